import { parentPort, workerData } from "node:worker_threads";
import { ns, pid, tid } from "../../api/units";
import { Kernel } from "../kernel";
import { Header, Offset, ProcessField } from "./layout";
import { registerInterest } from "./waits";
import type { Part, PartResult } from "./contention.test-support";

/** One process of `contention.test.ts`, on a thread of its own. */
const part = workerData as Part;
const kernel = new Kernel(part.kernel, pid(part.pid));
const { memory, pipes, semaphores, trace, output } = kernel;

/** Waits as the interpreter does: sequence, interest, look, sleep. */
function until<Result>(mask: number, look: () => Result | undefined): Result {
  const word = Offset.process(part.slot, ProcessField.WAKE);
  for (;;) {
    const sequence = Atomics.load(memory.words, word);
    registerInterest(memory, mask, part.slot);
    const result = look();
    if (result !== undefined) return result;
    Atomics.wait(memory.words, word, sequence);
  }
}

/** Adler-32 over all bytes given, in their order. */
function checksum(): { add(bytes: Uint8Array): void; value(): number } {
  let a = 1;
  let b = 0;
  return {
    add(bytes) {
      for (const byte of bytes) {
        a = (a + byte) % 65521;
        b = (b + a) % 65521;
      }
    },
    value: () => b * 65536 + a,
  };
}

function produce({ pipe, bytes, descriptor }: Extract<Part, { kind: "produce" }>): number {
  const sum = checksum();
  let state = 12345;
  for (let sent = 0; sent < bytes;) {
    // Sizes around PIPE_BUF and far above it, now and then one byte.
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const length = Math.min(bytes - sent, 1 + (state % (state & 1 ? 9000 : 100_000)));
    const data = Uint8Array.from({ length }, (_, index) => (sent + index) * 7 + ((sent + index) >> 11));
    sum.add(data);
    for (let rest: Uint8Array = data; rest.length > 0;) {
      const written = until(pipes.mask(pipe), () => pipes.tryWrite(pipe, rest));
      rest = rest.subarray(written);
    }
    sent += length;
  }
  kernel.descriptors.close(part.slot, descriptor);
  return sum.value();
}

function consume({ pipe }: Extract<Part, { kind: "consume" }>): number {
  const sum = checksum();
  const into = new Uint8Array(30_011);
  for (;;) {
    const length = until(pipes.mask(pipe), () => pipes.tryRead(pipe, into));
    if (length === 0) return sum.value();
    sum.add(into.subarray(0, length));
  }
}

/** Messages of PIPE_BUF bytes at most, which must arrive whole. */
function sendMessages({ pipe, count, descriptor }: Extract<Part, { kind: "send" }>): number {
  for (let message = 0; message < count; message++) {
    const data = new Uint8Array(4096).fill(part.slot);
    until(pipes.mask(pipe), () => pipes.tryWrite(pipe, data));
  }
  kernel.descriptors.close(part.slot, descriptor);
  return count;
}

/** Adds to a counter without an atomic instruction, under the semaphore. */
function count({ semaphore, rounds }: Extract<Part, { kind: "count" }>): number {
  const counter = Offset.blockBytes(0) / 4;
  for (let round = 0; round < rounds; round++) {
    until(semaphores.mask(semaphore), () => semaphores.tryWait(semaphore) || undefined);
    memory.words[counter] = (memory.words[counter] ?? 0) + 1;
    semaphores.post(semaphore);
  }
  return rounds;
}

function write({ lines }: Extract<Part, { kind: "write" }>): number {
  const encoder = new TextEncoder();
  for (let line = 0; line < lines; line++) {
    const text = encoder.encode(`${part.pid} ${line} ${"é🐍".repeat(line % 40)}\n`);
    const written = until(Header.OUTPUT_MASK, () => output.tryWrite(ns(line), pid(part.pid), tid(1), 1, text));
    trace.wrote(ns(line), pid(part.pid), tid(1), { file: part.slot, line }, 1, written.length, written.sequence);
  }
  return lines;
}

/** Calls standbys; returns how many were there. */
function call({ calls }: Extract<Part, { kind: "call" }>): number {
  const numbers = Array.from({ length: calls }, (_, index) => part.pid * 1000 + index);
  return numbers.filter((number) => kernel.standbys.call(pid(number), new TextEncoder().encode(String(number)))).length;
}

/** Returns what it was called with, 0: recalled. */
function standBy({ standby, turn }: Extract<Part, { kind: "stand-by" }>): number {
  const called = kernel.standbys.wait(standby, turn);
  return called === undefined ? 0 : Number(new TextDecoder().decode(called));
}

function run(): number {
  switch (part.kind) {
    case "produce":
      return produce(part);
    case "consume":
      return consume(part);
    case "send":
      return sendMessages(part);
    case "count":
      return count(part);
    case "write":
      return write(part);
    case "call":
      return call(part);
    case "stand-by":
      return standBy(part);
  }
}

parentPort?.postMessage({ result: run() } satisfies PartResult);
