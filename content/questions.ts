import { z } from "zod";
import { readYaml } from "./yaml";

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be words in lower case joined by hyphens");

const pattern = z.string().refine(isPattern, "must be a regular expression");

function isPattern(text: string): boolean {
  try {
    return RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** What a run must have been like for a choice to have come true. All that is given must hold. */
const seen = z.strictObject({
  /** Of a comparison: which program's run; else the lab's. */
  of: name.optional(),
  /** Processes that were made, the main one not counted: this many, or between two numbers. */
  children: z.union([z.int(), z.tuple([z.int(), z.int()])]).optional(),
  /** The last line of the output matches. */
  last: pattern.optional(),
  /** The output as a whole matches; `[^]` is any character, line ends among them. */
  output: pattern.optional(),
  /** So many lines match. */
  count: z.strictObject({ of: pattern, is: z.int().min(0) }).optional(),
  /** The program took as long, in seconds. */
  seconds: z.tuple([z.number(), z.number()]).optional(),
  /** So many of the children were in a function of the program at one moment. */
  atOnce: z.union([z.int(), z.tuple([z.int(), z.int()])]).optional(),
  exitCode: z.int().optional(),
  /** Whether all that there was came to be stuck. */
  deadlock: z.boolean().optional(),
  /** Of a comparison: the time of one program, divided by that of another. */
  ratio: z.strictObject({ of: name, to: name, is: z.tuple([z.number(), z.number()]) }).optional(),
});

const choice = z.strictObject({
  text: z.string().min(1),
  why: z.string().min(1),
  /** Of several, all must hold. */
  seen: z.union([seen, z.array(seen).min(1)]).optional(),
});

const common = {
  id: name,
  /** In Markdown, as all words here: `code` and *stress*. */
  ask: z.string().min(1),
  /** A prediction: the lab or comparison that it is about. Its run stays veiled until the reader has answered. */
  lab: name.optional(),
};

const question = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("one"), choices: z.array(choice.extend({ right: z.literal(true).optional() })).min(2) }),
  z.strictObject({ ...common, kind: z.literal("several"), choices: z.array(choice.extend({ right: z.literal(true).optional() })).min(2) }),
  /** Of each statement: can it happen? */
  z.strictObject({
    ...common,
    kind: z.literal("can"),
    choices: z.array(choice.extend({ is: z.enum(["possible", "impossible", "guaranteed"]) })).min(1),
  }),
  /** Given in the right order; shown in another. */
  z.strictObject({ ...common, kind: z.literal("order"), choices: z.array(z.string().min(1)).min(3), why: z.string().min(1) }),
  /** Find the line of a program in the lesson's folder. */
  z.strictObject({
    ...common,
    kind: z.literal("line"),
    file: z.string().regex(/^[\w-]+\.py$/, "must be the name of a .py file in the lesson's folder"),
    /** First and last line of what is shown. */
    from: z.int().min(1).optional(),
    to: z.int().min(1).optional(),
    choices: z.array(z.strictObject({ line: z.int().min(1), right: z.literal(true).optional(), why: z.string().min(1) })).min(1),
    /** What is said of any other line. */
    otherwise: z.string().min(1),
  }),
]);

export type QuestionSettings = z.infer<typeof question>;
/** What a run must have been like, e.g. `{ children: 4, last: "^All" }`. */
export type Seen = z.infer<typeof seen>;

const questions = z.array(question).superRefine((all, context) => {
  for (const [index, { id, ...settings }] of all.entries()) {
    const fault = (message: string) => context.addIssue({ code: "custom", path: [index, "id"], message: `${id}: ${message}` });
    if (all.findIndex((other) => other.id === id) < index) fault("every question needs an id of its own");
    if (settings.kind !== "one" && settings.kind !== "several" && settings.kind !== "line") continue;
    const right = settings.choices.filter((given) => given.right).length;
    if (settings.kind === "one" && right !== 1) fault("of the choices one must be right");
    if (right === 0) fault("a choice must be right");
  }
});

/** A lesson's `questions.yaml`. */
export function parseQuestions(file: string, text: string): readonly QuestionSettings[] {
  return readYaml(file, text, questions);
}
