import { expect, it } from "vitest";
import {
  BLOCK_BYTES,
  EntryField,
  FlightField,
  Header,
  InodeField,
  KERNEL_BYTES,
  MAX_BLOCKS,
  MAX_DESCRIPTORS,
  MAX_ENTRIES,
  MAX_IN_FLIGHT,
  MAX_INODES,
  MAX_OPEN_FILES,
  MAX_PIPES,
  MAX_PROCESSES,
  MAX_SEMAPHORES,
  MAX_STANDBYS,
  MAX_STRINGS,
  MAX_POLLED,
  MAX_WAITS,
  Offset,
  FileLockField,
  MAX_FILE_LOCKS,
  OpenFileField,
  OUTPUT_CAPACITY,
  PIPE_CAPACITY,
  PipeField,
  ProcessField,
  SemaphoreField,
  StandbyField,
  STRING_BYTES,
  TRACE_CAPACITY,
  WaitField,
} from "./layout";
import { RECORD_WORDS } from "../../api/record";

const words = (start: number, count: number): [number, number] => [start * 4, (start + count) * 4];
const bytes = (start: number, count: number): [number, number] => [start, start + count];

it("puts the areas one after the other, without a gap or an overlap, up to the end", () => {
  const areas = [
    words(0, Header.WORDS),
    words(Offset.process(0, 0), MAX_PROCESSES * ProcessField.WORDS),
    words(Offset.descriptor(0, 0), MAX_PROCESSES * MAX_DESCRIPTORS),
    words(Offset.pipe(0, 0), MAX_PIPES * PipeField.WORDS),
    words(Offset.semaphore(0, 0), MAX_SEMAPHORES * SemaphoreField.WORDS),
    words(Offset.wait(0, 0), MAX_WAITS * WaitField.WORDS),
    words(Offset.inode(0, 0), MAX_INODES * InodeField.WORDS),
    words(Offset.entry(0, 0), MAX_ENTRIES * EntryField.WORDS),
    words(Offset.openFile(0, 0), MAX_OPEN_FILES * OpenFileField.WORDS),
    words(Offset.fileLock(0, 0), MAX_FILE_LOCKS * FileLockField.WORDS),
    words(Offset.flight(0, 0), MAX_IN_FLIGHT * FlightField.WORDS),
    words(Offset.nextBlock(0), MAX_BLOCKS),
    words(Offset.blockVersion(0), MAX_BLOCKS),
    words(Offset.standby(0, 0), MAX_STANDBYS * StandbyField.WORDS),
    words(Offset.stringIndex(0), MAX_STRINGS * 2),
    bytes(Offset.stringBytes, STRING_BYTES),
    words(Offset.trace(0), TRACE_CAPACITY * RECORD_WORDS),
    bytes(Offset.outputBytes, OUTPUT_CAPACITY),
    bytes(Offset.pipeBytes(0), MAX_PIPES * PIPE_CAPACITY),
    bytes(Offset.blockBytes(0), MAX_BLOCKS * BLOCK_BYTES),
  ];
  expect(areas.map(([start]) => start)).toEqual([0, ...areas.slice(0, -1).map(([, end]) => end)]);
  expect(areas.at(-1)?.[1]).toBe(KERNEL_BYTES);
});

it("keeps each record's fields apart, masks being two words wide", () => {
  for (const [fields, masks] of [
    [Header, ["OUTPUT_MASK", "EPOCH"]],
    [ProcessField, ["EXIT_MASK"]],
    [PipeField, ["MASK"]],
    [SemaphoreField, ["OPENERS", "MASK"]],
    [InodeField, ["MTIME", "ATIME"]],
    [EntryField, []],
    [OpenFileField, []],
    [WaitField, []],
    [FlightField, []],
  ] as const) {
    const wide = new Set<string>(masks);
    const taken = Object.entries(fields)
      .filter(([name]) => name !== "WORDS")
      .flatMap(([name, field]) => (wide.has(name) ? [field, field + 1] : [field]));
    expect(new Set(taken).size).toBe(taken.length);
    expect(Math.max(...taken)).toBeLessThan(fields.WORDS);
  }
});

it("aligns what is read as Float64 to 8 bytes", () => {
  expect(Header.EPOCH % 2).toBe(0);
  expect((Offset.trace(0) + 4) % 2).toBe(0);
  expect(RECORD_WORDS % 2).toBe(0);
  for (const time of [InodeField.MTIME, InodeField.ATIME]) expect(Offset.inode(0, time) % 2).toBe(0);
  expect(InodeField.WORDS % 2).toBe(0);
  expect(Offset.outputBytes % 8).toBe(0);
});

it("has room for all pipes of a wait, and for their numbers in half a word", () => {
  expect(WaitField.PIPE_LIST + MAX_POLLED / 2).toBe(WaitField.WORDS);
  expect(MAX_PIPES << 1).toBeLessThanOrEqual(0x10000);
});

it("has rings whose sizes are powers of two, as counts run over 2^32", () => {
  for (const size of [PIPE_CAPACITY, TRACE_CAPACITY, OUTPUT_CAPACITY]) expect(Math.log2(size) % 1).toBe(0);
});
