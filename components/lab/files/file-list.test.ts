import { describe, expect, it } from "vitest";
import { freeName, nameProblem, programOrder, renamed, withOpened } from "./file-list";

const file = (name: string, text = "") => ({ name, text });
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

describe("the program among the files", () => {
  it("is main.py wherever it stands", () => {
    expect(names(programOrder([file("helper.py"), file("main.py")]))).toEqual(["main.py", "helper.py"]);
  });

  it("is the first file otherwise", () => {
    expect(names(programOrder([file("a.py"), file("b.py")]))).toEqual(["a.py", "b.py"]);
  });
});

describe("opening", () => {
  it("replaces files of the same name in place and adds the others", () => {
    const files = withOpened([file("a.py", "old"), file("b.py")], [file("c.py"), file("a.py", "new")]);
    expect(files).toEqual([file("a.py", "new"), file("b.py"), file("c.py")]);
  });
});

describe("names", () => {
  it("finds one that is free", () => {
    expect(freeName([file("untitled.py"), file("untitled2.py")])).toBe("untitled3.py");
  });

  it.each(["notes.txt", "a b.py", "../x.py", ".py/", ""])("refuses %j", (name) => {
    expect(nameProblem([], "a.py", name)).not.toBe("");
  });

  it("refuses a name that is taken, but not a file's own", () => {
    const files = [file("a.py"), file("b.py")];
    expect(nameProblem(files, "a.py", "b.py")).toContain("already");
    expect(nameProblem(files, "a.py", "a.py")).toBe("");
  });

  it("keeps the text and the place of a renamed file", () => {
    expect(renamed([file("a.py", "1"), file("b.py")], "a.py", "z.py")).toEqual([file("z.py", "1"), file("b.py")]);
  });
});
