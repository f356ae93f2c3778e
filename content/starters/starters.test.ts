import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readLessons } from "../lessons";
import { readStarters } from "./index";

const starters = readStarters();
const own = starters.filter(({ group }) => group === undefined);
const lessons = readLessons();

describe("the starters", () => {
  it("have an id and a label of their own each", () => {
    expect(new Set(starters.map(({ id }) => id)).size).toBe(starters.length);
    expect(new Set(starters.map(({ label }) => label)).size).toBe(starters.length);
  });

  it("are every program of this folder, and then every lab's", () => {
    const programs = readdirSync("content/starters").filter((name) => name.endsWith(".py"));
    expect(own.flatMap(({ files }) => files.map(({ name }) => name)).sort()).toEqual(programs.sort());
    expect(starters.slice(own.length).map(({ id }) => id)).toEqual(
      lessons.flatMap(({ slug, labs }) => labs.map(({ id }) => `${slug}/${id}`)),
    );
  });

  it("say whose snippet it is, under the lesson's name", () => {
    expect(starters).toContainEqual({
      id: "four-processes/snippet",
      label: "The notes’ snippet: four processes, four numbers",
      group: "6. Four processes",
      files: [{ name: "snippet.py", text: lessons[5]!.notes!.cell!.snippet }],
    });
  });
});

describe.each(own.map(({ id, files }) => [id, files[0]?.text ?? ""] as const))("%s", (_, text) => {
  it("is short, and its first line says what to watch", () => {
    expect(text).toMatch(/^"""An? [^\n]+: [^\n]+\. Watch [^\n]+\."""\n|^"""Shared memory: [^\n]+\. Watch [^\n]+\."""\n/);
    const lines = text.trimEnd().split("\n").length;
    expect(lines).toBeGreaterThanOrEqual(8);
    expect(lines).toBeLessThanOrEqual(28);
  });

  it("can be imported by a spawned process", () => {
    expect(text).toContain('if __name__ == "__main__":');
  });
});
