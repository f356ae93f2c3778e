import { describe, expect, it } from "vitest";
import { readLessons } from "@/content/lessons";
import { knobsIn } from "../knobs/knobs";
import { curvesOf } from "./points";

const labs = readLessons().flatMap(({ folder, labs: all }) =>
  all.flatMap(({ id, files, speedUp, measured }) =>
    speedUp ? [{ name: `${folder}/${id}`, text: files[0]!.text, speedUp, measured }] : [],
  ),
);

describe("labs whose speed-up is measured", () => {
  it("are there", () => expect(labs.length).toBeGreaterThan(0));

  it.each(labs.map((lab) => [lab.name, lab] as const))("%s has the knob, and a recorded curve from one worker to the last", (_, lab) => {
    const { constant, upTo } = lab.speedUp;
    const knob = knobsIn(lab.text).find(({ name }) => name === constant);
    expect(knob?.setting).toMatchObject({ kind: "slider", min: 1, max: upTo });
    expect(lab.measured?.points.map(({ workers }) => workers)).toEqual(Array.from({ length: upTo }, (_, index) => index + 1));
    const curves = curvesOf(lab.measured?.points ?? []);
    expect(curves.map(({ at }) => at.length)).toEqual(curves.map(() => upTo));
    expect(curves.length).toBeGreaterThan(0);
  });
});
