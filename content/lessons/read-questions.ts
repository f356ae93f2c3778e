import { parseQuestions, type QuestionSettings } from "../questions";

/** A question, with the program read whose line is to be found. */
export type Question = QuestionSettings & { readonly program: readonly string[] };

/**
 * A lesson's questions. Each must have its place in the lesson's text: a prediction above the lab it is about, a quiz where
 * `<Question id="…" />` stands. `programOf` reads a file of the lesson's folder.
 */
export function readQuestions(file: string, yaml: string, mdx: string, programOf: (name: string) => string): readonly Question[] {
  return parseQuestions(file, yaml).map((question) => {
    const fault = (message: string) => new Error(`${file}: ${question.id}: ${message}`);
    if (question.lab === undefined && !mdx.includes(`<Question id="${question.id}"`)) {
      throw fault(`has no place: the lesson's text needs <Question id="${question.id}" />, or it names the lab that it is about`);
    }
    if (question.lab !== undefined && !labsIn(mdx).has(question.lab)) {
      throw fault(`the lesson's text has no lab "${question.lab}"`);
    }
    if (question.kind !== "line") return { ...question, program: [] };
    const program = programOf(question.file).trimEnd().split("\n");
    const beyond = question.choices.find(({ line }) => line > program.length);
    if (beyond) throw fault(`${question.file} has no line ${beyond.line}`);
    return { ...question, program };
  });
}

/** Ids of the labs and comparisons that a lesson's text shows. `<NotesCell />` is the lab of the notes' snippet. */
function labsIn(mdx: string): ReadonlySet<string> {
  const tags = [...mdx.matchAll(/<(?:LessonLab\s+lab|LessonComparison\s+id)="([^"]+)"/g)].map(([, id = ""]) => id);
  return new Set(mdx.includes("<NotesCell") ? [...tags, "snippet"] : tags);
}
