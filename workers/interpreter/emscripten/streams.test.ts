import { beforeEach, describe, expect, it } from "vitest";
import type { OutputChunk, TraceEvent } from "../../api/events";
import { gather } from "../../api/encode.test-support";
import { tid } from "../../api/units";
import type { OpenPipe } from "../../kernel/ipc/descriptors";
import type { Kernel } from "../../kernel/kernel";
import { errnoOf, newKernel, start } from "../../kernel/kernel.test-support";
import { OutputReader } from "../../kernel/logs/output-log";
import { TraceReader } from "../../kernel/logs/trace-log";
import { Errno } from "../../kernel/memory/errno";
import { Header, MAX_DESCRIPTORS, PIPE_BUF, PIPE_CAPACITY, ProcessField } from "../../kernel/memory/layout";
import { sendSignal, Signal } from "../../kernel/processes/signals";
import { createRunFiles } from "../../shared/run-files";
import { StandardInput } from "../../supervisor/standard-input";
import { ProcessGone } from "../process/process-context";
import { WASI } from "./emscripten-operations";
import { begin, failure, type Interpreter, O, SEEK, warm } from "./emscripten.test-support";

const S_IFMT = 0o170000;
const S_IFIFO = 0o010000;
const S_IFCHR = 0o020000;
/** What poll(2) says, without the second name that each of two events has. */
const POLL = { IN: 1, OUT: 4, ERR: 8, HUP: 16, NVAL: 32 } as const;
const F = { GETFD: 1, SETFD: 2, GETFL: 3, SETFL: 4, SETLKW: 7, GETPIPE_SZ: 1032 } as const;
const TCGETS = 0x5401;
const TIOCGWINSZ = 0x5413;

let kernel: Kernel;
let one: Interpreter;
let input: StandardInput;

/** A process that runs the program, with a terminal. */
async function program(): Promise<Interpreter> {
  const process = start(kernel);
  input = new StandardInput(kernel, process.slot);
  for (const terminal of [1, 2] as const) kernel.descriptors.open(process.slot, terminal, { terminal });
  const begun = await begin(process);
  begun.streams.beginProgram();
  return begun;
}

/** A forked child, but for the memory. */
async function fork(parent: Interpreter): Promise<Interpreter> {
  const process = start(kernel, parent.pid);
  kernel.descriptors.inherit(parent.slot, process.slot);
  const child = await begin(process);
  child.streams.setFlags(parent.streams.flags());
  return child;
}

beforeEach(async () => {
  kernel = newKernel();
  createRunFiles(kernel.files, []);
  one = await program();
});

/** Two descriptors of the process, of the two ends of a pipe. */
function pipeOf(process: Interpreter): { pipe: number; reading: number; writing: number } {
  const pipe = kernel.pipes.create();
  const reading = process.streams.open({ read: pipe, write: undefined });
  return { pipe, reading, writing: process.streams.open({ read: undefined, write: pipe }) };
}

/** Two that are connected, as sockets are. */
function socketsOf(process: Interpreter): [number, number] {
  const there = kernel.pipes.create();
  // A pipe that has no end yet is still free to be another.
  const first: OpenPipe = { read: undefined, write: there };
  kernel.descriptors.retain(first);
  const back = kernel.pipes.create();
  const sockets: [number, number] = [
    process.streams.open({ read: back, write: there }),
    process.streams.open({ read: there, write: back }),
  ];
  kernel.descriptors.release(first);
  return sockets;
}

const read = (process: Interpreter, fd: number, length?: number): string => process.read(process.stream(fd), length);
const write = (process: Interpreter, fd: number, text: string): number => process.write(process.stream(fd), text);
const failed = (operation: () => unknown): string => failure(one, operation);

function events(process: Interpreter, fd: number): string[] {
  const found = process.streams.events(fd);
  return Object.entries(POLL).flatMap(([name, bit]) => ((found & bit) === 0 ? [] : [name]));
}

