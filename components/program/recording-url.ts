import { sitePath } from "@/components/site";

/** Where the recorded run of a lab is served (`app/recordings`): of a lesson's by its slug, of a case's by `clinic-` and its slug. */
export function recordingUrl(slug: string, lab: string): string {
  return sitePath(`/recordings/${slug}/${lab}.run`);
}
