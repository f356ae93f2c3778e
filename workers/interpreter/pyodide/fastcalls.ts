import { exposeFunctions } from "./c-function";
import type { PyodideModule } from "./internals";
import { leb, MODULE_HEADER, name, section, vector } from "./wasm-file";

/** A system call that takes numbers and gives one; `true` and `false` reach Python as 1 and 0, nothing as 0. */
export interface Fastcall {
  readonly name: string;
  readonly parameters: number;
  /** A parameter that Python leaves out is -1. */
  readonly call: (...numbers: number[]) => number | boolean | void;
}

const METH_FASTCALL = 0x0080;

/** Where Python finds them. */
const MODULE_NAME = "_fastcalls";

/**
 * Puts the calls into the function table, one after the other; the first one's index. Each is a C function of CPython's
 * METH_FASTCALL (`Include/cpython/methodobject.h`) in a wasm module made here:
 *
 *     f(self, args, nargs): PyLong_FromLong(call(0 < nargs ? PyFloat_AsDouble(args[0]) : -1, …))
 *
 * Pyodide's own proxies of JavaScript functions look up, convert and check in JavaScript on both ways, which takes 1.7 µs
 * once it is compiled and 5 to 20 µs in a program's first hundreds of calls; this takes 0.2 µs.
 */
export function addFastcalls(module: PyodideModule, calls: readonly Fastcall[]): number {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble(calls)), {
    env: { memory: module.memory, PyFloat_AsDouble: module._PyFloat_AsDouble, PyLong_FromLong: module._PyLong_FromLong },
    call: Object.fromEntries(calls.map(({ call }, index) => [index, call])),
  });
  const [first = 0] = calls.map((_, index) => module.addFunction(exports[String(index)]));
  return first;
}

/** Makes the Python functions for the table's entries; once, before the snapshot is taken, which then holds them. */
export function exposeFastcalls(module: PyodideModule, first: number, calls: readonly Fastcall[]): void {
  const functions = calls.map((call, index) => ({ name: call.name, index: first + index, flags: METH_FASTCALL }));
  exposeFunctions(module, MODULE_NAME, functions);
}

/** The wasm module above, in the binary format (WebAssembly core specification, section 5). */
function assemble(calls: readonly Fastcall[]): Uint8Array<ArrayBuffer> {
  const [func, i32, f64] = [0x60, 0x7f, 0x7c];
  const [asFunction, asMemory] = [0x00, 0x02];
  const arities = [...new Set(calls.map(({ parameters }) => parameters))];
  const types = [
    [func, 3, i32, i32, i32, 1, i32],
    [func, 1, i32, 1, f64],
    [func, 1, i32, 1, i32],
    ...arities.map((count) => [func, ...vector(Array.from({ length: count }, () => [f64])), 1, i32]),
  ];
  const [fastcall, asDouble, fromLong, ofArity] = [0, 1, 2, 3];
  const imported = (from: string, called: string, type: number): number[] => [...name(from), ...name(called), asFunction, type];
  const imports = [
    [...name("env"), ...name("memory"), asMemory, 0, 0],
    imported("env", "PyFloat_AsDouble", asDouble),
    imported("env", "PyLong_FromLong", fromLong),
    ...calls.map(({ parameters }, index) => imported("call", String(index), ofArity + arities.indexOf(parameters))),
  ];
  const [convert, result, firstCall] = [0, 1, 2];
  const bodies = calls.map(({ parameters }, index) => {
    const body = [
      0, // locals
      ...Array.from({ length: parameters }, (_, parameter) => argument(parameter, convert)).flat(),
      ...callOf(firstCall + index),
      ...callOf(result),
      END,
    ];
    return [...leb(body.length), ...body];
  });
  const exports = calls.map((_, index) => [...name(String(index)), asFunction, ...leb(firstCall + calls.length + index)]);
  return Uint8Array.from([
    ...MODULE_HEADER,
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      calls.map(() => [fastcall]),
    ),
    ...section(7, exports),
    ...section(10, bodies),
  ]);
}

const END = 0x0b;

const callOf = (func: number): readonly number[] => [0x10, ...leb(func)];

/** `parameter < nargs ? convert(args[parameter]) : -1` */
function argument(parameter: number, convert: number): readonly number[] {
  const [localGet, constant, less, ifElse, load, orElse, float, f64] = [0x20, 0x41, 0x48, 0x04, 0x28, 0x05, 0x44, 0x7c];
  const [args, nargs] = [1, 2];
  const minusOne = new Uint8Array(Float64Array.of(-1).buffer);
  return [
    ...[constant, parameter, localGet, nargs, less, ifElse, f64],
    ...[localGet, args, load, 2, ...leb(parameter * 4), ...callOf(convert)],
    ...[orElse, float, ...minusOne, END],
  ];
}
