import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { yamlAbove } from "../lessons/front-matter";
import { readYaml } from "../yaml";
import { caseSettings, type CaseSettings } from "./schema";

/** One of a case's two programs. */
export interface CaseProgram {
  /** `broken.py` */
  readonly name: string;
  readonly text: string;
  /** The file of its recorded run, once `npm run record` has made one. */
  readonly recording: Uint8Array<ArrayBuffer> | null;
}

/** A failure that brings people to a search engine, with a program that has it and one that hasn't. */
export interface ClinicCase extends CaseSettings {
  /** The folder, and the address. */
  readonly slug: string;
  readonly broken: CaseProgram;
  readonly cured: CaseProgram;
  /** Its file `case.mdx`. */
  readonly mdx: string;
}

export function readCase(root: string, slug: string): ClinicCase {
  const folder = `content/clinic/${slug}`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`${folder}: a case's folder is named by its slug, like cant-pickle.`);
  const mdx = read(root, slug, "case.mdx");
  // The line of dashes counts as one.
  const settings = readYaml(`${folder}/case.mdx`, `\n${yamlAbove(mdx)}`, caseSettings);
  for (const lab of ["Broken", "Cured"]) {
    if (!mdx.includes(`<${lab} />`)) throw new Error(`${folder}/case.mdx has no place for a program: its text needs <${lab} />.`);
  }
  return { ...settings, slug, broken: readProgram(root, slug, "broken"), cured: readProgram(root, slug, "cured"), mdx };
}

function readProgram(root: string, slug: string, id: "broken" | "cured"): CaseProgram {
  const recording = join(root, slug, `${id}.run`);
  return {
    name: `${id}.py`,
    text: read(root, slug, `${id}.py`),
    recording: existsSync(recording) ? new Uint8Array(readFileSync(recording)) : null,
  };
}

function read(root: string, slug: string, name: string): string {
  const path = join(root, slug, name);
  if (!existsSync(path)) throw new Error(`content/clinic/${slug}/${name} is missing, and the case needs it.`);
  return readFileSync(path, "utf8");
}
