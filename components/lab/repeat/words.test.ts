import { describe, expect, it } from "vitest";
import { type Mark, orderingsOf, type RunMarks } from "@/workers/trace/orderings";
import { endedWords, haltWords, markWords, ordersWords, partingWords, valuesRest } from "./words";

const mark = (act: Mark["act"], text: string): Mark => ({ act, process: 1, who: "Process-1", text, plain: text });
const ran = (...lines: readonly string[]): RunMarks => ({
  prints: lines.map((line) => mark("printed", line)),
  tasks: [],
  processes: [],
  lastLine: null,
});
const orders = (runs: readonly RunMarks[], going = false) => ordersWords("prints", orderingsOf(runs, "prints", true), runs.length, going);

describe("words for many runs", () => {
  it("tell a mark in few words", () => {
    expect(
      [
        mark("printed", "hello"),
        mark("task-began", "f(1)"),
        mark("process-began", ""),
        mark("process-ended", ""),
        mark("process-ended", "-9"),
      ].map(markWords),
    ).toEqual(["hello", "f(1) starts", "Process-1 starts", "Process-1 ends", "Process-1 ends, by signal 9 (SIGKILL)"]);
  });

  it("never call impossible what wasn't seen", () => {
    expect(orders([ran("a", "b"), ran("b", "a")])).toBe(
      "2 different orders in 2 runs. Orders that did not occur in these 2 runs may still be possible.",
    );
    expect(orders([ran("a"), ran("a")], true)).toBe(
      "The same order in all 2 runs so far. Orders that did not occur in these 2 runs may still be possible.",
    );
    expect(orders([ran("a")], true)).toBe("One run so far, so one order. It takes more runs to see others.");
    expect(orders([ran(), ran()])).toBe("Nothing was printed in these runs.");
  });

  it("tell how runs ended", () => {
    expect(endedWords({ how: "exited", exitCode: 1 })).toBe("ended with exit code 1");
    expect(endedWords({ how: "exited", exitCode: -11 })).toBe("ended by signal 11 (SIGSEGV)");
    expect(endedWords({ how: "deadlock" })).toBe("stuck in a deadlock");
  });

  it("tell why there are fewer than were asked for, and what is left", () => {
    expect(haltWords({ why: "asked" }, 7)).toBe("7 runs done, then stopped.");
    expect(haltWords({ why: "input" }, 0)).toBe("Run 1 waits for something to be typed, and nobody types in many runs: stopped.");
    expect(haltWords({ why: "too-long" }, 1)).toBe(
      "Run 2 was not over after 20 seconds, so it was stopped. The results of 1 run are below.",
    );
  });

  it("tell where two runs part", () => {
    expect(partingWords(0, mark("printed", "a"), mark("printed", "b"))).toEqual(["They part at the first mark:", "a", "b"]);
    expect(partingWords(2, mark("printed", "a"), undefined)).toEqual(["They are alike up to mark 2, then part:", "a", "nothing more"]);
  });

  it("count what has no row", () => {
    expect(valuesRest({ rows: [], others: 0, none: 3 })).toEqual([{ text: "nothing printed", count: 3 }]);
  });
});
