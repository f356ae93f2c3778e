import { describe, expect, it } from "vitest";
import { Errno } from "./errno";
import type { Kernel } from "./kernel";
import { errnoOf, newKernel, start } from "./kernel.test-support";
import { MAX_DESCRIPTORS, MAX_PIPES, Offset, PipeField } from "./layout";

const ends = ({ memory }: Kernel, pipe: number) =>
  [PipeField.READERS, PipeField.WRITERS].map((field) => memory.words[Offset.pipe(pipe, field)]);

function setUp() {
  const kernel = newKernel();
  const { slot } = start(kernel);
  return { kernel, slot, pipe: kernel.pipes.create(), descriptors: kernel.descriptors };
}

describe("descriptors", () => {
  it("refer to a pipe's read end, its write end, or to two pipes as a socket does", () => {
    const { kernel, slot, descriptors } = setUp();
    const last = MAX_PIPES - 1;
    while (kernel.pipes.create() !== last);
    for (const pipe of [
      { read: 0, write: undefined },
      { read: undefined, write: 0 },
      { read: last, write: 0 },
      { read: last, write: last },
    ]) {
      descriptors.open(slot, 7, pipe);
      expect(descriptors.get(slot, 7)).toEqual(pipe);
      descriptors.close(slot, 7);
      expect(descriptors.get(slot, 7)).toBeUndefined();
    }
  });

  it("refer to the terminal, and are inherited", () => {
    const { kernel, slot, descriptors } = setUp();
    const child = start(kernel);
    for (const terminal of [1, 2] as const) descriptors.open(slot, terminal + 6, { terminal });
    descriptors.inherit(slot, child.slot);
    descriptors.closeAll(slot);
    expect(descriptors.list(child.slot)).toEqual([
      [7, { terminal: 1 }],
      [8, { terminal: 2 }],
    ]);
  });

  it("count the pipe's readers and writers", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    descriptors.open(slot, 3, { read: pipe, write: undefined });
    descriptors.open(slot, 4, { read: undefined, write: pipe });
    descriptors.open(slot, 5, { read: pipe, write: pipe });
    expect(ends(kernel, pipe)).toEqual([2, 2]);
    descriptors.close(slot, 5);
    descriptors.close(slot, 4);
    expect(ends(kernel, pipe)).toEqual([1, 0]);
  });

  it("close once: a second close changes nothing", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    descriptors.open(slot, 3, { read: pipe, write: undefined });
    descriptors.open(slot, 4, { read: pipe, write: undefined });
    descriptors.close(slot, 3);
    descriptors.close(slot, 3);
    expect(ends(kernel, pipe)).toEqual([1, 0]);
  });

  it("fail with EMFILE beyond the limit, and count no reference then", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    descriptors.open(slot, MAX_DESCRIPTORS - 1, { read: pipe, write: undefined });
    expect(errnoOf(() => descriptors.open(slot, MAX_DESCRIPTORS, { read: pipe, write: undefined }))).toBe(Errno.EMFILE);
    descriptors.retain({ read: pipe, write: undefined });
    expect(errnoOf(() => descriptors.adopt(slot, MAX_DESCRIPTORS, { read: pipe, write: undefined }))).toBe(Errno.EMFILE);
    expect(ends(kernel, pipe)).toEqual([1, 0]);
  });

  it("are a process's own", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    const other = start(kernel);
    descriptors.open(slot, MAX_DESCRIPTORS - 1, { read: pipe, write: undefined });
    expect(descriptors.list(other.slot)).toEqual([]);
    descriptors.close(other.slot, MAX_DESCRIPTORS - 1);
    expect(descriptors.list(slot)).toHaveLength(1);
  });

  it("are all inherited by fork, the listed ones by spawn", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    const [forked, spawned] = [start(kernel), start(kernel)];
    descriptors.open(slot, 0, { read: pipe, write: undefined });
    descriptors.open(slot, 9, { read: undefined, write: pipe });
    descriptors.inherit(slot, forked.slot);
    descriptors.inherit(slot, spawned.slot, new Set([9, 10]));
    expect(descriptors.list(forked.slot)).toEqual(descriptors.list(slot));
    expect(descriptors.list(spawned.slot)).toEqual([[9, { read: undefined, write: pipe }]]);
    expect(ends(kernel, pipe)).toEqual([2, 3]);
    for (const process of [forked.slot, spawned.slot, slot]) descriptors.closeAll(process);
    expect(ends(kernel, pipe)).toEqual([0, 0]);
  });

  it("beyond the table's end are none, and not the next process's", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    const next = start(kernel);
    expect(next.slot).toBe(slot + 1);
    descriptors.open(next.slot, 3, { read: pipe, write: undefined });
    descriptors.close(slot, MAX_DESCRIPTORS + 3);
    expect(descriptors.get(slot, MAX_DESCRIPTORS + 3)).toBeUndefined();
    expect(descriptors.get(next.slot, -MAX_DESCRIPTORS)).toBeUndefined();
    expect(ends(kernel, pipe)).toEqual([1, 0]);
  });

  it("of two pipes need both: where there is one left, it stays free", () => {
    const { pipes } = newKernel();
    for (let made = 0; made < MAX_PIPES - 1; made++) pipes.create();
    expect(errnoOf(() => pipes.createTwo())).toBe(Errno.ENFILE);
    expect(pipes.create()).toBe(MAX_PIPES - 1);
  });

  it("can be sent: the reference is counted at sending, and adopted without another", () => {
    const { kernel, slot, pipe, descriptors } = setUp();
    const receiver = start(kernel);
    descriptors.open(slot, 3, { read: undefined, write: pipe });
    descriptors.retain({ read: undefined, write: pipe });
    descriptors.close(slot, 3);
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    descriptors.adopt(receiver.slot, 5, { read: undefined, write: pipe });
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    descriptors.closeAll(receiver.slot);
    expect(ends(kernel, pipe)).toEqual([0, 0]);
  });
});
