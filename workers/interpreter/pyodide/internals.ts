import type { PyodideInterface } from "pyodide";

/** The release whose private internals this folder knows; `internals.test.ts` fails when the dependency moves on. */
export const PYODIDE_VERSION = "314.0.7";
export const PYTHON_VERSION = "3.14.2";

/** A JavaScript value that Python holds, as the snapshot names it. */
export type HiwireKey =
  | null
  | { readonly path: readonly string[] }
  | { readonly abortSignalAny: true }
  | { readonly API: true }
  | { readonly serialized: string };

/** The tables of JavaScript values that a memory image refers to. */
export interface HiwireState {
  readonly hiwireKeys: readonly HiwireKey[];
  readonly immortalKeys: readonly string[];
}

export interface StreamNode {
  readonly id: number;
  readonly parent: StreamNode;
  name: string;
  mode: number;
  node_ops: NodeOps;
  stream_ops: StreamOps;
  contents?: Uint8Array;
  usedBytes?: number;
}

/** What `setattr` is asked to change; times are Unix times in ms. */
export interface NodeChanges {
  readonly mode?: number;
  readonly size?: number;
  readonly mtime?: number | null;
  readonly atime?: number | null;
  readonly timestamp?: number;
}

/** Emscripten's node operations (`src/lib/libfs.js`); they throw `FS.ErrnoError`. */
export interface NodeOps {
  getattr?(node: StreamNode): unknown;
  setattr?(node: StreamNode, changes: NodeChanges): void;
  lookup?(parent: StreamNode, name: string): StreamNode;
  mknod?(parent: StreamNode, name: string, mode: number): StreamNode;
  rename?(node: StreamNode, newParent: StreamNode, newName: string): void;
  unlink?(parent: StreamNode, name: string): void;
  rmdir?(parent: StreamNode, name: string): void;
  readdir?(node: StreamNode): string[];
  symlink?(parent: StreamNode, name: string, target: string): StreamNode;
  readlink?(node: StreamNode): string;
  statfs?(): Record<string, number>;
}

/** What duplicates of a stream share. */
export interface SharedStreamState {
  flags: number;
  position: number;
}

export interface Stream {
  readonly fd: number;
  readonly node: StreamNode;
  /** Those that are shared, too. */
  flags: number;
  readonly stream_ops: StreamOps;
  shared: SharedStreamState;
  /** Ours: FD_CLOEXEC, where it is not as O_CLOEXEC says. */
  closeOnExec?: boolean;
  tty?: { readonly ops: { ioctl_tiocgwinsz?(): readonly [rows: number, columns: number] } };
}

/** Emscripten's stream operations (`src/lib/libfs.js`); they throw `FS.ErrnoError`. */
export interface StreamOps {
  getattr?(stream: Stream): unknown;
  open?(stream: Stream): void;
  llseek?(stream: Stream, offset: number, whence: number): number;
  poll?(stream: Stream): number;
  dup?(stream: Stream): void;
  close?(stream: Stream): void;
  read?(stream: Stream, buffer: Int8Array, offset: number, length: number, position: number): number;
  write?(stream: Stream, buffer: Int8Array, offset: number, length: number, position: number): number;
  ioctl?(stream: Stream): number;
  fsync?(stream: Stream): number;
}

export interface FileSystem {
  readonly streams: (Stream | null | undefined)[];
  readonly FSNode: new (parent: StreamNode | null, name: string, mode: number, device: number) => StreamNode;
  readonly ErrnoError: new (errno: number) => Error & { readonly errno: number };
  readonly filesystems: { readonly MEMFS: { readonly ops_table: { file: { stream: StreamOps } } } };
  hashAddNode(node: StreamNode): void;
  statfsNode(node: StreamNode): Record<string, number>;
  mount(type: { mount(mount: unknown): StreamNode }, options: object, mountPoint: string): StreamNode;
  chmod(path: string | StreamNode, mode: number, dontFollow?: boolean): void;
  stat(path: string, dontFollow?: boolean): unknown;
  readlink(path: string): string;
  truncate(path: string | StreamNode, length: number): void;
  utime(path: string, atime: number, mtime: number): void;
  unlink(path: string): void;
  createNode(parent: StreamNode | null, name: string, mode: number, device: number): StreamNode;
  createStream(stream: Record<string, unknown>, fd: number): Stream;
  closeStream(fd: number): void;
  open(path: string, flags: number, mode?: number): Stream;
  /** Without a position: at the stream's, which moves on. */
  read(stream: Stream, buffer: Int8Array, offset: number, length: number, position?: number): number;
  write(stream: Stream, buffer: Int8Array, offset: number, length: number, position?: number, canOwn?: boolean): number;
  writeFile(path: string, data: string | Uint8Array): void;
  readFile(path: string): Uint8Array;
  mkdirTree(path: string): void;
  chdir(path: string): void;
  cwd(): string;
}

/** Lets go of Python objects whose JavaScript proxies are garbage. */
export type ProxyRegistry = Pick<FinalizationRegistry<unknown>, "register" | "unregister">;

