import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseNotes, type NotesQuestion } from "./parse";

const file = join(process.cwd(), "content/notes/python-multiprocessing-notes.txt");

/** The notes as given, read from their untouched copy. */
export function readNotes(): readonly NotesQuestion[] {
  return parseNotes(readFileSync(file, "utf8"));
}
