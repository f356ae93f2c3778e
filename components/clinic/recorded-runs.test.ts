import { expect, it } from "vitest";
import { readCases } from "@/content/clinic";
import { readRecording } from "@/workers/trace/format";

const programs = readCases().flatMap(({ slug, startMethod, hangs = false, broken, cured }) => [
  { slug, startMethod, ends: hangs ? "stopped" : "exited", ...broken },
  { slug, startMethod, ends: "exited", ...cured },
]);

it.each(programs)("the recorded run of $slug/$name is of the program as it is", async ({ name, text, recording, startMethod, ends }) => {
  const { end, program, recorded } = await readRecording(recording!);
  expect(program.files).toEqual([{ name, text }]);
  expect(recorded.options.startMethod).toBe(startMethod);
  expect(end.reason).toBe(ends);
});
