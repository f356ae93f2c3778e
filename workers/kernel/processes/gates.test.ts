import { describe, expect, it } from "vitest";
import { newKernel, start } from "../kernel.test-support";
import { Offset, ProcessField } from "../memory/layout";

describe("the gate before what others can see", () => {
  it("is open until somebody holds it", () => {
    const kernel = newKernel();
    const { slot } = start(kernel);
    expect([kernel.gates.held, kernel.gates.at(slot)]).toEqual([false, undefined]);
    kernel.gates.held = true;
    expect(kernel.gates.held).toBe(true);
  });

  it("says what a process waits to do, and lets it do that", () => {
    const kernel = newKernel();
    const [one, other] = [start(kernel), start(kernel)];
    kernel.gates.arrive(one.slot, "pipe");
    kernel.gates.arrive(other.slot, "output");
    expect([kernel.gates.at(one.slot), kernel.gates.at(other.slot)]).toEqual(["pipe", "output"]);
    const wake = () => kernel.memory.words[Offset.process(one.slot, ProcessField.WAKE)];
    const before = wake() ?? 0;
    kernel.gates.letThrough(one.slot);
    expect([kernel.gates.at(one.slot), kernel.gates.at(other.slot), wake()]).toEqual([undefined, "output", before + 1]);
  });

  it("wakes all who wait there when it is opened", () => {
    const kernel = newKernel();
    const { slot } = start(kernel);
    kernel.gates.held = true;
    kernel.gates.arrive(slot, "join");
    const wake = Offset.process(slot, ProcessField.WAKE);
    const before = kernel.memory.words[wake] ?? 0;
    kernel.gates.held = false;
    expect(kernel.memory.words[wake]).toBe(before + 1);
  });
});
