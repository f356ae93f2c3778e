import { beforeEach, describe, expect, it } from "vitest";
import { Errno } from "../memory/errno";
import { errnoOf, newKernel, start } from "../kernel.test-support";
import { MAX_PIPES, Offset, PIPE_BUF, PIPE_CAPACITY, PipeField, ProcessField } from "../memory/layout";
import type { Pipes } from "./pipes";
import { registerInterest } from "../memory/waits";

const pattern = (length: number, from = 0) => Uint8Array.from({ length }, (_, index) => (from + index) * 31 + ((from + index) >> 8));

let kernel = newKernel();
let pipes: Pipes;
let pipe: number;

beforeEach(() => {
  kernel = newKernel();
  pipes = kernel.pipes;
  pipe = open();
});

function open(): number {
  const made = pipes.create();
  pipes.addReader(made);
  pipes.addWriter(made);
  return made;
}

function read(length: number): Uint8Array | undefined {
  const into = new Uint8Array(length);
  const count = pipes.tryRead(pipe, into);
  return count === undefined ? undefined : into.subarray(0, count);
}

describe("a pipe", () => {
  it("gives what was put in, in order, however it is cut up", () => {
    pipes.tryWrite(pipe, pattern(10));
    pipes.tryWrite(pipe, pattern(20, 10));
    expect(read(7)).toEqual(pattern(7));
    expect(read(100)).toEqual(pattern(23, 7));
    expect(read(1)).toBeUndefined();
  });

  it("keeps bytes intact around the end of its ring", () => {
    let written = 0;
    let taken = 0;
    for (const step of [PIPE_CAPACITY - 3, 10, PIPE_CAPACITY - 1, 5000, PIPE_CAPACITY]) {
      expect(pipes.tryWrite(pipe, pattern(step, written))).toBe(step);
      written += step;
      expect(read(PIPE_CAPACITY)).toEqual(pattern(step, taken));
      taken += step;
    }
  });

  it("works on when its counts pass 2^31 and 2^32", () => {
    for (const near of [0x7fff_fff0, -16]) {
      kernel.memory.words[Offset.pipe(pipe, PipeField.HEAD)] = near;
      kernel.memory.words[Offset.pipe(pipe, PipeField.TAIL)] = near;
      expect(pipes.tryWrite(pipe, pattern(PIPE_CAPACITY))).toBe(PIPE_CAPACITY);
      expect(pipes.writable(pipe)).toBe(false);
      expect(read(PIPE_CAPACITY)).toEqual(pattern(PIPE_CAPACITY));
      expect(pipes.readable(pipe)).toBe(false);
    }
  });

  it("takes small writes whole or not at all", () => {
    pipes.tryWrite(pipe, pattern(PIPE_CAPACITY - PIPE_BUF + 1));
    expect(pipes.hasRoom(pipe, PIPE_BUF)).toBe(false);
    expect(pipes.tryWrite(pipe, pattern(PIPE_BUF))).toBeUndefined();
    expect(pipes.hasRoom(pipe, PIPE_BUF - 1)).toBe(true);
    expect(pipes.tryWrite(pipe, pattern(PIPE_BUF - 1))).toBe(PIPE_BUF - 1);
  });

  it("takes as much of a large write as there is room for", () => {
    pipes.tryWrite(pipe, pattern(PIPE_CAPACITY - 100));
    expect(pipes.hasRoom(pipe, PIPE_BUF + 1)).toBe(true);
    expect(pipes.tryWrite(pipe, pattern(PIPE_BUF + 1))).toBe(100);
    expect(pipes.writable(pipe)).toBe(false);
    expect(pipes.hasRoom(pipe, PIPE_BUF + 1)).toBe(false);
    expect(pipes.tryWrite(pipe, pattern(PIPE_BUF + 1))).toBeUndefined();
  });

  it("lets a write of nothing through, full or not", () => {
    expect(pipes.tryWrite(pipe, new Uint8Array(0))).toBe(0);
    pipes.tryWrite(pipe, pattern(PIPE_CAPACITY));
    expect(pipes.tryWrite(pipe, new Uint8Array(0))).toBe(0);
  });

  it("is at its end when it is empty and the last writer has closed", () => {
    pipes.addWriter(pipe);
    pipes.tryWrite(pipe, pattern(3));
    pipes.removeWriter(pipe);
    expect(read(3)).toEqual(pattern(3));
    expect(pipes.readable(pipe)).toBe(false);
    expect(read(3)).toBeUndefined();
    pipes.tryWrite(pipe, pattern(2));
    pipes.removeWriter(pipe);
    expect(pipes.readable(pipe)).toBe(true);
    expect(read(10)).toEqual(pattern(2));
    expect(read(10)).toEqual(new Uint8Array(0));
    expect(read(10)).toEqual(new Uint8Array(0));
  });

  it("fails with EPIPE when the last reader has closed", () => {
    pipes.addReader(pipe);
    pipes.removeReader(pipe);
    expect(pipes.tryWrite(pipe, pattern(1))).toBe(1);
    pipes.tryWrite(pipe, pattern(PIPE_CAPACITY - 1));
    pipes.removeReader(pipe);
    // It does not wait for room that never comes.
    expect(pipes.writable(pipe)).toBe(true);
    expect(pipes.hasRoom(pipe, 100)).toBe(true);
    expect(errnoOf(() => pipes.tryWrite(pipe, pattern(1)))).toBe(Errno.EPIPE);
  });

  it("wakes whoever is interested when something is written, read or closed", () => {
    const waiter = start(kernel);
    const changes: [string, () => void][] = [
      ["written", () => pipes.tryWrite(pipe, pattern(5))],
      ["read", () => read(5)],
      ["last writer gone", () => pipes.removeWriter(pipe)],
      ["last reader gone", () => pipes.removeReader(pipe)],
    ];
    for (const [name, change] of changes) {
      registerInterest(kernel.memory, pipes.mask(pipe), waiter.slot);
      const before = kernel.processes.get(waiter.slot, ProcessField.WAKE);
      change();
      expect(kernel.processes.get(waiter.slot, ProcessField.WAKE), name).toBe(before + 1);
    }
  });

  it("wakes nobody when nothing changed", () => {
    const waiter = start(kernel);
    registerInterest(kernel.memory, pipes.mask(pipe), waiter.slot);
    const before = kernel.processes.get(waiter.slot, ProcessField.WAKE);
    read(5);
    pipes.addWriter(pipe);
    pipes.removeWriter(pipe);
    expect(kernel.processes.get(waiter.slot, ProcessField.WAKE)).toBe(before);
  });
});

