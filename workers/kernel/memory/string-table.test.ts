import { describe, expect, it } from "vitest";
import { newKernel, start } from "../kernel.test-support";
import { MAX_STRINGS, STRING_BYTES } from "./layout";
import { StringReader } from "./string-table";

describe("the string table", () => {
  it("gives back what was put in, whatever the alphabet", () => {
    const { strings, memory } = newKernel();
    const texts = ["square", "", "Größe", "プロセス", "🐍", "\ufeffmark", "a\0b"];
    const ids = texts.map((text) => strings.intern(text));
    const reader = new StringReader(memory);
    expect(ids.map((id) => reader.text(id))).toEqual(texts);
    expect(ids.map((id) => reader.text(id))).toEqual(texts);
  });

  it("keeps a text once per process", () => {
    const kernel = newKernel();
    const [one, other] = [start(kernel).kernel.strings, start(kernel).kernel.strings];
    const id = one.intern("square");
    expect(one.intern("square")).toBe(id);
    const reader = new StringReader(kernel.memory);
    expect(reader.text(other.intern("square"))).toBe("square");
    expect(one.intern("cube")).not.toBe(id);
  });

  it("cuts long texts short", () => {
    const { strings, memory } = newKernel();
    expect(new StringReader(memory).text(strings.intern("x".repeat(500)))).toBe("x".repeat(200));
  });

  it("says … for what finds no number any more", () => {
    const { strings, memory } = newKernel();
    const reader = new StringReader(memory);
    for (let number = 1; number < MAX_STRINGS; number++) strings.intern(`name ${number}`);
    expect(reader.text(strings.intern(`name ${MAX_STRINGS - 1}`))).toBe(`name ${MAX_STRINGS - 1}`);
    expect(reader.text(strings.intern("one more"))).toBe("…");
    expect(reader.text(strings.intern("name 1"))).toBe("name 1");
  });

  it("says … for what finds no room any more, and still has room for what is shorter", () => {
    const { strings, memory } = newKernel();
    const reader = new StringReader(memory);
    const long = (number: number) => `${number}`.padStart(4, "0") + "–".repeat(196);
    const fit = Math.floor(STRING_BYTES / (4 + 196 * 3));
    for (let number = 0; number < fit; number++) strings.intern(long(number));
    expect(reader.text(strings.intern(long(fit - 1)))).toBe(long(fit - 1));
    expect(reader.text(strings.intern(long(fit)))).toBe("…");
    expect(reader.text(strings.intern("x"))).toBe("x");
  });
});
