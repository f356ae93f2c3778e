/**
 * A WebAssembly module in its binary form, of which single functions can be wrapped: the wrapper takes the function's
 * place for all who call it, and calls the function itself, which has moved to the end.
 *
 * Follows the WebAssembly core specification, chapter 5 (binary format): a module is a header of 8 bytes and sections,
 * each an id, its length and its contents; numbers are LEB128.
 */
export interface WasmFile {
  /** Index of the exported function; throws when there is none. */
  exported(name: string): number;
  /** The module's own functions. */
  functions(): readonly number[];
  /** How many parameters this function of the module's own has. */
  parameters(func: number): number;
  /** The code of a function of the module's own: its locals, and instructions up to `end`. */
  body(func: number): Uint8Array;
  /** Puts `body(index of what was there)` in the place of this function, which must be one of the module's own. */
  wrap(func: number, body: (original: number) => readonly number[]): void;
  /** Exports only what has a name that `kept` returns true for. */
  keepExports(kept: (name: string) => boolean): void;
  encode(): Uint8Array<ArrayBuffer>;
}

const TYPES = 1;
const IMPORTS = 2;
const FUNCTIONS = 3;
const EXPORTS = 7;
const CODE = 10;
const HEADER_BYTES = 8;
const KIND_FUNCTION = 0;

interface Section {
  readonly id: number;
  readonly contents: Uint8Array;
}

interface Export {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
}

export function readWasm(file: Uint8Array): WasmFile {
  const sections = readSections(file);
  const contents = (id: number): Uint8Array => {
    const section = sections.find((candidate) => candidate.id === id);
    if (section === undefined) throw new Error(`The module has no section ${id}`);
    return section.contents;
  };
  const imported = countImportedFunctions(contents(IMPORTS));
  const types = readVector(contents(FUNCTIONS), (reader) => reader.number());
  const bodies = readVector(contents(CODE), (reader) => reader.bytes(reader.number()));
  let exports: readonly Export[] = readVector(contents(EXPORTS), (reader) => ({
    name: reader.name(),
    kind: reader.byte(),
    index: reader.number(),
  }));

  const arities = readVector(contents(TYPES), readArity);
  const own = <Item>(items: readonly Item[], func: number): Item => {
    const item = items[func - imported];
    if (item === undefined) throw new Error(`Function ${func} is not the module's own`);
    return item;
  };

  return {
    functions: () => types.map((_, index) => imported + index),
    parameters: (func) => arities[own(types, func)] ?? 0,
    body: (func) => own(bodies, func),
    exported(name) {
      const found = exports.find((candidate) => candidate.kind === KIND_FUNCTION && candidate.name === name);
      if (found === undefined) throw new Error(`The module exports no function ${name}`);
      return found.index;
    },
    wrap(func, body) {
      types.push(own(types, func));
      bodies.push(own(bodies, func));
      bodies[func - imported] = Uint8Array.from(body(imported + bodies.length - 1));
    },
    keepExports(kept) {
      exports = exports.filter(({ name }) => kept(name));
    },
    encode() {
      const changed = new Map([
        [EXPORTS, concat([leb(exports.length), ...exports.map(encodeExport)])],
        [FUNCTIONS, concat([leb(types.length), ...types.map(leb)])],
        [CODE, concat([leb(bodies.length), ...bodies.flatMap((body) => [leb(body.length), body])])],
      ]);
      const parts = sections.flatMap(({ id, contents: old }) => {
        const now = changed.get(id) ?? old;
        return [[id], leb(now.length), now];
      });
      return concat([file.subarray(0, HEADER_BYTES), ...parts]);
    },
  };
}

const encodeExport = (each: Export): readonly number[] => [...name(each.name), each.kind, ...leb(each.index)];

/** What every module begins with: its magic number and version. */
export const MODULE_HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A list of items in the binary format: how many, then each. */
export const vector = (items: readonly (readonly number[])[]): readonly number[] => [...leb(items.length), ...items.flat()];

/** A name in the binary format. */
export const name = (text: string): readonly number[] => vector([...new TextEncoder().encode(text)].map((byte) => [byte]));

/** A section of a module that is written here. */
export function section(id: number, items: readonly (readonly number[])[]): readonly number[] {
  const contents = vector(items);
  return [id, ...leb(contents.length), ...contents];
}

/** An unsigned LEB128 number. */
export function leb(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...leb(rest)];
}

/** A positive number as the signed LEB128 that constants are: from 64 on it may take a byte more. */
export function signedLeb(value: number): number[] {
  return value < 64 ? [value] : [(value & 0x7f) | 0x80, ...signedLeb(value >>> 7)];
}

class Reader {
  at = 0;

  constructor(private readonly file: Uint8Array) {}

  get ended(): boolean {
    return this.at >= this.file.length;
  }

  byte(): number {
    const value = this.file[this.at++];
    if (value === undefined) throw new Error("The module ends too early");
    return value;
  }

  number(): number {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    if (this.at > this.file.length) throw new Error("The module ends too early");
    return this.file.subarray(this.at - length, this.at);
  }

  name(): string {
    return new TextDecoder().decode(this.bytes(this.number()));
  }
}

function readSections(file: Uint8Array): Section[] {
  const reader = new Reader(file);
  reader.at = HEADER_BYTES;
  const sections: Section[] = [];
  while (!reader.ended) sections.push({ id: reader.byte(), contents: reader.bytes(reader.number()) });
  return sections;
}

function readVector<Item>(contents: Uint8Array, read: (reader: Reader) => Item): Item[] {
  const reader = new Reader(contents);
  return Array.from({ length: reader.number() }, () => read(reader));
}

const FUNCTION_TYPE = 0x60;

/** Reads a type; the number of its parameters, each of which is one byte here. */
function readArity(reader: Reader): number {
  if (reader.byte() !== FUNCTION_TYPE) throw new Error("The module has types that are no functions'");
  const count = reader.number();
  reader.bytes(count);
  reader.bytes(reader.number());
  return count;
}

function countImportedFunctions(contents: Uint8Array): number {
  const kinds = readVector(contents, (reader) => {
    reader.name();
    reader.name();
    const kind = reader.byte();
    skipImport(kind, reader);
    return kind;
  });
  return kinds.filter((kind) => kind === KIND_FUNCTION).length;
}

/** What follows the kind of an import: a type's index, a table, a memory, a global or a tag. */
function skipImport(kind: number, reader: Reader): void {
  const limits = (): void => {
    const flags = reader.number();
    reader.number();
    if ((flags & 1) !== 0) reader.number();
  };
  if (kind === KIND_FUNCTION) reader.number();
  else if (kind === 1) {
    reader.byte();
    limits();
  } else if (kind === 2) limits();
  else if (kind === 3) reader.bytes(2);
  else {
    reader.byte();
    reader.number();
  }
}

function concat(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
