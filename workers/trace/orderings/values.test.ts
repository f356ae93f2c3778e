import { describe, expect, it } from "vitest";
import type { RunMarks } from "./marks";
import { valuesOf } from "./values";

const ended = (lastLine: string | null): RunMarks => ({ prints: [], tasks: [], processes: [], lastLine });
const values = (lines: readonly (string | null)[]) => {
  const { rows, ...rest } = valuesOf(lines.map(ended));
  return { rows: rows.map(({ text, runs }) => `${text} × ${runs.length}`), ...rest };
};

describe("values of the last line", () => {
  it("stand by number where they differ in one", () => {
    expect(values(["counter = 40", "counter = 9", "counter = 40", "counter = 38"]).rows).toEqual([
      "counter = 9 × 1",
      "counter = 38 × 1",
      "counter = 40 × 2",
    ]);
    expect(values(["-1", "2", "-1.5"]).rows).toEqual(["-1.5 × 1", "-1 × 1", "2 × 1"]);
  });

  it("stand by how often they came where they are words, or differ in several numbers", () => {
    expect(values(["stuck", "done", "done"]).rows).toEqual(["done × 2", "stuck × 1"]);
    expect(values(["1 of 2", "3 of 4", "3 of 4"]).rows).toEqual(["3 of 4 × 2", "1 of 2 × 1"]);
  });

  it("are counted by ranges where nearly each run has its own", () => {
    const times = Array.from({ length: 12 }, (_, i) => `4 parts: ${(1 + i * 0.05).toFixed(2)} s`);
    expect(values(times).rows).toEqual([
      "4 parts: 1–1.1 s × 2",
      "4 parts: 1.1–1.2 s × 2",
      "4 parts: 1.2–1.3 s × 2",
      "4 parts: 1.3–1.4 s × 2",
      "4 parts: 1.4–1.5 s × 2",
      "4 parts: 1.5–1.6 s × 2",
    ]);
  });

  it("have their runs in order", () => {
    const { rows } = valuesOf(["0.9", "0.11", "0.12", "0.13", "0.14", "0.15", "0.16", "0.17", "0.18", "0.19", "0.1"].map(ended));
    expect(rows.map(({ runs }) => [...runs])).toEqual(rows.map(({ runs }) => runs.toSorted((a, b) => a - b)));
    expect(rows.flatMap(({ runs }) => runs)).toHaveLength(11);
  });

  it("are twenty at most; the rest, and runs that printed nothing, are counted", () => {
    const many = Array.from({ length: 25 }, (_, i) => String.fromCharCode(97 + i));
    const { rows, others, none } = values([...many, null]);
    expect(rows).toHaveLength(20);
    expect({ others, none }).toEqual({ others: 5, none: 1 });
    expect(values([])).toEqual({ rows: [], others: 0, none: 0 });
  });
});
