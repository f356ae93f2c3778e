import { loadPyodide } from "pyodide";
import { type CreatePyodideModule, EMPTY_LOCK_FILE, type Pyodide, type PyodideModule, type Stream } from "./internals";
import { addFastcalls, type Fastcall } from "./fastcalls";
import { hashSecret, rehash } from "./hash-secret";
import { wrapAddressed } from "./function-addresses";
import { Recycling } from "./recycling";
import { ENVIRONMENT, type Snapshot } from "./snapshot";
import { addThreadCalls, type ThreadCalls } from "./suspension";

export interface BootAssets {
  /** URL of pyodide.asm.mjs. */
  readonly moduleUrl: string;
  readonly wasm: WebAssembly.Module;
  readonly snapshot: Snapshot;
  /** python_stdlib.zip; shared by all workers. */
  readonly standardLibrary: Uint8Array;
}

/** What the interpreter calls. */
export interface Hooks {
  /** What it imports as `_kernel`. */
  readonly syscalls: object;
  /** What it imports as `_fastcalls`. */
  readonly fastcalls: readonly Fastcall[];
  /** Suspends the running thread: called by `_suspension.suspend()`. */
  readonly wait: () => Promise<number>;
  /** The signal that Python's handlers shall see next, 0: none. Python asks all the time: in loops, and for each digit of a product. */
  readonly signal: () => number;
  /** clock_gettime(2): nanoseconds of the clock with that number. */
  readonly clock: (clock: number) => number;
  /** clock_getres(2) of all of them. */
  readonly clockResolution: () => number;
  /** fcntl(2) of C code: its result or a negative errno of Emscripten's; undefined: Emscripten's own shall do it. */
  readonly fcntl: (fd: number, command: number, argument: number) => number | undefined;
  /** ioctl(2), likewise. */
  readonly ioctl: (fd: number, request: number) => number | undefined;
}

/** fcntl(2) and ioctl(2); `list` is where the argument lies that C gives after the command. */
type Control = (fd: number, command: number, list: number) => number;
type Resolution = (clock: number, result: number) => number;
type Dup3 = (fd: number, to: number, flags: number) => number;

const O_CLOEXEC = 0o2000000;
const F_DUPFD = 0;
const F_DUPFD_CLOEXEC = 1030;
const F_SETFD = 2;
const FD_CLOEXEC = 1;

/** What takes the place of an import of Pyodide's, which it may call. */
type Replacement = (original: WebAssembly.ImportValue) => WebAssembly.ImportValue;

export interface BootedPython {
  readonly python: Pyodide;
  readonly memory: WebAssembly.Memory;
  readonly threads: ThreadCalls;
  readonly recycling: Recycling;
}

/** Brings up a Python from the snapshot: no Python code runs. */
export async function bootPyodide(
  assets: BootAssets,
  { syscalls, fastcalls, wait, signal, clock, clockResolution, fcntl, ioctl }: Hooks,
): Promise<BootedPython> {
  const { default: createModule } = (await import(assets.moduleUrl)) as { default: CreatePyodideModule };
  const table = new Map<string, unknown>(Object.entries(syscalls));
  const references = new Map<unknown, number>();
  let running: PyodideModule | undefined;
  const control =
    (call: Hooks["fcntl"], original: Control): Control =>
    (fd, command, list) =>
      call(fd, command, running?.HEAPU32[list >>> 2] ?? 0) ?? original(fd, command, list);
  // Emscripten's own duplicate a descriptor without this flag.
  const closingOnExec = (fd: number): number => {
    if (fd >= 0) fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
  };
  const dup3 =
    (original: Dup3): Dup3 =>
    (fd, to, flags) => {
      const result = original(fd, to, flags);
      return (flags & O_CLOEXEC) === 0 ? result : closingOnExec(result);
    };
  const dupfd =
    (original: Control): Control =>
    (fd, command, list) =>
      command === F_DUPFD_CLOEXEC ? closingOnExec(original(fd, F_DUPFD, list)) : original(fd, command, list);
  const loading = supplyWasm(assets.wasm, {
    env: {
      _Py_CheckEmscriptenSignals_Helper: () => signal,
      __hiwire_deduplicate_new: () => () => references,
      __syscall_dup3: (original) => dup3(original as Dup3),
      __syscall_fcntl64: (original) => control(fcntl, dupfd(original as Control)),
      __syscall_ioctl: (original) => control(ioctl, original as Control),
    },
    wasi_snapshot_preview1: {
      // Emscripten's own knows which clocks there are.
      clock_res_get: (original) => (id: number, result: number) =>
        (original as Resolution)(id, result) || writeTime(running, result, clockResolution()),
      clock_time_get: () => (id: number, _precision: bigint, result: number) => writeTime(running, result, clock(id)),
    },
  });
  let calls: ThreadCalls | undefined;
  try {
    const options = {
      // Nothing is fetched from there, but it must be absolute: this worker's own address is a blob's.
      indexURL: `${origin}/`,
      lockFileContents: EMPTY_LOCK_FILE,
      packageBaseUrl: `${origin}/`,
      env: ENVIRONMENT,
      // Lets us take images of this interpreter, too: fork.
      _makeSnapshot: true,
      // Only its length is looked at, as the memory's first size: `restoreSnapshot` is replaced below.
      _loadSnapshot: new Uint8Array(assets.snapshot.memoryBytes),
      _snapshotDeserializer: (name: string) => (name === "" ? syscalls : table.get(name)),
      createPyodideModule: async (settings: Parameters<CreatePyodideModule>[0]) => {
        // The first hook would fetch and store the standard library once more for each process.
        settings.preRun[0] = (module) => installStandardLibrary(module, assets.standardLibrary);
        settings.preRun.push((module) => (running = module));
        const module = await createModule(settings);
        calls = addThreadCalls(module, wait);
        addFastcalls(module, fastcalls);
        if (calls.suspendIndex !== assets.snapshot.suspendIndex)
          throw new Error("The Python snapshot is of another build: rebuild the site.");
        module.API.restoreSnapshot = () => {
          restoreMemory(module, assets.snapshot);
          rehash(module, assets.snapshot.hashed, hashSecret("random"));
          return assets.snapshot.hiwire;
        };
        return module;
      },
    };
    const python = (await loadPyodide(options as unknown as Parameters<typeof loadPyodide>[0])) as Pyodide;
    const memory = loading.memory();
    if (calls === undefined || memory === undefined) throw new Error("Pyodide did not ask for its module");
    return { python, memory, threads: calls, recycling: new Recycling(python._module, references) };
  } finally {
    loading.restore();
  }
}