function printed(): OutputChunk[] {
  const chunks: OutputChunk[] = [];
  new OutputReader(kernel.memory).drain((chunk) => chunks.push(chunk), Infinity);
  return chunks;
}

/** What the trace has been told. */
function told(): TraceEvent[] {
  const found: TraceEvent[] = [];
  new TraceReader(kernel.memory).drain(gather(found), Infinity);
  return found;
}

describe("the terminal", () => {
  it("shows what is written to it, as output or as errors, and the trace says who wrote", () => {
    expect([write(one, 1, "out\n"), write(one, 2, "errors\n"), write(one, 1, "")]).toEqual([4, 7, 0]);
    expect(told()).toMatchObject([
      { kind: "wrote", pid: one.pid, line: 1, fd: 1, bytes: 4, sequence: 0 },
      { kind: "wrote", pid: one.pid, line: 1, fd: 2, bytes: 7, sequence: 1 },
    ]);
    expect(printed()).toMatchObject([
      { pid: one.pid, stream: "stdout", text: "out\n" },
      { pid: one.pid, stream: "stderr", text: "errors\n" },
    ]);
  });

  it("is the same by whichever descriptor it was duplicated to", () => {
    const twin = one.FS.dupStream(one.stream(2));
    one.FS.close(one.stream(2));
    one.write(twin, "text");
    expect(printed()).toMatchObject([{ stream: "stderr", text: "text" }]);
    expect(kernel.descriptors.get(one.slot, twin.fd)).toEqual({ terminal: 2 });
    expect(kernel.descriptors.get(one.slot, 2)).toBeUndefined();
  });

  it("is a device that cannot be read, has no places, and nothing to be flushed", () => {
    const stream = one.stream(1);
    expect(one.FS.fstat(1).mode & S_IFMT).toBe(S_IFCHR);
    expect(failed(() => one.read(stream))).toBe("EBADF");
    expect(failed(() => one.FS.llseek(stream, 0, SEEK.SET))).toBe("ESPIPE");
    expect(failed(() => one.write(stream, "x", 0))).toBe("ESPIPE");
    expect(failed(() => stream.stream_ops.fsync?.(stream))).toBe("EINVAL");
    expect(events(one, 1)).toEqual(["OUT"]);
  });

  it("tells its size and nothing else", () => {
    const stream = one.stream(1);
    expect(stream.tty?.ops.ioctl_tiocgwinsz?.()).toEqual([24, 80]);
    expect([one.streams.ioctl(1, TIOCGWINSZ), one.streams.ioctl(1, TCGETS)]).toEqual([undefined, -WASI[Errno.ENOTTY]]);
    expect(failed(() => one.FS.ioctl(stream, TCGETS))).toBe("ENOTTY");
    expect(one.streams.ioctl(pipeOf(one).reading, TCGETS)).toBeUndefined();
  });

  it("cannot be opened anew, nor made", () => {
    for (const name of ["tty", "stdin", "stdout", "stderr"]) {
      expect(failed(() => one.open(`/dev/${name}`, O.WRONLY))).toBe("ENOENT");
      expect(failed(() => one.open(`/dev/${name}`, O.WRONLY | O.CREAT))).toBe("EACCES");
    }
  });

  it("loses nothing when it is full: who writes waits until it has been read", () => {
    const fits = (bytes: number): boolean =>
      kernel.output.tryWrite(kernel.clock.now(), one.pid, one.context.thread, 1, new Uint8Array(bytes).fill(65)) !== undefined;
    while (fits(65_536) || fits(1)) continue;
    const reader = new OutputReader(kernel.memory);
    let last = "";
    one.meanwhile(() => reader.drain((chunk) => (last = chunk.text), Infinity));
    expect(write(one, 1, "the last")).toBe(8);
    expect(one.waits).toMatchObject([{ reason: "output", object: 1, masks: [Header.OUTPUT_MASK] }]);
    expect(last).toBe("A");
    reader.drain((chunk) => (last = chunk.text), Infinity);
    expect(last).toBe("the last");
  });
});

