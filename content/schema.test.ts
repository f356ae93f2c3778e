import { stringify } from "yaml";
import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "./schema";

const good = {
  title: "Four processes",
  summary: "Four processes, each printing a number of its own: who starts when, and who prints first.",
  notes: 6,
  labs: [{ id: "snippet", title: "The notes' snippet", files: ["snippet.py"], processes: 5, patience: 1 }],
  picture: "snippet",
};
const read = (changes: object) => () => parseFrontMatter("06-four-processes/lesson.mdx", `\n${stringify({ ...good, ...changes })}`);

describe("a lesson's front matter", () => {
  it("is taken as it is when it is right", () => {
    expect(read({})()).toEqual(good);
  });

  it("names file, line and field when something is wrong", () => {
    expect(read({ summary: "Too short." })).toThrow(/^06-four-processes\/lesson\.mdx:3: summary: /);
    expect(read({ labs: [{ id: "snippet", title: "t", files: ["snippet.txt"] }] })).toThrow(
      "labs.0.files.0: must be the name of a .py file",
    );
  });

  it("names every fault at once", () => {
    expect(read({ title: "", summary: "" })).toThrow(/title: [^]*summary: /);
  });

  it("refuses a field it doesn't know, so that a typing error isn't passed over", () => {
    expect(read({ sumary: "x" })).toThrow("sumary");
  });

  it("wants exactly one of `notes` and `question`", () => {
    expect(read({ question: "Why?" })).toThrow("question: either `notes`");
    expect(read({ notes: undefined })).toThrow("question: either `notes`");
    expect(read({ notes: undefined, question: "Why?" })()).toMatchObject({ question: "Why?" });
  });

  it("wants labs told apart, and a picture of one of them", () => {
    expect(read({ labs: [good.labs[0], good.labs[0]] })).toThrow("labs: every lab needs an id of its own");
    expect(read({ picture: "other" })).toThrow("picture: must be the id of one of the labs");
  });

  it("wants the reason for a number of CPUs", () => {
    expect(read({ labs: [{ ...good.labs[0], cpuCount: 8 }] })).toThrow("labs.0.cpuNote: must tell the reader why");
  });

  it("wants a picture's width, and a speed-up's constant and how many workers", () => {
    const lab = (more: object) => read({ labs: [{ ...good.labs[0], ...more }] });
    expect(lab({ shows: { memory: "picture", width: 88 } })()).toMatchObject({ labs: [{ shows: { memory: "picture", width: 88 } }] });
    expect(lab({ shows: { memory: "picture", width: 0 } })).toThrow("labs.0.shows.width");
    expect(lab({ speedUp: { constant: "WORKERS", upTo: 8 } })()).toMatchObject({ labs: [{ speedUp: { constant: "WORKERS", upTo: 8 } }] });
    expect(lab({ speedUp: { constant: "workers", upTo: 8 } })).toThrow("labs.0.speedUp.constant: must be the name of a constant");
    expect(lab({ speedUp: { constant: "WORKERS", upTo: 1 } })).toThrow("labs.0.speedUp.upTo");
  });

  it("wants the lines a lesson is about in their order", () => {
    const about = (lines: readonly number[]) => read({ labs: [{ ...good.labs[0], about: lines }] });
    expect(about([3, 12])()).toMatchObject({ labs: [{ about: [3, 12] }] });
    expect(about([12, 3])).toThrow("labs.0.about: must be the first and the last line");
    expect(about([0, 3])).toThrow("labs.0.about.0");
    expect(about([3])).toThrow("labs.0.about");
  });
});
