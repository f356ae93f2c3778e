import { describe, expect, it } from "vitest";
import { programOrder } from "./file-list";

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
