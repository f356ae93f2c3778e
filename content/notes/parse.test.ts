import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseNotes } from "./parse";

const text = readFileSync("content/notes/python-multiprocessing-notes.txt", "utf8");
const notes = parseNotes(text);

describe("the notes", () => {
  it("have six questions", () => {
    expect(notes.map((entry) => entry.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(notes[0]?.question).toBe("What is multiprocessing in python? Why is it useful?");
  });

  it("make five claims under question 1 and six under question 2, and answer the others with code alone", () => {
    expect(notes.map((entry) => entry.claims.length)).toEqual([5, 6, 0, 0, 0, 0]);
    expect(notes.map((entry) => entry.paragraphs.map((sentences) => sentences.length))).toEqual([[5], [1, 1, 1, 1, 1, 1], [], [], [], []]);
    expect(notes.map((entry) => entry.cell?.prompt)).toEqual([undefined, undefined, "In [8]", "In [9]", "In [10]", "In [11]"]);
  });

  it("are told apart in code and output where both begin at the margin", () => {
    expect(notes[2]?.cell?.snippet.endsWith("    print(result)\n")).toBe(true);
    expect(notes[2]?.cell?.output.startsWith("Program finished in ")).toBe(true);
    expect(notes[4]?.cell?.output).toContain("start process:0start process:3");
  });

  it("lose nothing: what is left of the text once every parsed part is taken out is markup", () => {
    let rest = text;
    for (const { number, question, claims, cell } of notes) {
      for (const part of [`## ${number}. ${question}\n`, ...claims, cell && `${cell.prompt}:\n`, cell?.snippet, cell?.output]) {
        if (!part) continue;
        expect(rest).toContain(part);
        rest = rest.replace(part, () => "");
      }
    }
    expect(rest.replaceAll("###", "").trim()).toBe("");
  });
});

describe("a cell", () => {
  it("without the block that ends it is refused by name", () => {
    expect(() => parseNotes("## 1. Why?\n\nIn [3]:\nprint(1)\n\n1\n")).toThrow("In [3]");
  });
});
