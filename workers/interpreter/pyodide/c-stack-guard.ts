import { leb, readWasm, signedLeb } from "./wasm-file";

/** Where `_PyThreadStateImpl` of CPython 3.14 has `c_stack_soft_limit`, in bytes, with pointers of 32 bits. */
const SOFT_LIMIT = 712;

/** What each call counts for on the C stack at least, in bytes, of a function that looks at the limit itself … */
const LOOKING_BYTES = 256;
/** … and of one that has `Py_EnterRecursiveCall` look (the compiler's visitors; their frames are small). */
const ASKING_BYTES = 64;

/** They measure the stack for others, or have a large part of it themselves (the eval loop). */
const AS_THEY_ARE = ["_Py_ReachedRecursionLimitWithMargin", "Py_EnterRecursiveCall", "_PyEval_EvalFrameDefault"];

// Core specification 5.4: instructions by their codes.
const LOCAL_GET = 0x20;
const GLOBAL_GET = 0x23;
const GLOBAL_SET = 0x24;
const LOAD = [0x28, 2];
const CONST = 0x41;
const ADD = 0x6a;
const SUBTRACT = 0x6b;
const CALL = 0x10;
const END = 0x0b;

/**
 * Pyodide's module with CPython's guard against a full C stack made to measure what fills here. CPython compares the stack
 * pointer with a limit (`_Py_EnterRecursiveCall`, and `_Py_Dealloc` for what is freed layer by layer), but in WebAssembly
 * only data whose address is taken lies below that pointer; calls themselves lie on the browser's own stack, which nobody
 * can measure, and which overflows at some thousand calls. `repr` of a list in a list in a list … moves the pointer by 32
 * bytes a layer: the browser gives up at 4,000 layers, long before 256 KiB are full. So every function that looks at the
 * limit, or has it looked at, moves the pointer by some bytes more.
 */
export function withStackGuard(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = readWasm(file);
  const [, globalGet, ...rest] = module.body(module.exported("emscripten_stack_get_current"));
  if (globalGet !== GLOBAL_GET || rest.at(-1) !== END)
    throw new Error("emscripten_stack_get_current does more than to return the stack pointer");
  const pointer = rest.slice(0, -1);
  const looksAtLimit = [...LOAD, ...leb(SOFT_LIMIT)];
  const spared = new Set(AS_THEY_ARE.map((name) => module.exported(name)));
  const guarded = module.functions().filter((func) => !spared.has(func) && includes(module.body(func), looksAtLimit));
  if (!guarded.includes(module.exported("PyObject_Repr"))) throw new Error("c_stack_soft_limit lies elsewhere: look at pycore_tstate.h");
  const asks = [CALL, ...leb(module.exported("Py_EnterRecursiveCall"))];
  const asking = module.functions().filter((func) => !spared.has(func) && !guarded.includes(func) && includes(module.body(func), asks));
  for (const func of [...guarded, ...asking]) {
    const bytes = guarded.includes(func) ? LOOKING_BYTES : ASKING_BYTES;
    const move = (instruction: number): number[] => [
      GLOBAL_GET,
      ...pointer,
      CONST,
      ...signedLeb(bytes),
      instruction,
      GLOBAL_SET,
      ...pointer,
    ];
    const parameters = Array.from({ length: module.parameters(func) }, (_, index) => [LOCAL_GET, index]).flat();
    module.wrap(func, (original) => [0, ...move(SUBTRACT), ...parameters, CALL, ...leb(original), ...move(ADD), END]);
  }
  return module.encode();
}

function includes(body: Uint8Array, part: readonly number[]): boolean {
  const [first = 0] = part;
  for (let at = body.indexOf(first); at >= 0; at = body.indexOf(first, at + 1)) {
    if (part.every((byte, index) => body[at + index] === byte)) return true;
  }
  return false;
}
