import { describe, expect, it } from "vitest";
import { Errno } from "../memory/errno";
import type { Kernel } from "../kernel";
import { errnoOf, newKernel, start } from "../kernel.test-support";
import { MAX_DESCRIPTORS, MAX_IN_FLIGHT, MAX_PIPES, Offset, PipeField } from "../memory/layout";

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
});

describe("a descriptor that is sent", () => {
  /** One that writes into `pipe` is sent through `way`, and closed by its sender. */
  function send(way: "pipe" | "unknown") {
    const { kernel, slot, pipe, descriptors } = setUp();
    const receiver = start(kernel);
    const through = kernel.pipes.create();
    descriptors.open(receiver.slot, 3, { read: through, write: undefined });
    descriptors.open(slot, 3, { read: undefined, write: pipe });
    descriptors.open(slot, 4, { read: undefined, write: through });
    const number = descriptors.send({ read: undefined, write: pipe }, { pipe: way === "pipe" ? through : undefined, sender: slot });
    descriptors.close(slot, 3);
    return { kernel, slot, pipe, descriptors, receiver, through, number };
  }

  it("is counted at sending, and adopted without another count", () => {
    const { kernel, pipe, descriptors, receiver, number } = send("pipe");
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    descriptors.adopt(receiver.slot, 5, descriptors.receive(number));
    expect(descriptors.get(receiver.slot, 5)).toEqual({ read: undefined, write: pipe });
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    descriptors.closeAll(receiver.slot);
    expect(ends(kernel, pipe)).toEqual([0, 0]);
  });

  it("is received once, also when its record is another's by then", () => {
    const { kernel, slot, pipe, descriptors, number } = send("pipe");
    descriptors.release(descriptors.receive(number));
    expect(errnoOf(() => descriptors.receive(number))).toBe(Errno.ENOENT);
    const next = descriptors.send({ read: pipe, write: undefined }, { pipe: undefined, sender: slot });
    expect(errnoOf(() => descriptors.receive(number))).toBe(Errno.ENOENT);
    expect(descriptors.receive(next)).toEqual({ read: pipe, write: undefined });
    expect(ends(kernel, pipe)).toEqual([1, 0]);
  });

  it("is given up once nobody can read the pipe it is in: its own pipe's readers see the end of it", () => {
    const { kernel, slot, pipe, descriptors, receiver, through, number } = send("pipe");
    const reader = start(kernel);
    descriptors.open(reader.slot, 3, { read: pipe, write: undefined });
    kernel.endProcess(slot, 9);
    expect(kernel.pipes.readable(pipe), "its sender's end changes nothing").toBe(false);
    kernel.pipes.addReader(through);
    kernel.endProcess(receiver.slot, 9);
    expect(kernel.pipes.readable(pipe), "there is another reader").toBe(false);
    descriptors.release({ read: through, write: undefined });
    expect(kernel.pipes.readable(pipe)).toBe(true);
    expect(kernel.pipes.tryRead(pipe, new Uint8Array(1))).toBe(0);
    expect(errnoOf(() => descriptors.receive(number))).toBe(Errno.ENOENT);
  });

  it("is given up with its sender where it is not known in which pipe it is", () => {
    const { kernel, slot, pipe, receiver, number } = send("unknown");
    kernel.endProcess(receiver.slot, 9);
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    kernel.endProcess(slot, 9);
    expect(ends(kernel, pipe)).toEqual([0, 0]);
    expect(errnoOf(() => kernel.descriptors.receive(number))).toBe(Errno.ENOENT);
  });

  it("is refused with EPIPE when nobody reads there, and with ETOOMANYREFS when there are too many; then nothing is counted", () => {
    const { kernel, slot, pipe, descriptors, receiver, through } = send("pipe");
    descriptors.open(slot, 3, { read: undefined, write: pipe });
    const again = (): number => descriptors.send({ read: undefined, write: pipe }, { pipe: through, sender: slot });
    for (let sent = 1; sent < MAX_IN_FLIGHT; sent++) again();
    expect(errnoOf(again)).toBe(Errno.ETOOMANYREFS);
    expect(ends(kernel, pipe)).toEqual([0, MAX_IN_FLIGHT + 1]);
    descriptors.closeAll(receiver.slot);
    expect(errnoOf(again)).toBe(Errno.EPIPE);
    expect(ends(kernel, pipe)).toEqual([0, 1]);
  });

  it("may be the last to keep the pipe open by which another comes: both are given up", () => {
    const { kernel, slot, pipe, descriptors, through, receiver } = send("pipe");
    const outer = kernel.pipes.create();
    descriptors.open(receiver.slot, 4, { read: outer, write: undefined });
    descriptors.send({ read: through, write: undefined }, { pipe: outer, sender: slot });
    descriptors.close(receiver.slot, 3);
    expect(ends(kernel, pipe)).toEqual([0, 1]);
    descriptors.close(receiver.slot, 4);
    expect([...ends(kernel, through), ...ends(kernel, pipe)]).toEqual([0, 1, 0, 0]);
  });
});