describe("the table of pipes", () => {
  it("fails with ENFILE when it is full, and has room again when both ends of one are closed", () => {
    for (let count = 1; count < MAX_PIPES; count++) open();
    expect(errnoOf(() => pipes.create())).toBe(Errno.ENFILE);
    pipes.removeReader(pipe);
    expect(errnoOf(() => pipes.create())).toBe(Errno.ENFILE);
    pipes.removeWriter(pipe);
    expect(pipes.create()).toBe(pipe);
  });

  it("gives a used pipe out anew: empty, with nobody interested", () => {
    const waiter = start(kernel);
    pipes.tryWrite(pipe, pattern(100));
    registerInterest(kernel.memory, pipes.mask(pipe), waiter.slot);
    pipes.removeReader(pipe);
    pipes.removeWriter(pipe);
    const before = kernel.processes.get(waiter.slot, ProcessField.WAKE);
    expect(open()).toBe(pipe);
    expect(read(10)).toBeUndefined();
    pipes.tryWrite(pipe, pattern(1));
    expect(kernel.processes.get(waiter.slot, ProcessField.WAKE)).toBe(before);
  });

  it("keeps pipes apart: each has its own bytes", () => {
    const other = open();
    pipes.tryWrite(pipe, pattern(PIPE_CAPACITY));
    pipes.tryWrite(other, pattern(PIPE_CAPACITY, 77));
    expect(read(PIPE_CAPACITY)).toEqual(pattern(PIPE_CAPACITY));
    const into = new Uint8Array(PIPE_CAPACITY);
    pipes.tryRead(other, into);
    expect(into).toEqual(pattern(PIPE_CAPACITY, 77));
  });
});
