/** Where the recorded run of a lesson's lab is served (`app/recordings`). */
export function recordingUrl(slug: string, lab: string): string {
  return `${process.env.NEXT_PUBLIC_BASE_PATH ?? ""}/recordings/${slug}/${lab}.run`;
}
