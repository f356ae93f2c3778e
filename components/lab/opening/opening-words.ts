import type { RunSummary } from "@/workers/trace";
import { durationWords } from "../run/words";

const numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const inWords = (count: number) => numbers[count] ?? String(count);
const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What a run came to, in a sentence: `Four processes, up to four at once: 2.0 s of work in 0.92 s.` */
export function summaryWords({ children, atOnce, work, elapsed }: RunSummary): string {
  if (children === 0) return `One process, no others: ${durationWords(elapsed)}.`;
  const head = `${capitalised(inWords(children))} ${children === 1 ? "process" : "processes"} beside the main one`;
  if (atOnce === 0) return `${head}, in ${durationWords(elapsed)}.`;
  const together = atOnce === 1 ? "one at work at a time" : `up to ${inWords(atOnce)} at work at once`;
  return `${head}, ${together}: ${durationWords(work)} of work in ${durationWords(elapsed)}.`;
}
