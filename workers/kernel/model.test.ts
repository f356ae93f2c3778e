import { expect, it } from "vitest";
import { type Pid } from "../api/units";
import { Errno } from "./memory/errno";
import type { Kernel } from "./kernel";
import { errnoOf, newKernel, seededRandom } from "./kernel.test-support";
import { MAX_DESCRIPTORS, Offset, PIPE_BUF, PIPE_CAPACITY, PipeField, ProcessField } from "./memory/layout";
import { INIT, ProcessState } from "./processes/processes";
import { statusOfExit } from "./processes/wait-status";

/**
 * Thousands of random operations on the kernel and on a model of it in plain objects, which must agree at every step.
 * A failure names its seed: put it into SEEDS to see it again.
 */
const SEEDS = [1, 2, 3, Date.now() & 0xffff];
const OPERATIONS = 2000;
const MAX_PROCESSES = 8;

interface ModelProcess {
  readonly pid: Pid;
  readonly slot: number;
  parent: Pid;
  orphaned: boolean;
  status: number | undefined;
  readonly descriptors: Map<number, { read: number | undefined; write: number | undefined }>;
}

interface ModelSemaphore {
  value: number;
  readonly maximum: number;
  readonly openers: Set<number>;
}

class Model {
  readonly processes: ModelProcess[] = [];
  /** Pipe → its bytes; gone when its last end is closed. */
  readonly pipes = new Map<number, number[]>();
  readonly semaphores = new Map<number, ModelSemaphore>();

  alive(): ModelProcess[] {
    return this.processes.filter(({ status }) => status === undefined);
  }

  ends(pipe: number, end: "read" | "write"): number {
    return this.processes.flatMap(({ descriptors }) => [...descriptors.values()]).filter((open) => open[end] === pipe).length;
  }

  /** Forgets pipes that no descriptor refers to, and semaphores that nobody has open. */
  sweep(): void {
    for (const [handle, { openers }] of this.semaphores) if (openers.size === 0) this.semaphores.delete(handle);
    for (const pipe of this.pipes.keys()) if (this.ends(pipe, "read") + this.ends(pipe, "write") === 0) this.pipes.delete(pipe);
  }

  end(process: ModelProcess, status: number): void {
    process.status = status;
    process.descriptors.clear();
    for (const { openers } of this.semaphores.values()) openers.delete(process.slot);
    this.sweep();
    for (const child of this.processes.filter(({ parent }) => parent === process.pid)) {
      child.parent = INIT;
      child.orphaned = true;
    }
    this.bury();
  }

  /** Zombies that nobody will wait for are gone. */
  bury(): void {
    for (const dead of this.processes.filter(({ status, orphaned }) => status !== undefined && orphaned)) this.remove(dead);
  }

  remove(process: ModelProcess): void {
    this.processes.splice(this.processes.indexOf(process), 1);
  }
}