/** `Module.API`, Pyodide's own JavaScript half. */
export interface PyodideApi {
  sitePackages: string;
  pyVersionTuple: readonly number[];
  readonly config: { readonly jsglobals: Record<string, unknown> };
  readonly abortSignalAny: unknown;
  restoreSnapshot: (snapshot: Uint8Array) => HiwireState;
  getExpectedKeys(): readonly unknown[];
  serializeHiwireState(serializer: (value: unknown) => string): HiwireState;
}

/** Emscripten's module object with the C functions of CPython that we call; pointers are addresses in HEAP8. */
export interface PyodideModule {
  readonly API: PyodideApi;
  readonly FS: FileSystem;
  readonly HEAP8: Int8Array;
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly HEAPU32: Uint32Array;
  readonly _Py_Version: number;
  /** Of the constants that have a name, the one at the highest address: all below are constants. */
  readonly _in6addr_loopback: number;
  _PyErr_SetInterruptEx(signal: number): number;
  readonly _Py_EMSCRIPTEN_SIGNAL_HANDLING: number;
  readonly __Py_emscripten_signal_clock: number;
  growMemory(bytes: number): void;
  addRunDependency(id: string): void;
  removeRunDependency(id: string): void;
  UTF8ToString(pointer: number): string;
  /** These throw where there is nothing. */
  __hiwire_get(index: number): unknown;
  __hiwire_immortal_get(index: number): unknown;
  __hiwire_set(index: number, value: unknown): number;
  __hiwire_immortal_add(key: string): void;
  _emscripten_stack_get_end(): number;
  _emscripten_stack_get_current(): number;
  _emscripten_get_sbrk_ptr(): number;
  _PyOS_BeforeFork(): void;
  _PyOS_AfterFork_Parent(): void;
  _PyOS_AfterFork_Child(): void;
  _PyGILState_Ensure(): number;
  _PyGILState_Release(state: number): void;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(state: number, low: number, bytes: number): number;
  /** Puts the event loop's thread state aside for a new one; 0, or -1 when that failed. */
  _enter_promising_task(): number;
  /** The new thread state is no longer needed. */
  _exit_promising_task(): void;
  /** The running thread's state, put aside for the event loop's; 0 when that failed. */
  _captureThreadState(): number;
  _restoreThreadState(state: number): void;
  _PyObject_CallNoArgs(callable: number): number;
  _PyEval_GetFrame(): number;
  _PyFrame_GetBack(frame: number): number;
  _PyFrame_GetCode(frame: number): number;
  _PyFrame_GetLineNumber(frame: number): number;
  _PyObject_GetAttrString(object: number, name: number): number;
  _PyUnicode_AsUTF8(text: number): number;
  _Py_IncRef(object: number): void;
  _Py_DecRef(object: number): void;
  stringToNewUTF8(text: string): number;
  /** A JavaScript function needs its signature; the result is its index in the function table. */
  addFunction(wasmFunction: unknown, signature?: string): number;
  removeFunction(index: number): void;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  stackSave(): number;
  stackRestore(pointer: number): void;
  finalizationRegistry: ProxyRegistry;
  /** Whether Python may suspend here, as `can_run_sync()` says. */
  readonly validSuspender: { value: boolean };
  PyProxy_getPtr(proxy: PyCallable): number;
  readonly memory: WebAssembly.Memory;
  _PyFloat_AsDouble(object: number): number;
  _PyLong_FromLong(value: number): number;
  _PyCMethod_New(definition: number, self: number, module: number, defining: number): number;
  readonly __Py_HashSecret: number;
  readonly __PyRuntime: number;
  readonly _PyUnicode_Type: number;
  readonly _PyBytes_Type: number;
  readonly _PyTuple_Type: number;
  readonly _PySet_Type: number;
  readonly _PyFrozenSet_Type: number;
  readonly _PyLong_Type: number;
  readonly _PyBool_Type: number;
  readonly _PyFloat_Type: number;
  readonly __PyNone_Type: number;
  readonly __PyWeakref_RefType: number;
  /** Hash of bytes by the interpreter's secret. */
  _Py_HashBuffer(bytes: number, length: number): number;
  /** -1 when it raised. */
  _PyObject_Hash(object: number): number;
  _PyErr_Clear(): void;
  /** Calls `callback(object, arg)` for each object that the collector knows, as long as it returns 1. */
  _PyUnstable_GC_VisitObjects(callback: number, arg: number): void;
  _PyImport_AddModule(name: number): number;
  _PyObject_SetAttrString(object: number, name: number, value: number): number;
}

/** What `loadPyodide` hands to `createPyodideModule`. */
export interface EmscriptenSettings {
  preRun: ((module: PyodideModule) => void)[];
}

export type CreatePyodideModule = (settings: EmscriptenSettings) => Promise<PyodideModule>;

/** A Python callable on the JavaScript side. */
export interface PyCallable {
  (...args: unknown[]): unknown;
  destroy(): void;
}

export type Pyodide = PyodideInterface & { readonly _module: PyodideModule };

/** Pyodide's lock file without any package; it must carry the ABI. */
export const EMPTY_LOCK_FILE = {
  info: {
    abi_version: "2026_0",
    arch: "wasm32",
    platform: "emscripten_5_0_3",
    python: PYTHON_VERSION,
    version: PYODIDE_VERSION,
  },
  packages: {},
};
