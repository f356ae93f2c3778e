import { describe, expect, it } from "vitest";
import { sharedKnobs, turned } from "./shared-knobs";

const steps = (value: string) => `STEPS = ${value}  # @param {type:"slider", min:1, max:9}\n`;

describe("the knobs of programs that are compared", () => {
  it("are one where several have it by the same name and kind", () => {
    const texts = [`A = 1  # @param\n${steps("2")}`, "print(1)\n", `${steps("2")}B = 1  # @param\n`];
    expect(sharedKnobs(texts).map(({ knob, programs, differs }) => [knob.name, programs, differs])).toEqual([
      ["A", [0], false],
      ["STEPS", [0, 2], false],
      ["B", [2], false],
    ]);
  });

  it("are two where the kind is another", () => {
    const texts = [steps("2"), 'STEPS = 2  # @param {type:"integer"}\n'];
    expect(sharedKnobs(texts).map(({ programs }) => programs)).toEqual([[0], [1]]);
  });

  it("say that the values differ, but not for another way to write the same", () => {
    expect(sharedKnobs([steps("2"), steps("3")])[0]).toMatchObject({ differs: true, knob: { value: 2 }, problem: null });
    expect(sharedKnobs([steps("2"), steps("2.0")])[0]?.differs).toBe(false);
  });

  it("can't be turned where one of them is broken, and say which", () => {
    expect(sharedKnobs([steps("2"), `\n${steps("two")}`])[0]?.problem).toEqual({ words: "not a number", program: 1, line: 2 });
  });

  it("of a name that is set twice: the first goes with the first", () => {
    const shared = sharedKnobs([steps("2") + steps("3"), steps("2")]);
    expect(shared.map(({ programs }) => programs)).toEqual([[0, 1], [0]]);
    expect(new Set(shared.map(({ key }) => key)).size).toBe(2);
  });
});

describe("turning one", () => {
  const [{ key } = { key: "" }] = sharedKnobs([steps("2")]);

  it("changes its line wherever that is by now", () => {
    expect(turned(`\n\n${steps("3")}`, key, 4)).toEqual({ text: `\n\n${steps("4")}`, line: 3 });
  });

  it("changes nothing in a program that doesn't have it, or not as a knob that can be turned", () => {
    expect(turned("print(1)\n", key, 4)).toBeNull();
    expect(turned(steps("two"), key, 4)).toBeNull();
  });

  it("changes nothing while what is typed can't stand there", () => {
    const [raw] = sharedKnobs(["A = 1  # @param"]);
    expect(turned("A = 1  # @param", raw!.key, "f(")).toBeNull();
    expect(turned("A = 1  # @param", raw!.key, "f()")).toEqual({ text: "A = f()  # @param", line: 1 });
  });
});
