import { sitePath } from "@/components/site";

/** Where hints, solution and checks of an exercise are served (`app/exercises`). */
export function exerciseUrl(slug: string, exercise: string): string {
  return sitePath(`/exercises/${slug}/${exercise}.json`);
}
