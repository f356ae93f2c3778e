import { z } from "zod";
import type { Check, CheckKind, CheckOf } from "@/workers/grading";
import { WAIT_REASONS } from "@/workers";
import { readYaml } from "./yaml";

const words = z.string().trim().min(1);
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be words in lower case joined by hyphens");
const python = z.string().regex(/^[\w-]+\.py$/, "must be the name of a .py file in the exercise's folder");
const functionName = z.string().regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/, "must be a function's name, like work or Worker.run");
const constant = z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be the name of a constant, like NUMBERS");
const variable = z.string().regex(/^[a-z]\w*$/, "must be a name in lower case");
const text = z.union([z.string(), z.number()]).transform(String);

const whose = z.enum(["main", "children", "anybody"]);
const count = z.int().min(0);
const pattern = z.string().min(1);
const amount = { exactly: count.optional(), atLeast: count.optional(), atMost: count.optional() };

/** Each check of `workers/grading/checks.ts`, which says what it asks. */
const kinds = {
  ends: z.strictObject({ kind: z.literal("ends"), exitCode: z.int().optional(), exceptions: z.literal("allowed").optional() }),
  constants: z.strictObject({ kind: z.literal("constants"), names: z.array(constant).min(1) }),
  processes: z.strictObject({ kind: z.literal("processes"), ...amount }),
  "start-method": z.strictObject({ kind: z.literal("start-method"), is: z.enum(["fork", "spawn", "forkserver"]) }),
  "started-together": z.strictObject({ kind: z.literal("started-together") }),
  joined: z.strictObject({ kind: z.literal("joined") }),
  "none-left": z.strictObject({ kind: z.literal("none-left") }),
  workers: z.strictObject({ kind: z.literal("workers"), ...amount }),
  lines: z.strictObject({
    kind: z.literal("lines"),
    by: whose.optional(),
    match: z.array(pattern).min(1),
    inOrder: z.boolean().optional(),
    only: z.boolean().optional(),
  }),
  "count-lines": z.strictObject({ kind: z.literal("count-lines"), of: pattern, by: whose.optional(), ...amount }),
  different: z.strictObject({ kind: z.literal("different"), of: pattern, ...amount }),
  "last-line": z.strictObject({ kind: z.literal("last-line"), match: pattern, by: whose.optional() }),
  ran: z.strictObject({
    kind: z.literal("ran"),
    function: functionName,
    by: whose.optional(),
    times: z.strictObject(amount).optional(),
    inProcesses: z.strictObject(amount).optional(),
  }),
  "at-once": z.strictObject({ kind: z.literal("at-once"), function: functionName.optional(), by: whose.optional(), ...amount }),
  overlap: z.strictObject({ kind: z.literal("overlap"), functions: z.tuple([functionName, functionName]) }),
  "work-share": z.strictObject({ kind: z.literal("work-share"), atLeast: z.number().min(0).max(1) }),
  "speed-up": z.strictObject({ kind: z.literal("speed-up"), atLeast: z.number().min(1), cores: z.int().min(1).optional() }),
  "no-deadlock": z.strictObject({ kind: z.literal("no-deadlock") }),
  "under-lock": z.strictObject({ kind: z.literal("under-lock") }),
  waits: z.strictObject({ kind: z.literal("waits"), for: z.array(z.enum(WAIT_REASONS)).min(1), by: whose.optional(), ...amount }),
  messages: z.strictObject({
    kind: z.literal("messages"),
    from: z.enum(["main", "children"]),
    to: z.enum(["main", "children"]),
    ...amount,
  }),
} satisfies { readonly [Kind in CheckKind]: z.ZodType<CheckOf<Kind>> };

/** What may stand beside a check's own settings. */
const beside = {
  /** Names it, where there are several of its kind. */
  id: name.optional(),
  /** What it asks, in Markdown, where the page's own words for it won't do. */
  ask: words.optional(),
  /** What is said when it has failed, after what was seen. */
  advice: words.optional(),
};

const check = z.discriminatedUnion("kind", [
  kinds.ends.extend(beside),
  kinds.constants.extend(beside),
  kinds.processes.extend(beside),
  kinds["start-method"].extend(beside),
  kinds["started-together"].extend(beside),
  kinds.joined.extend(beside),
  kinds["none-left"].extend(beside),
  kinds.workers.extend(beside),
  kinds.lines.extend(beside),
  kinds["count-lines"].extend(beside),
  kinds.different.extend(beside),
  kinds["last-line"].extend(beside),
  kinds.ran.extend(beside),
  kinds["at-once"].extend(beside),
  kinds.overlap.extend(beside),
  kinds["work-share"].extend(beside),
  kinds["speed-up"].extend(beside),
  kinds["no-deadlock"].extend(beside),
  kinds["under-lock"].extend(beside),
  kinds.waits.extend(beside),
  kinds.messages.extend(beside),
]);

const values = z.record(variable, text).default({});

