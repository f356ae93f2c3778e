import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNotes } from "../notes/notes";
import { labOf, readLessons } from "./index";
import { readLesson } from "./read-lesson";

const lessons = readLessons();

function lessonFolder(folder: string, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "lesson-"));
  mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, folder, name), text);
  return root;
}

const frontMatter = `---
title: A lesson
summary: A lesson that was made up for a test, and says so in enough words.
question: Why?
picture: snippet
labs:
  - { id: snippet, title: A lab, files: [snippet.py] }
---
`;

describe("the lessons", () => {
  it("are one for each of the notes' questions, in their order, and then those beyond the notes", () => {
    expect(lessons.map((lesson) => lesson.notes?.number ?? null).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(lessons.slice(6).filter((lesson) => lesson.notes)).toEqual([]);
    expect(lessons.map((lesson) => lesson.number)).toEqual(lessons.map((_, index) => index + 1));
    expect(new Set(lessons.map((lesson) => lesson.slug)).size).toBe(lessons.length);
  });

  it("ask the notes' questions", () => {
    const asked = lessons.filter((lesson) => lesson.notes).map((lesson) => lesson.question);
    expect(asked).toEqual(readNotes().map((entry) => entry.question));
  });

  it("have a lab to run each", () => {
    for (const lesson of lessons) expect(lesson.labs.length).toBeGreaterThan(0);
  });

  it("fail by name when a lab is asked for that isn't there", () => {
    expect(() => labOf(lessons[2]!, "nonesuch")).toThrow('03-create-a-process/lesson.mdx has no lab "nonesuch"');
  });
});

describe.each(lessons.filter((lesson) => lesson.notes?.cell).map((lesson) => [lesson.folder, lesson] as const))("%s", (folder, lesson) => {
  const bytes = (name: string) => readFileSync(join("content/lessons", folder, name));
  const notes = readFileSync("content/notes/python-multiprocessing-notes.txt");

  it("has the notes' snippet, byte for byte", () => {
    expect(bytes("snippet.py").equals(Buffer.from(lesson.notes!.cell!.snippet))).toBe(true);
    expect(notes.includes(bytes("snippet.py"))).toBe(true);
  });

  it("has the notes' recorded output, byte for byte", () => {
    expect(bytes("recorded-output.txt").equals(Buffer.from(lesson.notes!.cell!.output))).toBe(true);
    expect(notes.includes(bytes("recorded-output.txt"))).toBe(true);
    expect(lesson.recordedOutput).toBe(lesson.notes!.cell!.output);
  });

  it("runs the snippet in a lab, as it is", () => {
    expect(labOf(lesson, "snippet").files).toEqual([{ name: "snippet.py", text: lesson.notes!.cell!.snippet }]);
  });
});

describe("reading a lesson", () => {
  it("takes number and slug from the folder's name, and its recorded run if there is one", () => {
    const files = { "lesson.mdx": frontMatter, "snippet.py": "print(1)\n" };
    const without = readLesson(lessonFolder("07-why", files), "07-why");
    expect(without).toMatchObject({ number: 7, slug: "why", question: "Why?", notes: null });
    expect(without.labs[0]).toMatchObject({ files: [{ name: "snippet.py", text: "print(1)\n" }], recording: null });

    const recorded = readLesson(lessonFolder("07-why", { ...files, "snippet.run": "a run" }), "07-why");
    expect(recorded.labs[0]?.recording).toEqual(new TextEncoder().encode("a run"));
  });

  it("says where its front matter is no YAML", () => {
    const root = lessonFolder("07-why", { "lesson.mdx": frontMatter.replace("labs:", "labs: [") });
    expect(() => readLesson(root, "07-why")).toThrow(/^content\/lessons\/07-why\/lesson\.mdx:\d+: /);
  });

  it("says which file is missing", () => {
    const root = lessonFolder("07-why", { "lesson.mdx": frontMatter });
    expect(() => readLesson(root, "07-why")).toThrow("content/lessons/07-why/snippet.py is missing");
  });

  it("refuses lines a program doesn't have, and to fold the notes' snippet", () => {
    const withAbout = (file: string, about: string) => {
      const text = frontMatter.replace("[snippet.py]", `[${file}], about: ${about}`);
      return () => readLesson(lessonFolder("07-why", { "lesson.mdx": text, [file]: "a = 1\nb = 2\n" }), "07-why");
    };
    expect(withAbout("program.py", "[1, 2]")()).toMatchObject({ labs: [{ about: [1, 2] }] });
    expect(withAbout("program.py", "[2, 3]")).toThrow("labs.0.about: program.py has 2 lines");
    expect(withAbout("snippet.py", "[1, 2]")).toThrow("labs.0.about: the notes' snippet is shown whole");
  });

  it("says how a folder is to be named", () => {
    expect(() => readLesson("content/lessons", "why")).toThrow("like 07-shared-memory");
  });

  it("says when the notes have no such question", () => {
    const root = lessonFolder("07-why", { "lesson.mdx": frontMatter.replace("question: Why?", "notes: 9") });
    expect(() => readLesson(root, "07-why")).toThrow("notes: the notes have no question 9");
  });
});
