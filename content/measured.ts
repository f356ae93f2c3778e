import { z } from "zod";

const seconds = z.number().gt(0);

const measured = z.strictObject({
  recorded: z.strictObject({ date: z.iso.date(), python: z.string(), browser: z.string(), cores: z.int().min(1) }),
  /** One for each number of workers, from 1 on: what was measured, by its name. */
  points: z.array(z.strictObject({ workers: z.int().min(1), seconds: z.record(z.string(), seconds) })).min(1),
});

/** How long a program took with one worker, with two and so on, as `npm run record` found it. */
export type Measured = z.infer<typeof measured>;

/** `file` is named in the message when something is wrong. */
export function parseMeasured(file: string, json: string): Measured {
  const result = measured.safeParse(JSON.parse(json));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`${file} can't be read as what was measured; npm run record makes it anew:\n${faults.join("\n")}`);
}