describe("a full trace", () => {
  it("has who writes wait, too: nothing is shown of which it does not tell", () => {
    const { trace, clock } = one.kernel;
    while (trace.hasRoom()) trace.wrote(clock.now(), one.pid, one.context.thread, { file: 0, line: 9 }, 1, 1, 0);
    one.meanwhile(() => void told());
    write(one, 1, "text");
    expect(one.waits).toMatchObject([{ reason: "output" }]);
    expect(told()).toMatchObject([{ kind: "wrote", line: 1, bytes: 4 }]);
  });
});

describe("a pipe", () => {
  it("gives in order what was written, to another process too", async () => {
    const { reading, writing } = pipeOf(one);
    const child = await fork(one);
    expect([write(one, writing, "abc"), write(one, writing, "def")]).toEqual([3, 3]);
    expect([read(child, reading, 2), read(one, reading, 2), read(child, reading)]).toEqual(["ab", "cd", "ef"]);
  });

  it("is read at one end and written at the other", () => {
    const { reading, writing } = pipeOf(one);
    expect(failed(() => read(one, writing))).toBe("EBADF");
    expect(failed(() => write(one, reading, "x"))).toBe("EBADF");
  });

  it("is no file: it has no places, no size, and nothing to be flushed", () => {
    const { reading, writing } = pipeOf(one);
    expect(one.FS.fstat(reading).mode & S_IFMT).toBe(S_IFIFO);
    expect(one.FS.fstat(reading).size).toBe(0);
    expect(failed(() => one.FS.llseek(one.stream(reading), 0, SEEK.SET))).toBe("ESPIPE");
    expect(failed(() => one.write(one.stream(writing), "x", 0))).toBe("ESPIPE");
    expect(failed(() => one.FS.ftruncate(writing, 0))).toBe("EINVAL");
    expect(failed(() => one.stream(writing).stream_ops.fsync?.(one.stream(writing)))).toBe("EINVAL");
    expect(failed(() => one.FS.ioctl(one.stream(reading), TCGETS))).toBe("ENOTTY");
  });

  it("is at its end once the last descriptor that writes is closed, whoever has it", async () => {
    const { reading, writing } = pipeOf(one);
    const child = await fork(one);
    const twin = child.FS.dupStream(child.stream(writing));
    write(child, writing, "last");
    one.FS.close(one.stream(writing));
    child.FS.close(child.stream(writing));
    expect(read(one, reading)).toBe("last");
    one.meanwhile(() => child.FS.close(twin));
    expect(read(one, reading)).toBe("");
    expect(one.waits).toHaveLength(1);
    expect(read(one, reading)).toBe("");
    expect(one.waits).toHaveLength(1);
    expect(told().filter(({ kind }) => kind === "received")).toMatchObject([{ bytes: 4 }]);
  });

  it("is at its end, too, when who would write has been killed", async () => {
    const { reading, writing } = pipeOf(one);
    const child = await fork(one);
    one.FS.close(one.stream(writing));
    one.meanwhile(() => kernel.endProcess(child.slot, Signal.SIGKILL));
    expect(read(one, reading)).toBe("");
  });

  it("fails with EPIPE once nobody can read it; nothing can be written even so", () => {
    const { reading, writing } = pipeOf(one);
    write(one, writing, "unread");
    one.FS.close(one.stream(reading));
    expect(failed(() => write(one, writing, "x"))).toBe("EPIPE");
    expect(write(one, writing, "")).toBe(0);
  });

  it("tells the trace which bytes were sent and which received, and not of none", () => {
    const { pipe, reading, writing } = pipeOf(one);
    write(one, writing, "abc");
    write(one, writing, "");
    read(one, reading, 0);
    read(one, reading, 1);
    read(one, reading);
    const at = { pid: one.pid, object: pipe, line: 1 };
    expect(told()).toMatchObject([
      { kind: "sent", ...at, position: 0, bytes: 3 },
      { kind: "received", ...at, position: 0, bytes: 1 },
      { kind: "received", ...at, position: 1, bytes: 2 },
    ]);
  });

  it("brings shared memory into step before it is written and after it was read", () => {
    const { pipe, reading, writing } = pipeOf(one);
    const steps: string[] = [];
    one.context.synchronise = () => steps.push(`${kernel.pipes.bytes(pipe)} in the pipe`);
    write(one, writing, "abc");
    read(one, reading);
    expect(steps).toEqual(["0 in the pipe", "0 in the pipe"]);
  });
});

