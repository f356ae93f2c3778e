import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text";

const names = new Map([
  [100, "MainProcess"],
  [102, "Process-2"],
]);
const plain = (text: string) => plainText(text, names);

describe("a plain text", () => {
  it.each([
    ["took 0.0513 s", "took … s"],
    ["took 532 ms", "took … ms"],
    ["took 2s, 0.5s", "took …s, …s"],
    ["1 second, 2 seconds", "… second, … seconds"],
    ["eps 1e-05 or 1.5e-7", "eps … or …"],
    ["<Ball object at 0x7f3a10>", "<Ball object at …>"],
  ])("has no measures: %s", (text, expected) => expect(plain(text)).toBe(expected));

  it.each([
    ["hello from 102", "hello from Process-2"],
    ["(100, 102)", "(MainProcess, Process-2)"],
    ["pid=102.", "pid=Process-2."],
  ])("has names in the place of pids: %s", (text, expected) => expect(plain(text)).toBe(expected));

  it.each(["square 3:9", "task 2 of 5", "Process-102x", "v102", "3 sides", "103 of 1020", "two.100"])("keeps all else: %s", (text) =>
    expect(plain(text)).toBe(text),
  );
});
