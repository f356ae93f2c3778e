import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ROOT } from "../../kernel/files/format";
import { newKernel, start } from "../../kernel/kernel.test-support";
import { RecordKind } from "../../api/record";
import { TraceReader } from "../../kernel/logs/trace-log";
import { comparerOf } from "./compare-memory";
import { ProcessContext } from "../process/process-context";
import { SharedMemory } from "./shared-memory";

const BYTES = 180;
const ADDRESS = 8;
const SEEN = 1024;

let kernel = newKernel();
let inode = 0;

beforeEach(() => {
  kernel = newKernel();
  inode = kernel.files.create(ROOT, "shared", 0o100600);
  kernel.files.setSize(inode, BYTES);
});

afterEach(() => vi.restoreAllMocks());

/** A process that has mapped the file into a memory of its own. */
function mapped() {
  const process = start(kernel);
  const local = new WebAssembly.Memory({ initial: 1 });
  const { buffer: heap } = local;
  const position = { file: 0, line: 0 };
  const positions = { current: () => position, currentCall: () => ({ ...position, call: "" }) };
  const module = { HEAP32: new Int32Array(heap), _malloc: () => SEEN, _free: () => {} };
  const memory = new SharedMemory(
    module,
    comparerOf(local),
    new ProcessContext(process.kernel, process.slot, process.pid, positions, () => {}),
  );
  memory.map({ address: ADDRESS, inode, offset: 0, bytes: BYTES });
  const view = new DataView(heap, ADDRESS);
  return {
    memory,
    view,
    set(at: number, value: bigint) {
      view.setBigInt64(at, value, true);
      memory.store(ADDRESS + at, 8);
    },
  };
}

/** Calls `other` after the next few accesses of the shared memory, as if a process on another core did it just then. */
function afterEachAccess(other: () => void, times = 20): void {
  let left = times;
  let within = false;
  for (const name of ["load", "store", "compareExchange"] as const) {
    const original = Atomics[name] as (...args: unknown[]) => unknown;
    vi.spyOn(Atomics, name).mockImplementation(((...args: unknown[]) => {
      const result = original(...args);
      if (!within && left > 0) {
        left--;
        within = true;
        other();
        within = false;
      }
      return result;
    }) as never);
  }
}

/** The eight bytes at the file's begin, as another core sees them. */
function sharedValue(): bigint {
  const [extent] = kernel.files.map(inode, 0, 8);
  return new DataView(kernel.memory.buffer, extent?.start).getBigInt64(0, true);
}

describe("a shared value of 8 bytes", () => {
  it("changes at once in the eyes of others, when it is stored and when all is brought into step", () => {
    const writer = mapped();
    const seen = new Set<bigint>();
    afterEachAccess(() => seen.add(sharedValue()));
    writer.set(0, -1n);
    writer.view.setBigInt64(0, 1n << 40n, true);
    writer.memory.synchronise();
    vi.restoreAllMocks();
    expect(seen).toEqual(new Set([0n, -1n, 1n << 40n]));
  });

  it("is read at once, whoever writes it meanwhile", () => {
    const [writer, reader] = [mapped(), mapped()];
    let written = 0n;
    const read: bigint[] = [];
    const meanwhile = () => afterEachAccess(() => writer.set(0, (written = ~written)), 1);
    for (const look of [() => reader.memory.load(ADDRESS, 8), () => reader.memory.synchronise()]) {
      meanwhile();
      look();
      vi.restoreAllMocks();
      read.push(reader.view.getBigInt64(0, true));
    }
    expect(read.filter((value) => value !== 0n && value !== -1n)).toEqual([]);
  });
});

it("tells of a read that found another value, though only its second half is another", () => {
  const [writer, reader] = [mapped(), mapped()];
  const trace = new TraceReader(kernel.memory);
  reader.memory.load(ADDRESS, 8);
  writer.set(0, 1n << 52n);
  for (let times = 0; times < 2; times++) reader.memory.load(ADDRESS, 8);
  const kinds: number[] = [];
  trace.drain(({ kind }) => kinds.push(kind), Infinity);
  expect(kinds).toEqual([RecordKind.MEMORY_READ, RecordKind.MEMORY_WRITTEN, RecordKind.MEMORY_READ]);
});

it("tells of raw memory when it is brought into step: from the first changed word to the last", () => {
  const { memory, view } = mapped();
  const trace = new TraceReader(kernel.memory);
  view.setInt32(8, 1, true);
  view.setInt32(64, 1, true);
  memory.synchronise();
  memory.synchronise();
  const [extent] = kernel.files.map(inode, 0, 8);
  const changes: unknown[] = [];
  trace.drain(({ kind, a, b }) => changes.push([kind, a - (extent?.start ?? 0), b]), Infinity);
  expect(changes).toEqual([[RecordKind.MEMORY_CHANGED, 8, 64]]);
});

describe("shared memory", () => {
  it("takes from each process the bytes that it has changed, and leaves the others'", () => {
    const [one, other] = [mapped(), mapped()];
    one.view.setUint8(3, 1);
    other.view.setUint8(4, 2);
    one.view.setUint8(BYTES - 1, 3);
    one.memory.synchronise();
    other.memory.synchronise();
    one.memory.synchronise();
    for (const { view } of [one, other]) expect([3, 4, BYTES - 1].map((at) => view.getUint8(at))).toEqual([1, 2, 3]);
  });

  it("takes in what others wrote to the file, and what they changed while it looked", () => {
    const [one, other] = [mapped(), mapped()];
    kernel.files.write(inode, 64, Uint8Array.of(9));
    one.memory.synchronise();
    expect(one.view.getUint8(64)).toBe(9);
    other.view.setUint8(65, 1);
    afterEachAccess(() => other.memory.synchronise(), 1);
    one.memory.synchronise();
    vi.restoreAllMocks();
    one.memory.synchronise();
    expect(one.view.getUint8(65)).toBe(1);
  });

  it("is looked at no further where nothing has changed", () => {
    const [one, other] = [mapped(), mapped()];
    one.memory.synchronise();
    const exchanges = vi.spyOn(Atomics, "compareExchange");
    const loads = vi.spyOn(Atomics, "load");
    one.memory.synchronise();
    expect(exchanges).not.toHaveBeenCalled();
    expect(loads).toHaveBeenCalledTimes(1);
    other.set(0, 5n);
    one.memory.synchronise();
    expect(one.view.getBigInt64(0, true)).toBe(5n);
  });

  it("takes a value that was stored though it is what this process saw last", () => {
    const [one, other] = [mapped(), mapped()];
    other.view.setUint8(13, 7);
    other.memory.store(ADDRESS + 13, 1);
    one.view.setUint8(13, 0);
    one.memory.store(ADDRESS + 13, 1);
    other.memory.load(ADDRESS + 13, 1);
    expect(other.view.getUint8(13)).toBe(0);
  });
});
