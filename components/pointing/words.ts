/** What is said where a text points at nothing; `count` is null as long as there is no run. */
export function missingWords(count: number | null): string {
  if (count === null) return " (no run to show it in yet)";
  return count === 0 ? " (not in this run)" : "";
}
