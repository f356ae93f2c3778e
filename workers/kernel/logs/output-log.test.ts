import { beforeEach, describe, expect, it } from "vitest";
import type { OutputChunk } from "../../api/events";
import { ns, pid, tid } from "../../api/units";
import { newKernel, start } from "../kernel.test-support";
import { Header, OUTPUT_CAPACITY, ProcessField } from "../memory/layout";
import { OutputReader } from "./output-log";
import { registerInterest } from "../memory/waits";

const MAX_TEXT = 65536;
const encoder = new TextEncoder();

let kernel = newKernel();
let reader: OutputReader;

beforeEach(() => {
  kernel = newKernel();
  reader = new OutputReader(kernel.memory);
});

function write(text: string | Uint8Array, { process = 100, fd = 1 as 1 | 2, time = 0 } = {}) {
  return kernel.output.tryWrite(ns(time), pid(process), tid(1), fd, typeof text === "string" ? encoder.encode(text) : text);
}

function drain(limit = Infinity): OutputChunk[] {
  const chunks: OutputChunk[] = [];
  reader.drain((chunk) => chunks.push(chunk), limit);
  return chunks;
}

const texts = (chunks: readonly OutputChunk[]) => chunks.map(({ text }) => text);

/** Writes until nothing fits any more. */
function fill(): number {
  let chunks = 0;
  while (write(new Uint8Array(MAX_TEXT)) !== undefined) chunks++;
  while (write("x") !== undefined) chunks++;
  return chunks;
}

describe("the output log", () => {
  it("gives chunks as they were written, in order, numbered", () => {
    expect(kernel.output.tryWrite(ns(5.5), pid(101), tid(3), 1, encoder.encode("one\n"))).toEqual({ length: 4, sequence: 0 });
    expect(kernel.output.tryWrite(ns(6), pid(102), tid(1), 2, encoder.encode("two"))).toEqual({ length: 3, sequence: 1 });
    expect(drain()).toEqual([
      { sequence: 0, time: 5.5, pid: 101, tid: 3, stream: "stdout", text: "one\n" },
      { sequence: 1, time: 6, pid: 102, tid: 1, stream: "stderr", text: "two" },
    ]);
    expect(write("three")).toEqual({ length: 5, sequence: 2 });
    expect(drain()).toMatchObject([{ sequence: 2, text: "three" }]);
  });

  it("says whether there was anything", () => {
    const nothing = (): void => {};
    expect(reader.drain(nothing, 10)).toBe(false);
    write("");
    expect(reader.drain(nothing, 10)).toBe(true);
    expect(reader.drain(nothing, 10)).toBe(false);
  });

  it("stops after about as many bytes as asked for", () => {
    for (let count = 0; count < 10; count++) write("x".repeat(1000));
    expect(drain(2500)).toHaveLength(3);
    expect(drain(Infinity)).toHaveLength(7);
  });

  it("counts what short writes cost, too: a flood of them is taken in parts", () => {
    for (let count = 0; count < 1000; count++) write("x");
    expect(drain(1000).length).toBeLessThan(100);
  });

  it("splits writes of more than 64 KiB, as write(2) may", () => {
    expect(write(new Uint8Array(MAX_TEXT + 1))).toEqual({ length: MAX_TEXT, sequence: 0 });
    expect(write(new Uint8Array(MAX_TEXT))).toEqual({ length: MAX_TEXT, sequence: 1 });
  });

  it("keeps text of every length intact around the end of its ring", () => {
    let sequence = 0;
    // 4,999 is prime: the end of the ring falls on every multiple of 8 within a record sooner or later.
    for (let written = 0; written < 5 * OUTPUT_CAPACITY; sequence++) {
      const text = `${sequence}:`.padEnd((sequence * 997) % 4999, String.fromCharCode(33 + (sequence % 90)));
      expect(write(text)?.sequence).toBe(sequence);
      written += text.length;
      expect(drain()).toMatchObject([{ sequence, text }]);
    }
  });

  it("works on when its counts pass 2^32", () => {
    for (const word of [Header.OUTPUT_HEAD, Header.OUTPUT_TAIL]) kernel.memory.words[word] = -40;
    for (const text of ["before", "x".repeat(50), "after"]) write(text);
    expect(texts(drain())).toEqual(["before", "x".repeat(50), "after"]);
  });
});

describe("UTF-8", () => {
  it("may be split over two writes of a process, with others' between", () => {
    const [first = 0, ...rest] = encoder.encode("🐍");
    write(Uint8Array.of(first));
    write("other process", { process: 101 });
    write("other stream", { fd: 2 });
    write(Uint8Array.from(rest));
    expect(texts(drain())).toEqual(["", "other process", "other stream", "🐍"]);
  });

  it("that is broken shows as such, and spoils nothing after it", () => {
    write(Uint8Array.of(0xff, 0x41, 0xe2, 0x82));
    write("B");
    expect(texts(drain()).join("")).toBe("\ufffdA\ufffdB");
  });

  it("keeps a byte order mark that a program prints", () => {
    write("\ufeffhello");
    expect(texts(drain())).toEqual(["\ufeffhello"]);
  });
});

describe("a full output log", () => {
  it("refuses, and has room again when it is drained; no number is skipped", () => {
    const chunks = fill();
    expect(kernel.output.hasRoom()).toBe(false);
    expect(write("no")).toBeUndefined();
    expect(drain(1)).toHaveLength(1);
    expect(kernel.output.hasRoom()).toBe(true);
    expect(write("yes")).toEqual({ length: 3, sequence: chunks });
    const rest = drain();
    expect(rest.map(({ sequence }) => sequence)).toEqual(Array.from({ length: chunks }, (_, index) => index + 1));
    expect(rest.at(-1)?.text).toBe("yes");
  });

  it("that says it has room takes any write", () => {
    fill();
    while (!kernel.output.hasRoom()) drain(1);
    expect(write(new Uint8Array(MAX_TEXT))?.length).toBe(MAX_TEXT);
  });

  it("wakes writers that wait when it is drained", () => {
    const waiter = start(kernel);
    const wakes = () => kernel.processes.get(waiter.slot, ProcessField.WAKE);
    registerInterest(kernel.memory, Header.OUTPUT_MASK, waiter.slot);
    const before = wakes();
    drain();
    expect(wakes()).toBe(before);
    write("x");
    drain();
    expect(wakes()).toBe(before + 1);
  });
});
