import { describe, expect, it } from "vitest";
import type { Mark, RunMarks } from "./marks";
import { orderingsOf, partingOf } from "./orderings";
import { plainText } from "./plain-text";

const print = (line: string): Mark => {
  const [who = "", text = ""] = line.split(": ");
  return { act: "printed", process: Number(who.slice(1)), who, text, plain: plainText(text, new Map()) };
};

/** Lines as `P1: hello`, separated by commas. */
const ran = (lines: string): RunMarks => ({ prints: lines.split(", ").map(print), tasks: [], processes: [], lastLine: null });

const orders = (runs: readonly RunMarks[], apart = true) => {
  const { all, ...rest } = orderingsOf(runs, "prints", apart);
  return { all: all.map(({ marks, runs: of }) => `${marks.map(({ text }) => text).join(" ")} × ${of.join(" ")}`), ...rest };
};

describe("orderings", () => {
  it("are counted, the most frequent first, each with its runs", () => {
    expect(orders(["P1: a, P2: b", "P2: b, P1: a", "P2: b, P1: a"].map(ran)).all).toEqual(["b a × 1 2", "a b × 0"]);
  });

  it("tell who printed, unless that is not to count", () => {
    const runs = ["P1: a, P2: b", "P2: a, P1: b"].map(ran);
    expect(orders(runs).all).toHaveLength(2);
    expect(orders(runs, false).all).toEqual(["a b × 0 1"]);
  });

  it("tell processes apart in any case where they are what is ordered", () => {
    const began = (...names: readonly string[]): RunMarks => ({
      prints: [],
      tasks: [],
      processes: names.map((who, process) => ({ act: "process-began", process, who, text: "", plain: "" })),
      lastLine: null,
    });
    expect(orderingsOf([began("P1", "P2"), began("P2", "P1")], "processes", false).all).toHaveLength(2);
  });

  it("have no measures, which are others in each run", () => {
    expect(orders(["P1: took 0.51 s, P2: b", "P1: took 0.53 s, P2: b", "P2: b, P1: took 0.52 s"].map(ran))).toMatchObject({
      all: ["took … s b × 0 1", "b took … s × 2"],
      measured: true,
    });
  });

  it("have numbers with a fraction that are the same in each run", () => {
    const runs = ["P1: slept 0.5, P2: slept 1.0", "P2: slept 1.0, P1: slept 0.5", "P1: slept 0.5"].map(ran);
    expect(orders(runs)).toMatchObject({ all: ["slept 0.5 slept 1.0 × 0", "slept 1.0 slept 0.5 × 1", "slept 0.5 × 2"], measured: false });
  });

  it("know a measure that happens to be the same now and then", () => {
    const times = ["0.51", "0.50", "0.50", "0.50"].map((time) => ran(`P1: took ${time}`));
    expect(orders(times)).toMatchObject({ all: ["took … × 0 1 2 3"], measured: true });
  });

  it("say what is the same in all of them", () => {
    expect(orders(["P0: go, P1: a, P2: b, P0: done", "P0: go, P2: b, P1: a, P0: done"].map(ran))).toMatchObject({
      sameAtStart: 1,
      sameAtEnd: 1,
    });
    // Each mark is at the beginning or at the end, not at both.
    expect(orders(["P1: a, P1: a", "P1: a, P1: a, P1: a"].map(ran))).toMatchObject({ sameAtStart: 2, sameAtEnd: 0 });
    expect(orders([ran("P1: a")])).toMatchObject({ sameAtStart: 0, sameAtEnd: 0 });
  });

  it("part at one of their marks", () => {
    const [a, b, c] = ["P0: go, P1: a", "P0: go, P2: a", "P0: go"].map((lines) => ran(lines).prints);
    expect(partingOf(a!, b!, true)).toBe(1);
    expect(partingOf(a!, b!, false)).toBe(-1);
    expect(partingOf(a!, c!, false)).toBe(1);
    expect(partingOf(a!, a!, true)).toBe(-1);
  });
});