describe("who has to wait for a pipe", () => {
  it("waits to read until somebody writes", () => {
    const { pipe, reading, writing } = pipeOf(one);
    one.meanwhile(() => write(one, writing, "text"));
    expect(read(one, reading)).toBe("text");
    expect(one.waits).toMatchObject([{ reason: "pipe-read", object: pipe, masks: [kernel.pipes.mask(pipe)], deadline: Infinity }]);
  });

  it("waits for what the reader types where it reads standard input, until that is ended", () => {
    const lines = ["first\n", undefined];
    for (const line of lines) {
      one.meanwhile(() => input.type(line));
      expect(read(one, 0)).toBe(line ?? "");
    }
    expect(one.waits.map(({ reason }) => reason)).toEqual(["stdin", "stdin"]);
  });

  it("waits to write until all of it is written, bytes in order", () => {
    const { pipe, reading, writing } = pipeOf(one);
    const text = Array.from({ length: PIPE_CAPACITY + PIPE_BUF + 1 }, (_, at) => String.fromCharCode(97 + (at % 26))).join("");
    let taken = "";
    one.meanwhile(
      () => (taken += read(one, reading, 3)),
      () => (taken += read(one, reading, PIPE_CAPACITY)),
    );
    expect(write(one, writing, text)).toBe(text.length);
    expect(taken + read(one, reading, PIPE_CAPACITY)).toBe(text);
    expect(one.waits).toMatchObject([
      { reason: "pipe-write", object: pipe, length: PIPE_BUF + 1 },
      { reason: "pipe-write", object: pipe, length: PIPE_BUF - 2 },
    ]);
  });

  it("waits until a small write fits whole: no other's comes into its middle", () => {
    const { pipe, reading, writing } = pipeOf(one);
    write(one, writing, "x".repeat(PIPE_CAPACITY - PIPE_BUF + 1));
    const mixed = (): void => {
      read(one, reading, 1);
      expect(kernel.pipes.bytes(pipe)).toBe(PIPE_CAPACITY - PIPE_BUF);
    };
    one.meanwhile(mixed);
    expect(write(one, writing, "y".repeat(PIPE_BUF))).toBe(PIPE_BUF);
    expect(one.waits).toHaveLength(1);
  });

  it("has written a part when nobody reads any more, and fails only then", () => {
    const { reading, writing } = pipeOf(one);
    one.meanwhile(() => one.FS.close(one.stream(reading)));
    expect(write(one, writing, "x".repeat(PIPE_CAPACITY + 1))).toBe(PIPE_CAPACITY);
    expect(failed(() => write(one, writing, "x"))).toBe("EPIPE");
  });

  it("is interrupted by a signal that has a handler; what was written by then counts", () => {
    const { reading, writing } = pipeOf(one);
    one.kernel.processes.set(one.slot, ProcessField.HANDLED, 1 << Signal.SIGINT);
    const interrupt = (): void => void sendSignal(kernel, one.pid, Signal.SIGINT);
    one.meanwhile(interrupt);
    expect(failed(() => read(one, reading))).toBe("EINTR");
    expect(write(one, writing, "x".repeat(PIPE_CAPACITY + 1))).toBe(PIPE_CAPACITY);
    expect(failed(() => write(one, writing, "x"))).toBe("EINTR");
  });

  it("has what came together with the signal", () => {
    const { reading, writing } = pipeOf(one);
    one.kernel.processes.set(one.slot, ProcessField.HANDLED, 1 << Signal.SIGINT);
    one.meanwhile(() => {
      write(one, writing, "text");
      sendSignal(kernel, one.pid, Signal.SIGINT);
    });
    expect(read(one, reading)).toBe("text");
  });

  it("does not wait where there are other threads that could read: it says how much it has written", () => {
    const { writing } = pipeOf(one);
    one.context.threads = 2;
    expect(write(one, writing, "x".repeat(PIPE_CAPACITY + 1))).toBe(PIPE_CAPACITY);
    expect(one.waits).toEqual([]);
  });

  it("does not wait with O_NONBLOCK: EAGAIN, or a part; by no descriptor that shares the flag", () => {
    const { reading, writing } = pipeOf(one);
    const twin = one.FS.dupStream(one.stream(reading));
    for (const fd of [reading, writing]) one.streams.fcntl(fd, F.SETFL, O.NONBLOCK);
    expect([reading, twin.fd, 1].map((fd) => one.streams.nonblocking(fd))).toEqual([true, true, false]);
    expect(failed(() => one.read(twin))).toBe("EAGAIN");
    expect(write(one, writing, "x".repeat(PIPE_CAPACITY + 1))).toBe(PIPE_CAPACITY);
    expect(failed(() => write(one, writing, "x"))).toBe("EAGAIN");
    read(one, reading, PIPE_BUF - 1);
    expect(failed(() => write(one, writing, "x".repeat(PIPE_BUF)))).toBe("EAGAIN");
    expect(write(one, writing, "x".repeat(PIPE_BUF + 1))).toBe(PIPE_BUF - 1);
    expect(one.waits).toEqual([]);
  });

  it("goes no further when it is killed meanwhile, and begins nothing after that", () => {
    const { reading } = pipeOf(one);
    one.meanwhile(() => kernel.endProcess(one.slot, Signal.SIGKILL));
    expect(() => read(one, reading)).toThrow(ProcessGone);
    expect(() => write(one, 1, "a ghost")).toThrow(ProcessGone);
    expect(() => one.open("/tmp")).toThrow(ProcessGone);
    expect(printed()).toEqual([]);
  });
});

