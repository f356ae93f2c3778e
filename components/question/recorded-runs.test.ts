import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { labOf, readLessons, type Lesson, type Question } from "@/content/lessons";
import { createTraceModel } from "@/workers/trace";
import { readRecording } from "@/workers/trace/format";
import { cameTrue, type SeenRun } from "./came-true";

/** Ids of a comparison's labs, or of the lab itself. */
function labsOf(lesson: Lesson, lab: string): readonly string[] {
  const mdx = readFileSync(`content/lessons/${lesson.folder}/lesson.mdx`, "utf8");
  const [, labs] = RegExp(`<LessonComparison id="${lab}"[^>]* labs=\\{(\\[.*?\\])\\}`).exec(mdx) ?? [];
  return labs === undefined ? [lab] : (JSON.parse(labs) as string[]);
}

async function recordedRun(lesson: Lesson, lab: string): Promise<SeenRun> {
  const { trace: records, output, end } = await readRecording(labOf(lesson, lab).recording!);
  const trace = createTraceModel();
  records.forEach((record) => trace.append(record));
  trace.finish(trace.extent);
  return { trace, output: output.map(({ text }) => text).join(""), end };
}

/** Of each choice that a run can tell: its words, what must come true, and what it must be. */
function expectations(question: Question) {
  if (question.kind === "order" || question.kind === "line") return [];
  const choices = question.kind === "can" ? question.choices.filter((choice) => choice.is !== "possible") : question.choices;
  return choices.flatMap((choice) => {
    if (!choice.seen) return [];
    const right = "is" in choice ? choice.is === "guaranteed" : choice.right === true;
    return [{ text: choice.text, seen: [choice.seen].flat(), right }];
  });
}

const predictions = readLessons().flatMap((lesson) =>
  lesson.questions.flatMap((question) => (question.lab === undefined ? [] : [{ lesson, question, lab: question.lab }])),
);

describe("in the recorded run the right answers came true, and no other:", () => {
  it.each(predictions.map((prediction) => [`${prediction.lesson.folder}, ${prediction.question.id}`, prediction] as const))(
    "%s",
    async (_, { lesson, question, lab }) => {
      const runs = new Map<string, SeenRun>();
      for (const id of labsOf(lesson, lab)) runs.set(id, await recordedRun(lesson, id));
      for (const { text, seen, right } of expectations(question)) expect([text, cameTrue(seen, runs)]).toEqual([text, right]);
    },
  );
});
