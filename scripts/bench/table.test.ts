import { describe, expect, it } from "vitest";
import { cells, result, worst } from "./table.mjs";

const figure = (limit: number) => ({
  title: "fork",
  unit: "ms",
  targets: [{ words: `≤ ${limit} ×`, missedBy: ({ ratio }: { ratio: number }) => ratio / limit }],
});
const measured = (...ratios: number[]) => result(ratios.map((ratio) => ({ engine: ratio * 2, native: 2 })));

describe("the bench's table", () => {
  it("compares the two sides of the same round", () => {
    expect(
      result([
        { engine: 4, native: 2 },
        { engine: 30, native: 10 },
      ]).ratio,
    ).toEqual({ median: 2.5, least: 2, most: 3 });
  });

  it("says of each figure whether its worst bench met the target, and whether that with one core busy met it twice over", () => {
    const row = (idle: number, busy: number) => cells(figure(2), measured(idle), measured(busy));
    expect([row(2, 4).at(5), row(2, 4).at(7)]).toEqual(["yes", "yes"]);
    expect([row(2.1, 4.1).at(5), row(2.1, 4.1).at(7)]).toEqual(["no", "no"]);
  });

  it("takes the worst of several benches by what they miss, or else by their ratio", () => {
    const [good, bad] = [measured(1), measured(3)];
    expect(worst(figure(2), [good, bad, good])).toBe(bad);
    expect(worst({ targets: [] }, [good, bad])).toBe(bad);
    const fast = { title: "messages", unit: "MB/s", targets: [{ words: "≥ 1 ×", missedBy: ({ ratio }: { ratio: number }) => 1 / ratio }] };
    expect(worst(fast, [good, bad])).toBe(good);
  });
});
