import type { SourceFile } from "../api/engine";

/** `NUMBERS = 4000  # in all parts together`, at the beginning of a line. */
const lineOf = (name: string): RegExp => new RegExp(`^${name}[ \\t]*=(?!=)(.*)$`, "m");

export function hasConstant(text: string, name: string): boolean {
  const value = lineOf(name).exec(text)?.[1];
  return value !== undefined && isClosed(value);
}

/** The program with other values of its constants, e.g. `NUMBERS` set to `[3, 1, 2]`; where it doesn't have one it is left as it is. */
export function withConstants(files: readonly SourceFile[], set: Readonly<Record<string, string>>): readonly SourceFile[] {
  return files.map(({ name, text }) => ({
    name,
    text: Object.entries(set).reduce(
      (changed, [constant, value]) =>
        hasConstant(changed, constant) ? changed.replace(lineOf(constant), () => `${constant} = ${value}`) : changed,
      text,
    ),
  }));
}

/** Whether the value ends on its line. */
function isClosed(value: string): boolean {
  const signs = value.replace(/(["'])(?:\\.|(?!\1).)*\1/g, "").replace(/#.*$/, "");
  const count = (of: RegExp): number => signs.match(of)?.length ?? 0;
  return count(/[([{]/g) === count(/[)\]}]/g) && !signs.trimEnd().endsWith("\\");
}
