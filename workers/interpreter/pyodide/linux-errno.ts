import { leb, readWasm, signedLeb } from "./wasm-file";

/*
 * Words of Emscripten's first 1,024 bytes, which belong to nobody (a null pointer points there), in which Python's side
 * leaves the addresses of its tables (`python/linux_errno.py`).
 */
const WORDS_AT = 16;
const NUMBERS_AT = 20;

/** Entries of the table of words: one more than Linux's highest number. */
const WORDS = 134;
/** EINTR as Emscripten's libc has it. */
const EINTR = 27;

// Core specification 5.4: instructions by their codes.
const I32 = 0x7f;
const NO_RESULT = 0x40;
const IF = [0x04, NO_RESULT];
const END = 0x0b;
const RETURN = 0x0f;
const OR = 0x72;
const ADD = 0x6a;
const AND = 0x71;
const EQUAL = 0x46;
const EQUALS_ZERO = 0x45;
const NOT_LESS = 0x4f;
const SHIFT_LEFT = 0x74;
const STORE = [0x36, 2, 0];
const LOAD = [0x28, 2, 0];
const LOAD_BYTE = [0x2d, 0, 0];
const get = (local: number): number[] => [0x20, local];
const tee = (local: number): number[] => [0x22, local];
const call = (func: number): number[] => [0x10, ...leb(func)];
const number = (value: number): number[] => [0x41, ...signedLeb(value)];
const loadAt = (address: number): number[] => [...number(address), ...LOAD];

/**
 * Pyodide's module with Linux's error numbers and words in what C tells Python; until Python has made the tables all is as
 * before. C's own numbers stay WASI's, with which its code was compiled.
 */
export function withLinuxErrno(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = readWasm(file);
  const errnoLocation = module.exported("__errno_location");
  const checkSignals = module.exported("PyErr_CheckSignals");

  // char *strerror(int number)
  module.wrap(module.exported("strerror"), (original) => [
    0,
    ...loadAt(WORDS_AT), EQUALS_ZERO, ...get(0), ...number(WORDS), NOT_LESS, OR,
    ...IF, ...get(0), ...call(original), RETURN, END,
    ...loadAt(WORDS_AT), ...get(0), ...number(2), SHIFT_LEFT, ADD, ...LOAD,
    END,
  ]); // prettier-ignore

  // PyObject *PyErr_SetFromErrnoWithFilenameObjects(PyObject *type, PyObject *filename, PyObject *filename2):
  // looks for signals itself after EINTR (CPython's Python/errors.c), whose number it would not know any more.
  const [place, value] = [3, 4];
  module.wrap(module.exported("PyErr_SetFromErrnoWithFilenameObjects"), (original) => [
    1, 2, I32,
    ...loadAt(NUMBERS_AT),
    ...IF,
    ...call(errnoLocation), ...tee(place), ...LOAD, ...tee(value), ...number(EINTR), EQUAL,
    ...IF, ...call(checkSignals), ...IF, ...number(0), RETURN, END, END,
    ...get(place), ...loadAt(NUMBERS_AT), ...get(value), ...number(255), AND, ADD, ...LOAD_BYTE, ...STORE,
    END,
    ...get(0), ...get(1), ...get(2), ...call(original),
    END,
  ]); // prettier-ignore
  return module.encode();
}