const exercise = z.strictObject({
  title: z.string().min(1).max(60),
  /** In Markdown: what is to be done, and what may be changed. */
  task: words,
  /** In Markdown, from a nudge to a worked step. */
  hints: z.array(words).min(1).max(5),
  /** Why the solution is one, in Markdown. */
  solution: words,
  /** How many processes a run of a right program is likely to have, the main one included: that many are kept ready. */
  processes: z.int().min(1).default(1),
  /** How many seconds a run may wait until so many interpreters are ready. */
  patience: z.number().min(0).max(5).default(2),
  startMethod: z.enum(["fork", "spawn", "forkserver"]).optional(),
  /** The number of CPUs Python shall see, where the machine's own won't do. */
  cpuCount: z.int().min(1).max(64).optional(),
  /** Seconds after which a run counts as one that never ends. */
  timeout: z.number().min(1).max(60).default(15),
  /** How often the program is run as it is. */
  runs: z.int().min(1).max(20).default(1),
  /** The program of the folder that speed-up is measured against. */
  baseline: python.optional(),
  /** Files that the program can import. */
  files: z.array(python).default([]),
  /** What `{name}` in a pattern stands for. */
  values,
  /** A further run each, with other values of constants of the program: an answer that was only written down is found out. */
  variants: z
    .array(z.strictObject({ set: z.record(constant, text).refine((set) => Object.keys(set).length > 0, "must set a constant"), values }))
    .default([]),
  checks: z.array(check).min(1),
});

type Given = z.infer<typeof exercise>;

/** A check, and what an author has to say about it. */
export type ExerciseCheck = Check & { readonly ask?: string | undefined; readonly advice?: string | undefined };

export type ExerciseSettings = Omit<Given, "checks"> & { readonly checks: readonly ExerciseCheck[] };

const checked = exercise.superRefine((given, context) => {
  const fault = (path: readonly (string | number)[], message: string) => context.addIssue({ code: "custom", path: [...path], message });
  const ids = given.checks.map(({ id, kind }) => id ?? kind);
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) fault(["checks", index], `another check is called ${id}: give this one an id of its own`);
  }
  for (const [index, settings] of given.checks.entries()) {
    const place = ["checks", index];
    if (amountsOf(settings).some((each) => Object.values(each).every((value) => value === undefined))) {
      fault(place, "must say how many: exactly, atLeast or atMost");
    }
    for (const { path, pattern } of patternsOf(settings)) {
      for (const valuesOfRun of valuesOf(given)) {
        const wrong = faultOf(pattern, valuesOfRun);
        if (wrong !== null) {
          fault([...place, ...path], wrong);
          break;
        }
      }
    }
  }
  const measures = given.checks.some(({ kind }) => kind === "speed-up");
  if (measures !== (given.baseline !== undefined)) {
    fault(measures ? ["checks"] : ["baseline"], "speed-up is measured against a baseline: a check and a program, or neither");
  }
});

type GivenCheck = Given["checks"][number];

function amountsOf(settings: GivenCheck): readonly { exactly?: number; atLeast?: number; atMost?: number }[] {
  switch (settings.kind) {
    case "processes":
    case "workers":
    case "count-lines":
    case "different":
    case "at-once":
    case "waits":
    case "messages":
      return [{ exactly: settings.exactly, atLeast: settings.atLeast, atMost: settings.atMost }];
    case "ran":
      return [settings.times, settings.inProcesses].flatMap((each) => (each === undefined ? [] : [each]));
    default:
      return [];
  }
}

function patternsOf(settings: GivenCheck): readonly { readonly path: readonly (string | number)[]; readonly pattern: string }[] {
  switch (settings.kind) {
    case "lines":
      return settings.match.map((each, index) => ({ path: ["match", index], pattern: each }));
    case "last-line":
      return [{ path: ["match"], pattern: settings.match }];
    case "count-lines":
    case "different":
      return [{ path: ["of"], pattern: settings.of }];
    default:
      return [];
  }
}

/** The values of each run. */
function valuesOf({ values: base, variants }: Given): readonly Readonly<Record<string, string>>[] {
  return [base, ...variants.map(({ values: own }) => ({ ...base, ...own }))];
}

function faultOf(given: string, known: Readonly<Record<string, string>>): string | null {
  const missing = [...given.matchAll(/\{([a-z]\w*)\}/g)].map(([, key = ""]) => key).find((key) => !(key in known));
  if (missing !== undefined) return `no value is given for {${missing}}`;
  try {
    new RegExp(given.replace(/\{([a-z]\w*)\}/g, "0"));
    return null;
  } catch {
    return "must be a regular expression";
  }
}

/** An `exercise.yaml`. What is asked of every program stands before what is asked of this one. */
export function parseExercise(file: string, yaml: string): ExerciseSettings {
  const given = readYaml(file, yaml, checked);
  const own = given.checks.map((each): ExerciseCheck => ({ ...each, id: each.id ?? each.kind }));
  const constants = [...new Set(given.variants.flatMap(({ set }) => Object.keys(set)))];
  const asked: readonly ExerciseCheck[] = [
    { kind: "ends", id: "ends" },
    ...(constants.length > 0 ? [{ kind: "constants", id: "constants", names: constants } as const] : []),
  ];
  return { ...given, checks: [...asked.filter(({ kind }) => !own.some((each) => each.kind === kind)), ...own] };
}
