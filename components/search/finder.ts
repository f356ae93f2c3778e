import MiniSearch, { type SearchOptions } from "minisearch";
import type { SearchEntry } from "@/content/search";

export interface Found {
  readonly entry: SearchEntry;
  /** Its words that were looked for, in lower case. */
  readonly words: ReadonlySet<string>;
}

/** What has the words of a query in it, the likeliest first. */
export type Find = (query: string) => readonly Found[];

/** More are no help. */
const most = 20;

/** Of a traceback, its end tells most. */
const longest = 200;

/** Where several have the same words. */
const weights: Readonly<Record<SearchEntry["kind"], number>> = {
  lesson: 1.4,
  term: 1.3,
  case: 1.1,
  exercise: 1,
  section: 1,
  lab: 0.9,
  claim: 0.8,
};

/** Words that are in every text, and those that an apostrophe leaves. */
const empty = new Set(
  "a an and are as at be by can do does for from how i in is it my of on or s t that the this to what when why with".split(" "),
);

const options: SearchOptions = {
  boost: { title: 3 },
  prefix: (term) => term.length > 1,
  fuzzy: (term) => (term.length > 4 ? 0.2 : false),
};

/** The entries as they can be searched: indexed here, as their text is needed anyway and an index would weigh as much again. */
export async function createFinder(entries: readonly SearchEntry[]): Promise<Find> {
  const known = new Map(entries.map((entry) => [entry.at, entry]));
  const index = new MiniSearch<SearchEntry>({
    idField: "at",
    fields: ["title", "of", "text", "words"],
    tokenize: wordsOf,
    processTerm: (term) => (empty.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: { ...options, boostDocument: (at: string) => weights[known.get(at)?.kind ?? "section"] },
  });
  await index.addAllAsync(entries);
  return (query) => {
    const asked = query.slice(-longest);
    const all = index.search(asked, { combineWith: "AND" });
    // Else what has some of the words: of a sentence, or of an error with names of one's own in it.
    const results = all.length > 0 ? all : index.search(asked);
    return results.slice(0, most).flatMap(({ id, terms }) => {
      const entry = known.get(String(id));
      return entry ? [{ entry, words: new Set(terms) }] : [];
    });
  };
}

/** A text's words, in their order. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
