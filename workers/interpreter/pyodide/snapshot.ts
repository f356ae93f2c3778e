import { loadPyodide } from "pyodide";
import { addFastcalls, exposeFastcalls, type Fastcall } from "./fastcalls";
import { findHashed, type Hashed, hashSecret, rehash } from "./hash-secret";
import {
  type CreatePyodideModule,
  EMPTY_LOCK_FILE,
  type EmscriptenSettings,
  type HiwireState,
  type Pyodide,
  type PyodideModule,
} from "./internals";
import { addThreadCalls, exposeSuspendFunction } from "./suspension";

const PAGE = 4096;
/** Where Emscripten puts the first of a program's data (`GLOBAL_BASE`). Below are the addresses of `linux-errno.ts`. */
const STATIC_DATA = 1024;
/** `os.environ`. The output log is a terminal that knows no colours; `_` would name the script that makes the snapshot. */
export const ENVIRONMENT = { HOME: "/home/pyodide", TERM: "dumb", _: "/usr/bin/python3" };

const MAGIC = 0x5059_534e;

/**
 * A Python that has imported everything, as it lies in memory: made once by the build, laid into every worker.
 * Most of the memory is zero, and what is zero is neither shipped nor copied.
 *
 *   Uint32 magic │ bytes of metadata │ bytes of memory │ number of runs
 *   metadata (JSON), padded to 8 bytes
 *   runs: pairs of Uint32 (first page, pages) of 4,096 bytes
 *   addresses of what depends on hashes: Uint32, each as its distance from the one before
 *   the runs' bytes, one after the other
 */
export interface Snapshot {
  readonly hiwire: HiwireState;
  /** Table index of the wasm function behind `_suspension.suspend`. */
  readonly suspendIndex: number;
  /** What depends on the secret of `hash()`. */
  readonly hashed: Hashed;
  /** Size of the memory in bytes, zeros included. */
  readonly memoryBytes: number;
  /** Where in the memory each run goes, and its bytes (views of the file). */
  readonly runs: readonly { readonly start: number; readonly bytes: Uint8Array }[];
}

export interface SnapshotSource {
  /** Folder with pyodide.asm.wasm and python_stdlib.zip, ending in a slash. */
  readonly indexUrl: string;
  /** The package `_interleave`: file name → text. */
  readonly python: Readonly<Record<string, string>>;
  /** What Python imports as `_kernel`; each function has its name as its key. */
  readonly syscalls: object;
  /** What it imports as `_fastcalls`. */
  readonly fastcalls: readonly Fastcall[];
}

/** Boots Python, installs the runtime package, and takes the snapshot. Runs in Node with JSPI (25 or later). */
export async function makeSnapshot({ indexUrl, python, syscalls, fastcalls }: SnapshotSource): Promise<Uint8Array> {
  // `_makeSnapshot` and the like are not in Pyodide's published types.
  const { default: createModule } = (await import(`${indexUrl}pyodide.asm.mjs`)) as { default: CreatePyodideModule };
  let suspendIndex = 0;
  let firstFastcall = 0;
  let constants = new Uint8Array(0);
  const options = {
    indexURL: indexUrl,
    lockFileContents: EMPTY_LOCK_FILE,
    packageBaseUrl: indexUrl,
    env: ENVIRONMENT,
    _makeSnapshot: true,
    createPyodideModule: async (settings: EmscriptenSettings) => {
      const made = await createModule(settings);
      constants = made.HEAPU8.slice(0, constantsEnd(made));
      suspendIndex = addThreadCalls(made, () => Promise.resolve(0)).suspendIndex;
      firstFastcall = addFastcalls(made, fastcalls);
      return made;
    },
  };
  const pyodide = (await loadPyodide(options as unknown as Parameters<typeof loadPyodide>[0])) as Pyodide;
  const module = pyodide._module;
  const folder = `${module.API.sitePackages}/_interleave`;
  module.FS.mkdirTree(folder);
  for (const [name, text] of Object.entries(python)) module.FS.writeFile(`${folder}/${name}`, text);
  exposeSuspendFunction(module, suspendIndex);
  exposeFastcalls(module, firstFastcall, fastcalls);
  pyodide.registerJsModule("_kernel", syscalls);
  pyodide.runPython("import _interleave.install; _interleave.install.install()");
  const name = nameOf(syscalls);
  const hiwire = module.API.serializeHiwireState((value) => {
    const known = name(value);
    if (known === undefined) throw new Error(`Python holds a JavaScript value that has no name: ${String(value)}`);
    return known;
  });
  if (!constants.every((byte, address) => byte === module.HEAPU8[address] || address < STATIC_DATA))
    throw new Error("Python has written to its constants: they end elsewhere");
  const hashed = findHashed(module);
  const file = encodeSnapshot({ hiwire, suspendIndex }, hashed, module.HEAPU8);
  // As each interpreter will: better that the build fails than those.
  rehash(module, hashed, hashSecret("random"));
  pyodide.runPython("import _interleave.install; _interleave.install.check_tables()");
  return file;
}

