import type { Amount } from "@/workers/grading";

/** `1 process`, `4 processes`. */
export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** `exactly 4 processes`, `at least 2 processes`, `2 to 4 processes`, `no process`. */
export function amountWords({ exactly, atLeast, atMost }: Amount, one: string, many: string): string {
  if (exactly === 0 || (exactly === undefined && atMost === 0)) return `no ${one}`;
  if (exactly !== undefined) return `exactly ${countWords(exactly, one, many)}`;
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast} to ${countWords(atMost, one, many)}`;
  if (atMost !== undefined) return `at most ${countWords(atMost, one, many)}`;
  return `at least ${countWords(atLeast ?? 0, one, many)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
