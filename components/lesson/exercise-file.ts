import type { ExerciseFile } from "@/components/lab";
import { coloursOf } from "@/components/program";
import type { Exercise } from "@/content/lessons";
import { blockMarkdown } from "./block-markdown";
import { inlineMarkdown } from "./inline-markdown";

/** What is fetched of an exercise when the reader comes to it (`app/exercises`). */
export async function exerciseFile({ hints, solution, checks, ...exercise }: Exercise): Promise<ExerciseFile> {
  const { runs, values, variants, baseline, timeout } = exercise;
  return {
    hints: await Promise.all(hints.map(blockMarkdown)),
    solution: { program: solution.program, colours: await coloursOf(solution.program), why: await blockMarkdown(solution.why) },
    checks: checks.map(({ ask, advice, ...check }) => ({
      ...check,
      ask: ask && inlineMarkdown(ask),
      advice: advice && inlineMarkdown(advice),
    })),
    runs,
    values,
    variants,
    baseline,
    timeout,
  };
}
