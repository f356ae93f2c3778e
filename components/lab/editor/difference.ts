/** What makes one text of another: the characters in `from…to` are replaced. As few as can be, but never half of one of two units. */
export function difference(before: string, after: string): { readonly from: number; readonly to: number; readonly by: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  if (isFirstHalf(before.charCodeAt(from - 1))) from--;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (isSecondHalf(before.charCodeAt(before.length - same))) same--;
  return { from, to: before.length - same, by: after.slice(from, after.length - same) };
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isSecondHalf = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