/** Where the C program's constants end (`.rodata`, which the linker puts first): nobody writes below. */
export function constantsEnd(module: PyodideModule): number {
  return module._in6addr_loopback & ~7;
}

/** Gives each of our JavaScript values that Python holds a name: "" for the table itself, else the function's key; undefined when it is none of ours. */
export function nameOf(syscalls: object): (value: unknown) => string | undefined {
  const names = new Map<unknown, string>([[syscalls, ""]]);
  for (const [name, value] of Object.entries(syscalls)) names.set(value, name);
  return (value) => names.get(value);
}

/** Which addresses come one after the other, and how many of each. */
const HASHED = ["contents", "derived", "dictKeys", "sets"] as const;

type Metadata = Pick<Snapshot, "hiwire" | "suspendIndex"> & { readonly interned: number; readonly hashedCounts: readonly number[] };

function encodeSnapshot(data: Pick<Snapshot, "hiwire" | "suspendIndex">, hashed: Hashed, memory: Uint8Array): Uint8Array {
  const runs = nonZeroRuns(memory);
  const addresses = HASHED.map((name) => hashed[name]);
  const whole: Metadata = { ...data, interned: hashed.interned, hashedCounts: addresses.map(({ length }) => length) };
  const metadata = new TextEncoder().encode(JSON.stringify(whole));
  const metadataEnd = 16 + ((metadata.length + 7) & ~7);
  const hashedStart = metadataEnd + runs.length * 8;
  const distances = addresses.flatMap((list) => [...list].map((address, index) => address - (list[index - 1] ?? 0)));
  const dataStart = hashedStart + distances.length * 4;
  const dataBytes = runs.reduce((sum, run) => sum + run.pages * PAGE, 0);
  const file = new Uint8Array(dataStart + dataBytes);
  new Uint32Array(file.buffer, 0, 4).set([MAGIC, metadata.length, memory.length, runs.length]);
  file.set(metadata, 16);
  new Uint32Array(file.buffer, metadataEnd, runs.length * 2).set(runs.flatMap((run) => [run.first, run.pages]));
  new Uint32Array(file.buffer, hashedStart, distances.length).set(distances);
  let at = dataStart;
  for (const run of runs) {
    file.set(memory.subarray(run.first * PAGE, (run.first + run.pages) * PAGE), at);
    at += run.pages * PAGE;
  }
  return file;
}

function nonZeroRuns(memory: Uint8Array): { first: number; pages: number }[] {
  const words = new BigUint64Array(memory.buffer, memory.byteOffset, memory.length / 8);
  const runs: { first: number; pages: number }[] = [];
  for (let page = 0; page < memory.length / PAGE; page++) {
    const start = (page * PAGE) / 8;
    if (words.subarray(start, start + PAGE / 8).every((word) => word === 0n)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.pages === page) last.pages++;
    else runs.push({ first: page, pages: 1 });
  }
  return runs;
}

/** Reads a snapshot file; throws when it is none. */
export function decodeSnapshot(file: Uint8Array): Snapshot {
  const header = new Uint32Array(file.buffer, file.byteOffset, 4);
  const [magic = 0, metadataBytes = 0, memoryBytes = 0, runCount = 0] = header;
  if (magic !== MAGIC) throw new Error("The Python snapshot is damaged: rebuild the site.");
  const metadataEnd = 16 + ((metadataBytes + 7) & ~7);
  // TextDecoder refuses shared memory: slice() copies.
  const json = new TextDecoder().decode(new Uint8Array(file.subarray(16, 16 + metadataBytes)));
  const { hashedCounts, interned, ...metadata } = JSON.parse(json) as Metadata;
  const table = new Uint32Array(file.buffer, file.byteOffset + metadataEnd, runCount * 2);
  let at = metadataEnd + runCount * 8;
  const [contents, derived, dictKeys, sets] = hashedCounts.map((count) => {
    const distances = new Uint32Array(file.buffer, file.byteOffset + at, count);
    at += count * 4;
    let address = 0;
    return Uint32Array.from(distances, (distance) => (address += distance));
  });
  if (contents === undefined || derived === undefined || dictKeys === undefined || sets === undefined) {
    throw new Error("The Python snapshot is damaged: rebuild the site.");
  }
  const runs = Array.from({ length: runCount }, (_, index) => {
    const start = (table[index * 2] ?? 0) * PAGE;
    const length = (table[index * 2 + 1] ?? 0) * PAGE;
    const bytes = file.subarray(at, at + length);
    at += length;
    return { start, bytes };
  });
  if (at !== file.length) throw new Error("The Python snapshot is incomplete: reload the page.");
  return { ...metadata, hashed: { contents, derived, dictKeys, sets, interned }, memoryBytes, runs };
}
