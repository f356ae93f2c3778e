import type { ProgressState } from "./progress-store";
import { noRecords, type RecordKey, withRecord } from "./records";

/** What the page remembers, as a file to be kept or carried to another browser. */
export function progressFile({ answers, cards, shown, done, read, place, asks }: ProgressState): string {
  const records: [RecordKey, unknown][] = [
    ...Object.entries(answers).map(([id, value]): [RecordKey, unknown] => [`answer/${id}`, value]),
    ...Object.entries(cards).map(([id, value]): [RecordKey, unknown] => [`card/${id}`, value]),
    ...Object.entries(shown).map(([id, value]): [RecordKey, unknown] => [`shown/${id}`, value]),
    ...Object.entries(done).map(([id, value]): [RecordKey, unknown] => [`done/${id}`, value]),
    ...Object.entries(read).map(([id, value]): [RecordKey, unknown] => [`read/${id}`, value]),
    ...(place ? [["place", place] as [RecordKey, unknown]] : []),
    ...(asks ? [] : [["asks", false] as [RecordKey, unknown]]),
  ];
  return `${JSON.stringify({ interleave: "progress", version: 1, records: Object.fromEntries(records) }, null, 1)}\n`;
}

/** The records of such a file; null if it is none. What it has that isn't known here is left out. */
export function recordsOfFile(text: string): readonly (readonly [RecordKey, unknown])[] | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof file !== "object" || file === null || !("interleave" in file) || file.interleave !== "progress") return null;
  if (!("records" in file) || typeof file.records !== "object" || file.records === null) return null;
  return Object.entries(file.records).filter((entry): entry is [RecordKey, unknown] => isRecord(...entry));
}

/** It changes what is remembered where nothing was. */
function isRecord(key: string, value: unknown): boolean {
  return JSON.stringify(withRecord(noRecords, key, value)) !== JSON.stringify(noRecords);
}
