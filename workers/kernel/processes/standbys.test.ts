import { describe, expect, it } from "vitest";
import { pid } from "../../api/units";
import { newKernel } from "../kernel.test-support";
import { CALL_BYTES, MAX_STANDBYS } from "../memory/layout";

const CALL = Uint8Array.of(1, 2, 3);

describe("a standby", () => {
  it("is called once, and has what it was called with", () => {
    const { standbys } = newKernel();
    const turn = standbys.open(3);
    expect(standbys.processOf(3)).toBeUndefined();
    expect(standbys.call(pid(101), CALL)).toBe(true);
    expect(standbys.call(pid(102), CALL)).toBe(false);
    expect(standbys.processOf(3)).toBe(101);
    expect(standbys.wait(3, turn)).toEqual(CALL);
  });

  it("that was recalled can't be called, one that was called can't be recalled", () => {
    const { standbys } = newKernel();
    const turn = standbys.open(0);
    standbys.open(1);
    expect(standbys.recall(0)).toBe(true);
    expect(standbys.recall(0)).toBe(false);
    expect(standbys.wait(0, turn)).toBeUndefined();
    expect(standbys.call(pid(101), CALL)).toBe(true);
    expect(standbys.processOf(1)).toBe(101);
    expect(standbys.recall(1)).toBe(false);
    expect(standbys.call(pid(102), CALL)).toBe(false);
  });

  it("stays free when a call is too long for it", () => {
    const { standbys } = newKernel();
    const turn = standbys.open(0);
    expect(standbys.call(pid(101), new Uint8Array(CALL_BYTES + 1))).toBe(false);
    expect(standbys.call(pid(102), new Uint8Array(CALL_BYTES).fill(7))).toBe(true);
    expect(standbys.wait(0, turn)).toEqual(new Uint8Array(CALL_BYTES).fill(7));
  });

  it("that has been a process is called where there is an image, before all others, and nowhere else", () => {
    const { standbys } = newKernel();
    standbys.open(0);
    standbys.open(1, true);
    expect(standbys.call(pid(101), CALL, true)).toBe(true);
    expect(standbys.processOf(1)).toBe(101);
    const turn = standbys.open(1, true);
    expect(standbys.processOf(1)).toBeUndefined();
    expect(standbys.call(pid(102), CALL)).toBe(true);
    expect(standbys.processOf(0)).toBe(102);
    expect(standbys.call(pid(103), CALL)).toBe(false);
    expect(standbys.recall(1)).toBe(true);
    expect(standbys.wait(1, turn)).toBeUndefined();
  });

  it("is not called in another's turn: a terminated worker may come late", () => {
    const { standbys } = newKernel();
    const first = standbys.open(0);
    expect(standbys.recall(0)).toBe(true);
    const second = standbys.open(0);
    expect(standbys.call(pid(101), CALL)).toBe(true);
    expect(standbys.wait(0, first)).toBeUndefined();
    expect(standbys.wait(0, second)).toEqual(CALL);
  });

  it("does not wait in another's turn, in this run or in the next that has the same memory", () => {
    const { standbys, memory } = newKernel();
    const first = standbys.open(0);
    standbys.recall(0);
    const second = standbys.open(0);
    expect(standbys.wait(0, first)).toBeUndefined();
    memory.words.fill(0);
    standbys.open(0);
    expect(standbys.wait(0, first)).toBeUndefined();
    expect(standbys.wait(0, second)).toBeUndefined();
  });

  it("has memory of its own", () => {
    const { standbys } = newKernel();
    const all = Array.from({ length: MAX_STANDBYS }, (_, index) => index);
    const turns = all.map((index) => standbys.open(index));
    for (const index of all) expect(standbys.call(pid(101 + index), new Uint8Array(CALL_BYTES).fill(index))).toBe(true);
    for (const index of all) expect(standbys.wait(index, turns[index] ?? 0)).toEqual(new Uint8Array(CALL_BYTES).fill(index));
  });
});