describe("poll", () => {
  it("says what a pipe's end can do at once", () => {
    const { reading, writing } = pipeOf(one);
    expect([events(one, reading), events(one, writing)]).toEqual([[], ["OUT"]]);
    write(one, writing, "x".repeat(PIPE_CAPACITY));
    expect([events(one, reading), events(one, writing)]).toEqual([["IN"], []]);
    read(one, reading, PIPE_BUF - 1);
    expect(events(one, writing)).toEqual([]);
    read(one, reading, 1);
    expect(events(one, writing)).toEqual(["OUT"]);
  });

  it("says that the other end is gone, and of bytes that are still there", () => {
    const [unread, unwritten] = [pipeOf(one), pipeOf(one)];
    write(one, unread.writing, "x");
    one.FS.close(one.stream(unread.writing));
    expect(events(one, unread.reading)).toEqual(["IN", "HUP"]);
    read(one, unread.reading);
    expect(events(one, unread.reading)).toEqual(["HUP"]);
    one.FS.close(one.stream(unwritten.reading));
    expect(events(one, unwritten.writing)).toEqual(["OUT", "ERR"]);
  });

  it("says of a socket, too, that its end can be read", () => {
    const [here, there] = socketsOf(one);
    expect(events(one, here)).toEqual(["OUT"]);
    write(one, there, "x");
    expect(events(one, here)).toEqual(["IN", "OUT"]);
    expect(read(one, here)).toBe("x");
    one.FS.close(one.stream(there));
    expect(events(one, here)).toEqual(["IN", "OUT", "HUP"]);
    expect(read(one, here)).toBe("");
    expect(failed(() => write(one, here, "x"))).toBe("EPIPE");
  });

  it("says that a file can always be read and written, and that what is closed is nothing", () => {
    const { fd } = one.open("/tmp/a", O.RDWR | O.CREAT);
    expect(events(one, fd)).toEqual(["IN", "OUT"]);
    one.FS.close(one.stream(fd));
    expect(events(one, fd)).toEqual(["NVAL"]);
  });
});

