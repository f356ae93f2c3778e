/** Where the recorded run of a lab is served (`app/recordings`): of a lesson's by its slug, of a case's by `clinic-` and its slug. */
export function recordingUrl(slug: string, lab: string): string {
  return `${process.env.NEXT_PUBLIC_BASE_PATH ?? ""}/recordings/${slug}/${lab}.run`;
}
