/** Where hints, solution and checks of an exercise are served (`app/exercises`). */
export function exerciseUrl(slug: string, exercise: string): string {
  return `${process.env.NEXT_PUBLIC_BASE_PATH ?? ""}/exercises/${slug}/${exercise}.json`;
}
