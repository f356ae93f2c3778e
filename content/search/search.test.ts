import { expect, it } from "vitest";
import { readSearchEntries } from "./index";
import { readLessons } from "../lessons";

const entries = readSearchEntries();
const of = (kind: string) => entries.filter((entry) => entry.kind === kind);

it("each thing that can be found has a place, a name, and readable words", () => {
  expect(new Set(entries.map(({ at }) => at)).size).toBe(entries.length);
  for (const { at, title, text } of entries) {
    expect(title, at).not.toBe("");
    expect(text, at).not.toMatch(/\]\(|\*\*|`|<\/|className|="/);
  }
});

it("all lessons, labs, exercises, claims, terms and cases are among them", () => {
  const lessons = readLessons();
  expect(of("lesson")).toHaveLength(lessons.length);
  expect(of("claim")).toHaveLength(11);
  expect(of("exercise")).toHaveLength(lessons.flatMap(({ exercises }) => exercises).length);
  expect(of("lab").length).toBeGreaterThan(lessons.flatMap(({ labs }) => labs).length);
  expect(of("term").map(({ at }) => at)).toContain("glossary#feeder-thread");
  expect(of("case").map(({ at }) => at)).toContain("clinic/cant-pickle");
});

it("a claim is found by the notes' words and by ours, in its lesson", () => {
  expect(of("claim").find(({ at }) => at === "lessons/what-is-multiprocessing#verdict-2")).toMatchObject({
    of: "What multiprocessing is",
    title: expect.stringContaining("smaller threads"),
    text: expect.stringMatching(/^It breaks work into processes\. The documentation says it plainly/),
  });
});
