import type { SourceFile } from "@/workers";

/** Files opened, and for each of the others why not, in words. */
export interface ReadFiles {
  readonly files: readonly SourceFile[];
  readonly problems: readonly string[];
}

/** More than anyone writes by hand; an editor stays quick with it. */
const mostBytes = 1024 * 1024;
const mostFiles = 50;

/** Reads what the reader chose or dropped: UTF-8 text in .py files of a sensible size. */
export async function readFiles(chosen: readonly File[]): Promise<ReadFiles> {
  const files: SourceFile[] = [];
  const problems: string[] = [];
  if (chosen.length > mostFiles) problems.push(`Only the first ${mostFiles} of ${chosen.length} files were opened.`);
  for (const file of chosen.slice(0, mostFiles)) {
    const result = await readFile(file);
    if ("problem" in result) problems.push(result.problem);
    else files.push(result);
  }
  return { files, problems };
}

async function readFile(file: File): Promise<SourceFile | { readonly problem: string }> {
  if (!file.name.endsWith(".py")) return { problem: `${file.name} was not opened: its name doesn’t end in .py.` };
  if (file.size > mostBytes) {
    return { problem: `${file.name} was not opened: it has ${(file.size / 1024 / 1024).toFixed(1)} MB, and 1 MB is the most.` };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return { name: file.name.replace(/\s+/g, "_"), text: text.replace(/\r\n?/g, "\n") };
  } catch (cause) {
    const why = cause instanceof TypeError ? "it is not UTF-8 text. Save it as UTF-8 and open it again." : "the browser could not read it.";
    return { problem: `${file.name} was not opened: ${why}` };
  }
}