function operations(kernel: Kernel, model: Model, random: () => number): (() => void)[] {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
  const bytes = (length: number) => {
    const [from, step] = [below(256), below(256)];
    return Uint8Array.from({ length }, (_, index) => from + index * step);
  };
  let exitCode = 0;

  function create(): void {
    const parent = pick(model.alive())?.pid ?? INIT;
    if (model.alive().length >= MAX_PROCESSES) {
      expect(errnoOf(() => kernel.processes.create(parent))).toBe(Errno.EAGAIN);
      return;
    }
    const made = kernel.processes.create(parent);
    expect(model.processes.some(({ slot }) => slot === made.slot)).toBe(false);
    const process: ModelProcess = { ...made, parent, orphaned: false, status: undefined, descriptors: new Map() };
    const from = model.alive().find(({ pid }) => pid === parent);
    if (from !== undefined) {
      kernel.descriptors.inherit(from.slot, made.slot);
      for (const [fd, open] of from.descriptors) process.descriptors.set(fd, open);
      kernel.semaphores.inherit(from.slot, made.slot);
      for (const { openers } of model.semaphores.values()) if (openers.has(from.slot)) openers.add(made.slot);
    }
    model.processes.push(process);
  }

  function end(): void {
    const process = pick(model.processes);
    if (process === undefined) return;
    const status = statusOfExit(exitCode++);
    expect(kernel.endProcess(process.slot, status)).toBe(process.status === undefined);
    kernel.workerGone(process.pid);
    if (process.status === undefined) model.end(process, status);
  }

  function reap(): void {
    const child = pick(model.processes);
    const waiting = random() < 0.7 ? child?.parent : pick(model.processes)?.pid;
    if (child === undefined || waiting === undefined) return;
    if (child.parent !== waiting) {
      expect(errnoOf(() => kernel.processes.reap(child.pid, waiting))).toBe(Errno.ECHILD);
      return;
    }
    expect(kernel.processes.reap(child.pid, waiting)).toBe(child.status);
    if (child.status !== undefined) model.remove(child);
  }

  function openPipe(): void {
    const process = pick(model.alive());
    if (process === undefined) return;
    const fds = [below(MAX_DESCRIPTORS), below(MAX_DESCRIPTORS)] as const;
    if (fds[0] === fds[1] || fds.some((fd) => process.descriptors.has(fd))) return;
    const pipe = kernel.pipes.create();
    expect(model.pipes.has(pipe)).toBe(false);
    model.pipes.set(pipe, []);
    const ends = [
      { read: pipe, write: undefined },
      { read: undefined, write: pipe },
    ] as const;
    for (const [index, open] of ends.entries()) {
      const fd = fds[index] ?? 0;
      kernel.descriptors.open(process.slot, fd, open);
      process.descriptors.set(fd, open);
    }
  }

  function close(): void {
    const process = pick(model.alive());
    const fd = pick([...(process?.descriptors.keys() ?? [])]);
    if (process === undefined || fd === undefined) return;
    kernel.descriptors.close(process.slot, fd);
    process.descriptors.delete(fd);
    model.sweep();
  }

  function write(): void {
    const pipe = pick([...model.pipes.keys()]);
    if (pipe === undefined) return;
    const held = model.pipes.get(pipe) ?? [];
    const data = bytes(random() < 0.8 ? below(PIPE_BUF + 1) : below(2 * PIPE_CAPACITY));
    if (model.ends(pipe, "read") === 0) {
      expect(errnoOf(() => kernel.pipes.tryWrite(pipe, data))).toBe(Errno.EPIPE);
      return;
    }
    const room = PIPE_CAPACITY - held.length;
    const fits = data.length <= PIPE_BUF ? data.length <= room : room > 0;
    expect(kernel.pipes.hasRoom(pipe, data.length)).toBe(fits);
    const written = fits ? Math.min(room, data.length) : undefined;
    expect(kernel.pipes.tryWrite(pipe, data)).toBe(written);
    for (const byte of data.subarray(0, written ?? 0)) held.push(byte);
  }

  function read(): void {
    const pipe = pick([...model.pipes.keys()]);
    if (pipe === undefined) return;
    const held = model.pipes.get(pipe) ?? [];
    const into = new Uint8Array(1 + below(random() < 0.5 ? 100 : 2 * PIPE_CAPACITY));
    const expected = held.splice(0, into.length);
    const count = kernel.pipes.tryRead(pipe, into);
    if (expected.length > 0) {
      expect(count).toBe(expected.length);
      expect(Buffer.compare(into.subarray(0, count), Uint8Array.from(expected))).toBe(0);
    } else expect(count).toBe(model.ends(pipe, "write") === 0 ? 0 : undefined);
  }

  function createSemaphore(): void {
    const maximum = 1 + below(4);
    const value = below(maximum + 1);
    const process = pick(model.alive());
    if (process === undefined) return;
    const handle = kernel.semaphores.create(process.slot, value, maximum);
    expect(model.semaphores.has(handle)).toBe(false);
    model.semaphores.set(handle, { value, maximum, openers: new Set([process.slot]) });
  }

  function useSemaphore(): void {
    const handle = pick([...model.semaphores.keys()]);
    const semaphore = handle === undefined ? undefined : model.semaphores.get(handle);
    if (handle === undefined || semaphore === undefined) return;
    const { value, maximum } = semaphore;
    const choice = random();
    if (choice < 0.4) {
      expect(kernel.semaphores.tryWait(handle)).toBe(value > 0);
      semaphore.value = Math.max(0, value - 1);
    } else if (choice < 0.8) {
      expect(kernel.semaphores.post(handle)).toBe(value < maximum);
      semaphore.value = Math.min(maximum, value + 1);
    } else {
      const slot = pick(model.alive())?.slot;
      if (slot === undefined) return;
      const opens = choice < 0.9;
      kernel.semaphores[opens ? "open" : "close"](slot, handle);
      semaphore.openers[opens ? "add" : "delete"](slot);
      model.sweep();
    }
  }

  return [create, create, end, reap, openPipe, openPipe, close, write, write, read, read, createSemaphore, useSemaphore, useSemaphore];
}

/** Everything that can be seen of the kernel is as in the model. */
function compare({ processes, descriptors, pipes, semaphores, memory }: Kernel, model: Model): void {
  expect(processes.slots()).toEqual(model.processes.map(({ slot }) => slot).sort((a, b) => a - b));
  for (const process of model.processes) {
    expect(processes.find(process.pid)).toBe(process.slot);
    expect(processes.alive(process.slot)).toBe(process.status === undefined);
    expect(processes.get(process.slot, ProcessField.PARENT)).toBe(process.parent);
    expect(processes.state(process.slot)).toBe(process.status === undefined ? ProcessState.STARTING : ProcessState.ZOMBIE);
    expect(descriptors.list(process.slot)).toEqual([...process.descriptors].sort(([a], [b]) => a - b));
  }
  for (const [pipe, held] of model.pipes) {
    const [readers, writers] = [model.ends(pipe, "read"), model.ends(pipe, "write")];
    expect(memory.words[Offset.pipe(pipe, PipeField.READERS)]).toBe(readers);
    expect(memory.words[Offset.pipe(pipe, PipeField.WRITERS)]).toBe(writers);
    expect(pipes.readable(pipe)).toBe(held.length > 0 || writers === 0);
    expect(pipes.writable(pipe)).toBe(held.length < PIPE_CAPACITY || readers === 0);
  }
  for (const [handle, { value }] of model.semaphores) expect(semaphores.value(handle)).toBe(value);
  for (const { slot } of model.processes) {
    const open = [...model.semaphores].filter(([, { openers }]) => openers.has(slot)).map(([handle]) => handle);
    expect(semaphores.list(slot)).toEqual(open.sort((a, b) => a - b));
  }
}

it.each(SEEDS)("the kernel and its model agree (seed %i)", { timeout: 60_000 }, (seed) => {
  const random = seededRandom(seed);
  const kernel = newKernel({ maxProcesses: MAX_PROCESSES });
  const model = new Model();
  const choices = operations(kernel, model, random);
  for (let step = 0; step < OPERATIONS; step++) {
    choices[Math.floor(random() * choices.length)]?.();
    if (step % 50 === 0) compare(kernel, model);
  }
  compare(kernel, model);
});