describe("descriptors", () => {
  it("are the lowest that are free, and in the kernel's table what they are here", () => {
    const { pipe, reading, writing } = pipeOf(one);
    expect(one.streams.pipe(reading)).toEqual({ read: pipe, write: undefined });
    expect(kernel.descriptors.get(one.slot, writing)).toEqual({ read: undefined, write: pipe });
    one.streams.close(reading);
    expect([one.FS.streams[reading], kernel.pipes.readers(pipe)]).toEqual([null, 0]);
    expect(pipeOf(one).reading).toBe(reading);
    expect([one.streams.pipe(1), one.streams.pipe(99)]).toEqual([undefined, undefined]);
  });

  it("are inherited: pipes, files and the terminal, and those that are closed are not", async () => {
    const { pipe, reading, writing } = pipeOf(one);
    const file = one.open("/tmp/a", O.RDWR | O.CREAT);
    one.FS.close(one.stream(2));
    const child = await fork(one);
    const open = child.FS.streams.flatMap((stream) => (stream ? [stream.fd] : []));
    expect(open).toEqual([0, 1, reading, writing, file.fd]);
    expect(kernel.pipes.readers(pipe)).toBe(2);
    write(child, 1, "child");
    expect(printed()).toMatchObject([{ pid: child.pid, text: "child" }]);
  });

  it("are only so many: EMFILE, and then no end of the pipe is counted; the page is told once", () => {
    const pipe = kernel.pipes.create();
    const end: OpenPipe = { read: pipe, write: undefined };
    const more = MAX_DESCRIPTORS - one.FS.streams.filter(Boolean).length;
    for (let count = 0; count < more; count++) one.streams.open(end);
    const readers = kernel.pipes.readers(pipe);
    expect(readers).toBe(more);
    expect(errnoOf(() => one.streams.open(end))).toBe(Errno.EMFILE);
    const before = one.FS.streams.filter(Boolean).length;
    for (const fd of [1, 5]) expect(failed(() => one.FS.dupStream(one.stream(fd)))).toBe("EMFILE");
    expect([kernel.pipes.readers(pipe), one.FS.streams.filter(Boolean).length]).toEqual([readers, before]);
    expect(told().filter(({ kind }) => kind === "limit-reached")).toMatchObject([{ pid: one.pid, limit: "descriptors" }]);
  });

  it("can be received from another process", async () => {
    const { pipe, reading, writing } = pipeOf(one);
    const other = await program();
    const flight = { pipe: undefined, sender: one.slot };
    const number = kernel.descriptors.send({ read: pipe, write: undefined }, flight);
    one.streams.close(reading);
    const received = other.streams.adopt(kernel.descriptors.receive(number));
    write(one, writing, "text");
    expect(read(other, received)).toBe("text");
    expect(kernel.pipes.readers(pipe)).toBe(1);
  });
});

