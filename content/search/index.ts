import { readCases } from "../clinic";
import { readGlossary } from "../glossary";
import { readLessons, headingId, type Lesson } from "../lessons";
import { claimAnchor, exerciseAnchor, labAnchor } from "../anchors";
import { partsOf, plainText } from "./plain-text";

/** Something that can be found. */
export interface SearchEntry {
  /** Its address on the site, without the / that it begins with. One of its kind. */
  readonly at: string;
  readonly kind: "lesson" | "section" | "claim" | "lab" | "exercise" | "term" | "case";
  readonly title: string;
  /** The lesson it is in. */
  readonly of?: string;
  readonly text: string;
  /** Other words by which it is found. */
  readonly words?: string;
}

/** All that can be found: lessons and their parts, the glossary's terms, the clinic's cases. */
export function readSearchEntries(): readonly SearchEntry[] {
  return [...readLessons().flatMap(entriesOf), ...terms(), ...cases()];
}

function entriesOf(lesson: Lesson): readonly SearchEntry[] {
  const { slug, title, question, summary, mdx } = lesson;
  const page = `lessons/${slug}`;
  const at = (anchor: string) => ({ at: `${page}#${anchor}`, of: title });
  const [, ...sections] = partsOf(mdx.replace(verdict, ""));
  return [
    { at: page, kind: "lesson", title, text: `${question} ${summary}` },
    ...sections
      .filter(({ text }) => text !== "")
      .map((part) => ({ ...at(headingId(part.title)), kind: "section" as const, title: part.title, text: part.text })),
    ...[...mdx.matchAll(verdict)].map(([, claim, text = ""]) => ({
      ...at(claimAnchor(Number(claim))),
      kind: "claim" as const,
      title: lesson.notes?.claims[Number(claim) - 1] ?? "",
      text: plainText(text),
    })),
    ...labsIn(lesson).map(({ id, title: name }) => ({ ...at(labAnchor(id)), kind: "lab" as const, title: name, text: "" })),
    ...lesson.exercises.map(({ id, title: name, task }) => ({
      ...at(exerciseAnchor(id)),
      kind: "exercise" as const,
      title: name,
      text: plainText(task),
    })),
  ];
}

const verdict = /<Verdict claim=\{(\d+)\}[^>]*>(.*?)<\/Verdict>/gs;
const comparison = /<LessonComparison id="([^"]+)" title="([^"]+)"/g;

/** The lesson's programs and the comparisons made of them. */
function labsIn({ labs, mdx }: Lesson): readonly { readonly id: string; readonly title: string }[] {
  return [
    ...labs.map(({ id, title, starterTitle }) => ({ id, title: starterTitle ?? title })),
    ...[...mdx.matchAll(comparison)].map(([, id = "", title = ""]) => ({ id, title })),
  ];
}

function terms(): readonly SearchEntry[] {
  return readGlossary().map(({ id, term, also = [], means }) => ({
    at: `glossary#${id}`,
    kind: "term",
    title: term,
    text: plainText(means),
    words: also.join(" "),
  }));
}

function cases(): readonly SearchEntry[] {
  return readCases().map(({ slug, title, symptom, why, says, words, mdx }) => ({
    at: `clinic/${slug}`,
    kind: "case",
    title,
    text: [symptom, why, ...says.map((one) => one.words), ...partsOf(mdx).map(({ text }) => text)].join(" ").replace(/\s+/g, " "),
    words: words.join(" "),
  }));
}
