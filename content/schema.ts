import { z } from "zod";
import { readYaml } from "./yaml";

const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be words in lower case joined by hyphens");

const lab = z
  .strictObject({
    /** Names the lab in its lesson, and its recorded run: `<id>.run`. */
    id: name,
    title: z.string().min(1),
    /** Its name among the playground's programs, where the title doesn't tell which program it is. */
    starterTitle: z.string().min(1).optional(),
    /** Files of the lesson's folder; the first is the program, the others it can import. */
    files: z.array(z.string().regex(/^[\w-]+\.py$/, "must be the name of a .py file in the lesson's folder")).min(1),
    /** How many processes a run is likely to have, the main one included: that many are kept warm. */
    processes: z.int().min(1).default(1),
    /** The number of CPUs Python shall see, where the machine's own won't do, and the reason, for the reader. */
    cpuCount: z.int().min(1).max(64).optional(),
    cpuNote: z.string().optional(),
    /** How many seconds Run may wait until so many interpreters are ready, so that the children begin together. */
    patience: z.number().min(0).max(5).default(1),
    /** Its runs end in a deadlock; the recorded one was stopped there. */
    hangs: z.literal(true).optional(),
    startMethod: z.enum(["fork", "spawn", "forkserver"]).optional(),
    /** A picture that is shown beside the output: shared memory of this name, rows of `width` letters of those who wrote them. */
    shows: z.strictObject({ memory: z.string().min(1), width: z.int().min(1).max(400) }).optional(),
    /** It says how long things took, as `NAME: 0.412 s`, and its knob `constant` is how many workers do them: it is measured with one, two, … `upTo`. */
    speedUp: z
      .strictObject({ constant: z.string().regex(/^[A-Z][A-Z_]*$/, "must be the name of a constant"), upTo: z.int().min(2).max(16) })
      .optional(),
    /** First and last line of what the lesson is about in a long program; the others may be folded. */
    about: z
      .tuple([z.int().min(1), z.int().min(1)])
      .refine(([from, to]) => from <= to, "must be the first and the last line, in this order")
      .optional(),
  })
  .refine((value) => (value.cpuCount === undefined) === (value.cpuNote === undefined), {
    path: ["cpuNote"],
    message: "must tell the reader why cpuCount is set, and only then",
  });

/** What the front matter of a `lesson.mdx` says. */
const frontMatter = z
  .strictObject({
    /** Short name, for the tab's title and for lists. */
    title: z.string().min(1).max(60),
    /** For search engines and previews. */
    summary: z.string().min(50).max(200),
    /** Which of the notes' questions the lesson is about … */
    notes: z.int().min(1).optional(),
    /** … or, of a lesson that isn't about one, its own question. */
    question: z.string().min(1).optional(),
    labs: z.array(lab).min(1),
    /** The lab whose recorded run stands for the lesson on the home page. */
    picture: name,
  })
  .refine((value) => (value.notes === undefined) !== (value.question === undefined), {
    path: ["question"],
    message: "either `notes` (the number of a question in the notes) or `question` must be given, not both",
  })
  .refine((value) => new Set(value.labs.map(({ id }) => id)).size === value.labs.length, {
    path: ["labs"],
    message: "every lab needs an id of its own",
  })
  .refine((value) => value.labs.some(({ id }) => id === value.picture), {
    path: ["picture"],
    message: "must be the id of one of the labs",
  });

export type FrontMatter = z.infer<typeof frontMatter>;
export type LabSettings = FrontMatter["labs"][number];

/** The front matter of a `lesson.mdx`, `yaml` as text with an empty line above. A fault is named with file and line. */
export const parseFrontMatter = (file: string, yaml: string): FrontMatter => readYaml(file, yaml, frontMatter);