export function restoreMemory(module: PyodideModule, snapshot: Snapshot): void {
  if (module.HEAP8.length < snapshot.memoryBytes) module.growMemory(snapshot.memoryBytes);
  for (const { start, bytes } of snapshot.runs) module.HEAPU8.set(bytes, start);
}

/**
 * `loadPyodide` fetches and compiles the wasm itself; every worker would do so. For the time of the boot, `fetch`
 * gives nothing and `instantiateStreaming` takes the shared module. Some of Pyodide's imports are replaced: its own
 * poll for signals reads a property that has accessors, which costs 150 ns and more; its clocks are each worker's own.
 */
function supplyWasm(
  wasm: WebAssembly.Module,
  replacements: Readonly<Record<string, Readonly<Record<string, Replacement>>>>,
): { memory: () => WebAssembly.Memory | undefined; restore: () => void } {
  let memory: WebAssembly.Memory | undefined;
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = () => Promise.resolve(new Response(new Uint8Array(0)));
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    for (const [namespace, replaced] of Object.entries(replacements)) {
      for (const [name, replacement] of Object.entries(replaced)) {
        const has = imports?.[namespace];
        if (has?.[name] === undefined) throw new Error(`Pyodide does not import ${name} any more`);
        has[name] = replacement(has[name]);
      }
    }
    // The loader instantiates a small module of its own by other means; only Pyodide's comes this way.
    const instance = await WebAssembly.instantiate(wasm, imports);
    if (imports?.env !== undefined) wrapAddressed(wasm, imports.env);
    memory = instance.exports.memory as WebAssembly.Memory;
    return { instance, module: wasm };
  };
  return {
    memory: () => memory,
    restore: () => {
      globalThis.fetch = fetch;
      WebAssembly.instantiateStreaming = instantiateStreaming;
    },
  };
}

/** For clock_time_get and clock_res_get of WASI: 0, their success. */
function writeTime(module: PyodideModule | undefined, result: number, time: number): number {
  if (module === undefined) return 0;
  const whole = Math.round(time);
  module.HEAPU32[result >>> 2] = whole % 2 ** 32;
  module.HEAPU32[(result >>> 2) + 1] = Math.floor(whole / 2 ** 32);
  return 0;
}

/** Puts the shared archive where Python looks for it, without a copy of its own. */
function installStandardLibrary(module: PyodideModule, archive: Uint8Array): void {
  const version = module.HEAPU32[module._Py_Version >>> 2] ?? 0;
  const [major, minor] = [version >>> 24, (version >>> 16) & 0xff];
  module.API.pyVersionTuple = [major, minor, (version >>> 8) & 0xff];
  module.API.sitePackages = `/lib/python${major}.${minor}/site-packages`;
  module.FS.mkdirTree(module.API.sitePackages);
  module.FS.mkdirTree(`/lib/python${major}.${minor}/lib-dynload`);
  const path = `/lib/python${major}${minor}.zip`;
  module.FS.writeFile(path, new Uint8Array(0));
  const stream: Stream = module.FS.open(path, 0);
  stream.node.contents = archive;
  stream.node.usedBytes = archive.length;
  module.FS.closeStream(stream.fd);
}
