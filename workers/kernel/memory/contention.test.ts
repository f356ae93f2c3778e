import { beforeAll, describe, expect, it } from "vitest";
import type { OutputChunk, TraceEvent } from "../../api/events";
import { bundleThread, runThread, type Task } from "./contention.test-support";
import type { Kernel } from "../kernel";
import { newKernel, start, type TestProcess } from "../kernel.test-support";
import { Offset, PIPE_BUF, PIPE_CAPACITY } from "./layout";
import { OutputReader } from "../logs/output-log";
import { gather } from "../../api/encode.test-support";
import { TraceReader } from "../logs/trace-log";

/** Real threads on one kernel, which wait and wake as processes do. */
const THREADS = 4;
const TIMEOUT = 60_000;

let script = "";

beforeAll(async () => {
  script = await bundleThread();
});

const run = (kernel: Kernel, { slot, pid }: TestProcess, task: Task) =>
  runThread(script, { kernel: kernel.memory.buffer, slot, pid, ...task });

/** Lets the threads' messages in. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("threads", { timeout: TIMEOUT }, () => {
  it("move 8 MB through one pipe, every byte in its place", async () => {
    const kernel = newKernel();
    const [producer, consumer] = [start(kernel), start(kernel)];
    const pipe = kernel.pipes.create();
    kernel.descriptors.open(producer.slot, 3, { read: undefined, write: pipe });
    kernel.descriptors.open(consumer.slot, 3, { read: pipe, write: undefined });
    const [sent, received] = await Promise.all([
      run(kernel, producer, { kind: "produce", pipe, bytes: 8_000_000, descriptor: 3 }),
      run(kernel, consumer, { kind: "consume", pipe }),
    ]);
    expect(received).toBe(sent);
  });

  it("write into one pipe without tearing each other's messages", async () => {
    const kernel = newKernel();
    const pipe = kernel.pipes.create();
    const reader = start(kernel);
    kernel.descriptors.open(reader.slot, 3, { read: pipe, write: undefined });
    const senders = Array.from({ length: THREADS }, () => start(kernel));
    for (const { slot } of senders) kernel.descriptors.open(slot, 3, { read: undefined, write: pipe });
    const sending = Promise.all(senders.map((sender) => run(kernel, sender, { kind: "send", pipe, count: 300, descriptor: 3 })));
    const messages = new Map<number, number>();
    const message = new Uint8Array(PIPE_BUF);
    expect(PIPE_CAPACITY % PIPE_BUF).toBe(0);
    for (let length: number | undefined; length !== 0;) {
      length = reader.kernel.pipes.tryRead(pipe, message);
      if (length === undefined) await turn();
      else if (length > 0) {
        const [sender = 0] = message;
        expect(length).toBe(PIPE_BUF);
        expect(message.every((byte) => byte === sender)).toBe(true);
        messages.set(sender, (messages.get(sender) ?? 0) + 1);
      }
    }
    await sending;
    expect(messages).toEqual(new Map(senders.map(({ slot }) => [slot, 300])));
  });

  it("count under a semaphore without losing one", async () => {
    const kernel = newKernel();
    const semaphore = kernel.semaphores.create(0, 1, 1);
    const rounds = 20_000;
    await Promise.all(Array.from({ length: THREADS }, () => run(kernel, start(kernel), { kind: "count", semaphore, rounds })));
    expect(kernel.memory.words[Offset.blockBytes(0) / 4]).toBe(THREADS * rounds);
    expect(kernel.semaphores.value(semaphore)).toBe(1);
  });

  it("call standbys: each that is called becomes one process, and the others can be recalled", async () => {
    const kernel = newKernel();
    const { standbys } = kernel;
    const indexes = Array.from({ length: 2 * THREADS + 1 }, (_, index) => index);
    const turns = indexes.map((index) => standbys.open(index));
    const waiting = turns.map((turn, standby) => run(kernel, start(kernel), { kind: "stand-by", standby, turn }));
    const callers = Array.from({ length: THREADS }, () => start(kernel));
    const found = await Promise.all(callers.map((caller) => run(kernel, caller, { kind: "call", calls: 2 })));
    expect(found).toEqual(callers.map(() => 2));
    expect(indexes.filter((index) => standbys.recall(index))).toHaveLength(1);
    const became = (await Promise.all(waiting)).sort((one, other) => one - other);
    expect(became).toEqual([0, ...callers.flatMap(({ pid }) => [pid * 1000, pid * 1000 + 1])]);
    expect(indexes.map((index) => standbys.processOf(index) ?? 0).sort((one, other) => one - other)).toEqual(became);
  });

  it("write both logs at once: nothing is lost, torn, or out of a thread's order", async () => {
    const kernel = newKernel();
    const lines = 15_000;
    const writers = Array.from({ length: THREADS }, () => start(kernel));
    const writing = Promise.all(writers.map((writer) => run(kernel, writer, { kind: "write", lines })));
    let ended = false;
    void writing.finally(() => (ended = true));

    const events: TraceEvent[] = [];
    const chunks: OutputChunk[] = [];
    const trace = new TraceReader(kernel.memory);
    const take = gather(events);
    const output = new OutputReader(kernel.memory);
    for (;;) {
      // Looked at before draining: what was written before the end is there then.
      const last = ended;
      const some = trace.drain(take, 4000);
      if (!output.drain((chunk) => chunks.push(chunk), 128 * 1024) && !some && last) break;
      await turn();
    }
    await writing;

    expect(chunks.map(({ sequence }) => sequence)).toEqual(Array.from({ length: THREADS * lines }, (_, index) => index));
    expect(events).toHaveLength(THREADS * lines);
    for (const { pid, slot } of writers) {
      const own = chunks.filter((chunk) => chunk.pid === pid);
      expect(own.map(({ text }) => text)).toEqual(
        Array.from({ length: lines }, (_, line) => `${pid} ${line} ${"é🐍".repeat(line % 40)}\n`),
      );
      expect(events.filter((event) => event.pid === pid)).toEqual(
        own.map(({ time, tid, sequence, text }, line) => ({
          kind: "wrote",
          time,
          pid,
          tid,
          file: slot,
          line,
          fd: 1,
          bytes: new TextEncoder().encode(text).length,
          sequence,
        })),
      );
    }
  });
});