describe("fcntl", () => {
  it("has pipes close on exec, as Python makes them, and their duplicates not", () => {
    const { reading } = pipeOf(one);
    const twin = one.FS.dupStream(one.stream(reading));
    expect([reading, twin.fd, 1].map((fd) => one.streams.fcntl(fd, F.GETFD, 0))).toEqual([1, 0, 0]);
    one.streams.fcntl(reading, F.SETFD, 0);
    expect(one.streams.fcntl(reading, F.GETFD, 0)).toBe(0);
    const [kept, closing] = [O.CREAT, O.CREAT | O.CLOEXEC].map((flags) => one.open("/tmp/a", O.RDWR | flags));
    expect([kept!, closing!].map(({ fd }) => one.streams.fcntl(fd, F.GETFD, 0))).toEqual([0, 1]);
  });

  it("changes of the status flags those that can change, for all who share the open file", () => {
    const { fd } = one.open("/tmp/a", O.WRONLY | O.CREAT | O.TRUNC | O.CLOEXEC);
    expect(one.streams.fcntl(fd, F.GETFL, 0)).toBe(O.WRONLY);
    const twin = one.FS.dupStream(one.stream(fd));
    one.streams.fcntl(fd, F.SETFL, O.APPEND | O.RDWR | O.CREAT);
    expect(one.streams.fcntl(twin.fd, F.GETFL, 0)).toBe(O.WRONLY | O.APPEND);
    one.streams.fcntl(twin.fd, F.SETFL, 0);
    expect(one.streams.fcntl(fd, F.GETFL, 0)).toBe(O.WRONLY);
  });

  it("tells how much a pipe holds, of nothing else, and leaves other commands to others", () => {
    expect(one.streams.fcntl(pipeOf(one).reading, F.GETPIPE_SZ, 0)).toBe(PIPE_CAPACITY);
    expect(one.streams.fcntl(1, F.GETPIPE_SZ, 0)).toBeUndefined();
    expect(one.streams.fcntl(1, F.SETLKW, 0)).toBeUndefined();
    expect(errnoOf(() => one.streams.fcntl(99, F.GETFD, 0))).toBe(Errno.EBADF);
  });

  it("leaves to a forked child what it has set", async () => {
    const { reading, writing } = pipeOf(one);
    one.streams.fcntl(reading, F.SETFL, O.NONBLOCK);
    one.streams.fcntl(writing, F.SETFD, 0);
    one.streams.fcntl(1, F.SETFD, 1);
    const child = await fork(one);
    expect([reading, writing].map((fd) => child.streams.nonblocking(fd))).toEqual([true, false]);
    expect([reading, writing, 0, 1, 2].map((fd) => child.streams.fcntl(fd, F.GETFD, 0))).toEqual([1, 0, 0, 1, 0]);
  });

  it("keeps from another program what shall close on exec; what that has got, it passes on", async () => {
    const { pipe } = pipeOf(one);
    one.streams.fcntl(2, F.SETFD, 1);
    expect(one.streams.inheritableStandard()).toEqual([0, 1]);
    const spawned = start(kernel, one.pid);
    kernel.descriptors.open(spawned.slot, 0, { read: pipe, write: undefined });
    const other = await begin(spawned);
    expect(other.streams.inheritableStandard()).toEqual([]);
    other.streams.beginProgram();
    expect(other.streams.inheritableStandard()).toEqual([0]);
  });
});

describe("an interpreter", () => {
  it("has a terminal that it may close while it waits for a process: that is no descriptor of any", async () => {
    const { FS } = await warm();
    FS.close(FS.streams[1]!);
    expect(FS.streams[1]).toBeNull();
  });

  it("is one process after the other: the next has nothing of the last one's descriptors, nor closes them", async () => {
    const { become, streams, FS } = await warm();
    const first = become(start(kernel));
    const { pipe } = pipeOf(first);
    kernel.descriptors.retain({ read: pipe, write: pipe });
    kernel.endProcess(first.slot, 0);
    streams.reset();
    expect([kernel.pipes.readers(pipe), kernel.pipes.writers(pipe)]).toEqual([1, 1]);
    const process = start(kernel);
    kernel.descriptors.open(process.slot, 1, { terminal: 1 });
    const second = become(process);
    expect(FS.streams.flatMap((stream) => (stream ? [stream.fd] : []))).toEqual([1]);
    second.context.thread = tid(2);
    write(second, 1, "second");
    expect(printed()).toMatchObject([{ pid: second.pid, tid: 2, text: "second" }]);
  });
});
