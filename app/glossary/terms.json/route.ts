import { termsFile } from "@/components/glossary";

/** What the glossary's terms mean: a lesson fetches it when the first of them is asked for. */
export const dynamic = "force-static";

export function GET(): Response {
  return Response.json(termsFile());
}
