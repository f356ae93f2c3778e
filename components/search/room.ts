import type { SearchEntry } from "@/content/search";
import { createFinder, type Find } from "./finder";
import { sitePath } from "@/components/site";

export type { Find } from "./finder";
export { Results } from "./results";

let finder: Promise<Find> | null = null;

/** Loads what can be found, once for the page. */
export function loadFinder(): Promise<Find> {
  finder ??= fetchEntries().then(createFinder);
  finder.catch(() => {
    finder = null;
  });
  return finder;
}

async function fetchEntries(): Promise<readonly SearchEntry[]> {
  const response = await fetch(sitePath("/search/entries.json"));
  if (!response.ok) throw new Error(`What can be found: ${response.status}`);
  return (await response.json()) as readonly SearchEntry[];
}
