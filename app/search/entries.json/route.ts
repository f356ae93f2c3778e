import { readSearchEntries } from "@/content/search";

/** All that can be found, fetched when a reader first searches. */
export const dynamic = "force-static";

export function GET(): Response {
  return Response.json(readSearchEntries());
}
