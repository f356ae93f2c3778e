/** Lines of a program, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A row says what it hides, so a single line is not worth one. */
const fewestFolded = 2;

/** The lines before and after those that a lesson is about. */
export function foldedLines(about: readonly [from: number, to: number] | undefined, lines: number): readonly LineRange[] {
  if (!about) return [];
  const [from, to] = about;
  return [
    { from: 1, to: from - 1 },
    { from: to + 1, to: lines },
  ].filter((range) => range.to - range.from + 1 >= fewestFolded);
}

/** Whether one of these lines can't be seen. */
export function hides(folds: readonly LineRange[], lines: readonly number[]): boolean {
  return folds.some(({ from, to }) => lines.some((line) => line >= from && line <= to));
}

export const foldWords = ({ from, to }: LineRange) => `Show lines ${from} to ${to}`;

/** As an editor counts them, but for the empty one after the last line's end. */
export const lineCount = (text: string) => text.replace(/\n$/, "").split("\n").length;
