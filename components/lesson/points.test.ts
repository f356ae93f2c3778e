import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { targetOf } from "@/components/pointing";
import { labOf, readLessons } from "@/content/lessons";
import { createTraceModel, entriesAt } from "@/workers/trace";
import { readRecording } from "@/workers/trace/format";

/** What a lesson's text points at, e.g. `{ lab: "sum", at: "one-process: calls of add_up" }`. */
function pointsIn(mdx: string): readonly { readonly lab: string; readonly at: string }[] {
  const points: { lab: string; at: string }[] = [];
  let lab = "";
  for (const [, name, attributes = ""] of mdx.matchAll(/<(LookFor|Sign|Point) ([^>]*)>/g)) {
    const of = (attribute: string) => RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1];
    if (name !== "Sign") lab = of("lab") ?? "";
    const at = of("at");
    if (at !== undefined) points.push({ lab, at });
  }
  return points;
}

describe.each(readLessons().map((lesson) => [lesson.folder, lesson] as const))("%s", (folder, lesson) => {
  const points = pointsIn(readFileSync(`content/lessons/${folder}/lesson.mdx`, "utf8"));

  it.each(points.map(({ lab, at }) => [lab, at] as const))("points at something in the recorded run: %s, %s", async (lab, at) => {
    const { program, passage } = targetOf(at);
    const { recording } = labOf(lesson, program ?? lab);
    const { trace } = await readRecording(recording!);
    const model = createTraceModel();
    trace.forEach((record) => model.append(record));
    model.finish(model.extent);
    expect(entriesAt(model, passage)).not.toEqual([]);
  });
});
