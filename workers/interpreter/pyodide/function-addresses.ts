import { leb, MODULE_HEADER, name, section, vector } from "./wasm-file";

/** A function of Emscripten's libraries; `sig`: its types, that of the result first (`v`: none). */
type LibraryFunction = ((...args: never[]) => unknown) & { readonly sig?: string };

/** Of the core specification's binary format: types by Emscripten's letters. */
const TYPES: Readonly<Record<string, number>> = { i: 0x7f, p: 0x7f, j: 0x7e, f: 0x7d, d: 0x7c, e: 0x6f };
const FUNCTION_TYPE = 0x60;

/**
 * Has those of Pyodide's imports whose address C takes (`GOT.func`) be functions of a wasm module, which a function table can
 * hold. Emscripten would make a module of its own for each, and compile it (`addFunction`): 280 in each interpreter.
 * After `wasm` has been instantiated, which calls the functions themselves.
 */
export function wrapAddressed(wasm: WebAssembly.Module, imports: WebAssembly.ModuleImports): void {
  const addressed = WebAssembly.Module.imports(wasm).flatMap(({ module, name }) => {
    const value = module === "GOT.func" ? (imports[name] as LibraryFunction | undefined) : undefined;
    return typeof value === "function" && value.sig !== undefined ? [{ name, value, sig: value.sig }] : [];
  });
  // Some have several names, and one address.
  const functions = new Map(addressed.map(({ value, sig }) => [value, sig]));
  const numbers = new Map([...functions.keys()].map((value, index) => [value, index]));
  const module = new WebAssembly.Module(passThrough([...functions.values()]));
  const { exports } = new WebAssembly.Instance(module, { "": Object.fromEntries([...numbers].map(([value, index]) => [index, value])) });
  for (const { name, value } of addressed) imports[name] = exports[String(numbers.get(value))] as WebAssembly.ExportValue;
}

/** A module that imports functions of these signatures, named by their numbers, and exports them as they are. */
function passThrough(signatures: readonly string[]): Uint8Array<ArrayBuffer> {
  const kinds = [...new Set(signatures)];
  const types = kinds.map(([result = "", ...parameters]) => [
    FUNCTION_TYPE,
    ...vector(parameters.map(typeOf)),
    ...vector(result === "v" ? [] : [typeOf(result)]),
  ]);
  const imports = signatures.map((signature, index) => [0, ...name(String(index)), 0, ...leb(kinds.indexOf(signature))]);
  const exports = signatures.map((_, index) => [...name(String(index)), 0, ...leb(index)]);
  return Uint8Array.from([...MODULE_HEADER, ...section(1, types), ...section(2, imports), ...section(7, exports)]);
}

function typeOf(letter: string): readonly number[] {
  const type = TYPES[letter];
  if (type === undefined) throw new Error(`Pyodide has a signature with the type ${letter}`);
  return [type];
}
