import type { SearchEntry } from "@/content/search";

export const kindWords: Readonly<Record<SearchEntry["kind"], string>> = {
  lesson: "Lesson",
  section: "Section",
  claim: "Claim of the notes",
  lab: "Lab",
  exercise: "Exercise",
  term: "Glossary",
  case: "Clinic",
};

export const countWords = (count: number) => (count === 1 ? "1 result" : `${count} results`);

export const loadFailed = "What can be found here could not be loaded. Check the connection and try again.";
