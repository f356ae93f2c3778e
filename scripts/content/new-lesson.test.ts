import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLesson } from "@/content/lessons/read-lesson";

it("a new lesson can be read, and has one of everything", () => {
  const root = mkdtempSync(join(tmpdir(), "new-lesson-"));
  cpSync(join(import.meta.dirname, "new-lesson"), join(root, "14-why"), { recursive: true });
  const lesson = readLesson(root, "14-why");
  expect(lesson).toMatchObject({ number: 14, slug: "why", picture: "greetings" });
  expect(lesson.questions.map(({ id }) => id)).toEqual(["how-many", "which-first"]);
  expect(lesson.exercises.map(({ id, right, wrong }) => [id, right.length, wrong.length])).toEqual([["one-more", 3, 3]]);
});
