import type { SourceFile } from "@/workers";

export type Files = readonly SourceFile[];

export function sameFiles(a: Files, b: Files): boolean {
  return a.length === b.length && a.every((file, index) => file.name === b[index]!.name && file.text === b[index]!.text);
}

export function withText(files: Files, name: string, text: string): Files {
  return files.map((file) => (file.name === name ? { name, text } : file));
}

/** `main.py` is the program if there is one, else the first file; the others can be imported. */
export function programOrder(files: Files): Files {
  const main = files.find((file) => file.name === "main.py");
  return main ? [main, ...files.filter((file) => file !== main)] : files;
}
