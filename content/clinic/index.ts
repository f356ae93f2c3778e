import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readCase, type ClinicCase } from "./read-case";

export type { CaseProgram, ClinicCase } from "./read-case";

const root = join(process.cwd(), "content/clinic");

/** In the order in which people are likely to look for them; others follow by name. */
const first = ["cant-pickle", "missing-guard", "not-in-a-notebook", "queue-not-drained", "swallowed-exception", "slower-than-serial"];

/** Every case: each folder beside this file is one. */
export function readCases(): readonly ClinicCase[] {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const place = (slug: string) => (first.includes(slug) ? first.indexOf(slug) : first.length);
  return folders.sort((one, other) => place(one) - place(other) || one.localeCompare(other)).map((slug) => readCase(root, slug));
}
