import type { SourceFile } from "@/workers";

export type Files = readonly SourceFile[];

export function sameFiles(a: Files, b: Files): boolean {
  return a.length === b.length && a.every((file, index) => file.name === b[index]!.name && file.text === b[index]!.text);
}

export function withText(files: Files, name: string, text: string): Files {
  return files.map((file) => (file.name === name ? { name, text } : file));
}

/** Opened files take the place of those of the same name and follow the others. */
export function withOpened(files: Files, opened: Files): Files {
  const replaced = files.map((file) => opened.find(({ name }) => name === file.name) ?? file);
  return [...replaced, ...opened.filter(({ name }) => !files.some((file) => file.name === name))];
}

export function renamed(files: Files, from: string, to: string): Files {
  return files.map((file) => (file.name === from ? { name: to, text: file.text } : file));
}

export function without(files: Files, name: string): Files {
  return files.filter((file) => file.name !== name);
}

/** `untitled.py`, `untitled2.py` … */
export function freeName(files: Files): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? "untitled.py" : `untitled${n}.py`;
    if (!files.some((file) => file.name === name)) return name;
  }
}

/** Why a file can't have this name, in words; empty when it can. */
export function nameProblem(files: Files, current: string, name: string): string {
  if (name === current) return "";
  if (!/^[^\s/\\:*?"<>|]+\.py$/.test(name)) return "A file’s name ends in .py and has no spaces or slashes.";
  if (files.some((file) => file.name === name)) return `There is a ${name} already.`;
  return "";
}

/** `main.py` is the program if there is one, else the first file; the others can be imported. */
export function programOrder(files: Files): Files {
  const main = files.find((file) => file.name === "main.py");
  return main ? [main, ...files.filter((file) => file !== main)] : files;
}
