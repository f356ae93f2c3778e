import { expect, it } from "vitest";
import { addFastcalls, type Fastcall } from "./fastcalls";
import type { PyodideModule } from "./internals";

/** As CPython calls a function of METH_FASTCALL: `args` is the address of the arguments' addresses. */
type CFunction = (self: number, args: number, nargs: number) => number;

const ARGS = 64;

/** The functions that the table gets. Numbers of Python's lie at addresses that are their places in `objects`. */
function added(calls: readonly Fastcall[]) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const objects: number[] = [];
  const table: unknown[] = ["what was there before"];
  const module = {
    memory,
    _PyFloat_AsDouble: (object: number) => objects[object],
    _PyLong_FromLong: (value: number) => value,
    addFunction: (made: unknown) => table.push(made) - 1,
  };
  const first = addFastcalls(module as unknown as PyodideModule, calls);
  const call = (index: number, ...args: number[]): number => {
    new Uint32Array(memory.buffer).set(
      args.map((value) => objects.push(value) - 1),
      ARGS / 4,
    );
    return (table[first + index] as CFunction)(0, ARGS, args.length);
  };
  return { first, call };
}

it("calls each with its numbers, and gives its number", () => {
  const { first, call } = added([
    { name: "none", parameters: 0, call: () => 17 },
    { name: "sum", parameters: 4, call: (...numbers) => numbers.reduce((sum, number) => sum + number) },
  ]);
  expect(first).toBe(1);
  expect(call(0)).toBe(17);
  expect(call(1, 1, 20, 300, 4000.5)).toBe(4321);
});

it("gives numbers of more than 32 bits as they are", () => {
  const seen: number[] = [];
  const { call } = added([{ name: "at", parameters: 1, call: (at) => void seen.push(at ?? NaN) }]);
  call(0, 2 ** 40 + 1);
  expect(seen).toEqual([2 ** 40 + 1]);
});

it("gives -1 for what is left out", () => {
  const seen: number[][] = [];
  const { call } = added([{ name: "wait", parameters: 3, call: (...numbers) => seen.push(numbers) }]);
  call(0, 5, 6);
  call(0);
  expect(seen).toEqual([
    [5, 6, -1],
    [-1, -1, -1],
  ]);
});

it("gives true, false and nothing as 1, 0 and 0", () => {
  const results = [true, false, undefined];
  const { call } = added(results.map((result, index) => ({ name: String(index), parameters: 0, call: () => result })));
  expect(results.map((_, index) => call(index))).toEqual([1, 0, 0]);
});

it("lets an error pass, which ends the process", () => {
  const { call } = added([
    {
      name: "die",
      parameters: 0,
      call: () => {
        throw new Error("gone");
      },
    },
  ]);
  expect(() => call(0)).toThrow("gone");
});
