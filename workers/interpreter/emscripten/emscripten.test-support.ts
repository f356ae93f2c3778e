import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { TestProcess } from "../../kernel/kernel.test-support";
import { Errno } from "../../kernel/memory/errno";
import { ProcessContext } from "../process/process-context";
import type { FileSystem, PyodideModule, Stream } from "../pyodide/internals";
import type { Condition } from "../../shared/condition";
import { WASI } from "./emscripten-operations";
import { RunFileSystem } from "./file-system";
import { Streams } from "./streams";

export const O = {
  RDONLY: 0,
  WRONLY: 1,
  RDWR: 2,
  CREAT: 0o100,
  EXCL: 0o200,
  TRUNC: 0o1000,
  APPEND: 0o2000,
  NONBLOCK: 0o4000,
  NOFOLLOW: 0o400000,
  CLOEXEC: 0o2000000,
} as const;

export const SEEK = { SET: 0, CUR: 1, END: 2 } as const;

export interface Stat {
  readonly mode: number;
  readonly nlink: number;
  readonly size: number;
  readonly mtime: Date;
  readonly atime: Date;
}

/** What C's system calls come to in Emscripten's file system. */
export interface CFileSystem extends FileSystem {
  ignorePermissions: boolean;
  init(): void;
  stat(path: string, dontFollow?: boolean): Stat;
  fstat(fd: number): Stat;
  mkdir(path: string, mode?: number): void;
  rmdir(path: string): void;
  rename(from: string, to: string): void;
  symlink(target: string, path: string): void;
  readdir(path: string): string[];
  llseek(stream: Stream, offset: number, whence: number): number;
  dupStream(stream: Stream, fd?: number): Stream;
  close(stream: Stream): void;
  ftruncate(fd: number, size: number): void;
  statfs(path: string): Record<string, number>;
  ioctl(stream: Stream, request: number): number;
}

type CModule = PyodideModule & { readonly FS: CFileSystem };
type CreateModule = (settings: object) => Promise<unknown>;

const pyodide = pathToFileURL(createRequire(import.meta.url).resolve("pyodide/pyodide.asm.mjs")).href;

/** Pyodide's module as it is when it asks for its C code, which it does not get: its file system is there by then. */
async function withoutC(): Promise<CModule> {
  const { default: createModule } = (await import(/* @vite-ignore */ pyodide)) as { default: CreateModule };
  return new Promise((resolve, reject) => {
    const settings = {
      API: { config: { jsglobals: {} }, runtimeEnv: { IN_NODE: true }, sitePackages: "/lib/python3/site-packages" },
      instantiateWasm: () => {
        resolve(settings as unknown as CModule);
        return {};
      },
    };
    createModule(settings).catch(reject);
  });
}

/** An interpreter that waits for a process. */
export interface Warm {
  readonly FS: CFileSystem;
  readonly files: RunFileSystem;
  readonly streams: Streams;
  become(process: TestProcess): Interpreter;
}

/** A process whose C code is the test. */
export interface Interpreter extends TestProcess {
  readonly FS: CFileSystem;
  readonly files: RunFileSystem;
  readonly streams: Streams;
  readonly context: ProcessContext;
  /** What it has waited for. */
  readonly waits: Condition[];
  /** What others do one after the other, as soon as it waits. */
  meanwhile(...others: readonly (() => void)[]): void;
  stream(fd: number): Stream;
  open(path: string, flags?: number, mode?: number): Stream;
  read(stream: Stream, length?: number, position?: number): string;
  write(stream: Stream, text: string, position?: number): number;
  /** All of a file. */
  content(path: string): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function warm(): Promise<Warm> {
  const module = await withoutC();
  const { FS } = module;
  // As Emscripten does before C's main().
  FS.init();
  FS.mkdirTree(module.API.sitePackages);
  FS.ignorePermissions = false;
  let owner: { context: ProcessContext; scheduler: { block(condition: Condition): void } } | undefined;
  const current = () => {
    if (owner === undefined) throw new Error("there is no process");
    return owner;
  };
  const files = new RunFileSystem(module, () => current().context);
  const streams = new Streams(module, current, files);

  const become = (process: TestProcess): Interpreter => {
    const waits: Condition[] = [];
    const acts: (() => void)[] = [];
    const place = { file: 0, line: 1 };
    const positions = { current: () => place, currentCall: () => ({ ...place, call: "" }) };
    const context = new ProcessContext(process.kernel, process.slot, process.pid, positions, () => {});
    const block = (condition: Condition): void => {
      if (condition.ready()) return;
      waits.push(condition);
      while (!condition.ready() && !context.signalPending) {
        const act = acts.shift();
        if (act === undefined) throw new Error(`it waits for ever: ${condition.reason}`);
        act();
        context.dieIfKilled();
      }
    };
    owner = { context, scheduler: { block } };
    files.begin();
    streams.begin();

    const open: Interpreter["open"] = (path, flags = O.RDONLY, mode) => FS.open(path, flags, mode);
    const read: Interpreter["read"] = (stream, length = 100, position = undefined) => {
      const buffer = new Int8Array(length);
      return decoder.decode(buffer.subarray(0, FS.read(stream, buffer, 0, length, position)));
    };
    return {
      ...process,
      FS,
      files,
      streams,
      context,
      waits,
      meanwhile: (...others) => void acts.push(...others),
      stream(fd) {
        const stream = FS.streams[fd];
        if (!stream) throw new Error(`${fd} is not open`);
        return stream;
      },
      open,
      read,
      write(stream, text, position) {
        const bytes = encoder.encode(text);
        return FS.write(stream, new Int8Array(bytes.buffer), 0, bytes.length, position);
      },
      content(path) {
        const stream = open(path);
        const text = read(stream, FS.fstat(stream.fd).size);
        FS.close(stream);
        return text;
      },
    };
  };
  return { FS, files, streams, become };
}

/** The process, in an interpreter of its own. */
export const begin = async (process: TestProcess): Promise<Interpreter> => (await warm()).become(process);

/** Those that the kernel has, and Emscripten's own (`emscripten/system/include/wasi/api.h`). */
const NAMES = new Map([
  ...(Object.keys(Errno) as (keyof typeof Errno)[]).map((name) => [WASI[Errno[name]], name] as const),
  ...([[2, "EACCES"], [10, "EBUSY"], [32, "ELOOP"], [70, "ESPIPE"], [75, "EXDEV"]] as const),
]); // prettier-ignore

/** Name of the error that C code sees; "" when there is none. */
export function failure({ FS }: Pick<Interpreter, "FS">, operation: () => unknown): string {
  try {
    operation();
    return "";
  } catch (error) {
    if (!(error instanceof FS.ErrnoError)) throw error;
    return NAMES.get(error.errno) ?? String(error.errno);
  }
}
