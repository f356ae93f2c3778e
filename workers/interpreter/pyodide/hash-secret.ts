import { HashTables } from "./hash-tables";
import type { PyodideModule } from "./internals";

/** Bytes of `_Py_HashSecret` (CPython's `Include/cpython/pyhash.h`). */
const SECRET_BYTES = 24;
const NO_HASH = 0xffff_ffff;

/** Texts, `bytes` and tuples have these behind `PyObject`: words from their beginning. */
const LENGTH = 2;
const HASH = 3;
/** `Include/cpython/unicodeobject.h`: what comes next in a text. */
const Str = { STATE: 4, ASCII_DATA: 5, DATA: 7 } as const;
/** `Include/cpython/bytesobject.h`. */
const BYTES_DATA = 4;
/** `Include/cpython/tupleobject.h`. */
const TUPLE_ITEMS = 4;
/** `Objects/setobject.c`: a frozenset has its own hash behind its table. */
const SET_HASH = 6;
/** `Include/cpython/object.h`: flags of a type, and where a class keeps the names of its instances' attributes. */
const Type = { FLAGS: 21, BASE: 32, CACHED_KEYS: 110 } as const;
const Flag = { HEAP: 1 << 9, TUPLE: 1 << 26, UNICODE: 1 << 28, DICT: 1 << 29, TYPE: 1 << 31 } as const;
/** `Include/cpython/dictobject.h`. */
const DICT_KEYS = 6;
/** Below is nothing of a program's (Emscripten's `GLOBAL_BASE`). */
const FIRST_WORD = 256;
/** More items than any tuple that serves as a key. */
const MOST_ITEMS = 64;
/** More than any text has whose hash somebody wants; what is no text can seem to be one of many megabytes. */
const MOST_BYTES = 1 << 16;

/** What PYTHONHASHSEED says; undefined: nothing that it may. */
export function hashSeed(text: string): number | "random" | undefined {
  if (text === "" || text === "random") return "random";
  return /^\d+$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
}

/** The secret that a seed stands for, as `_Py_HashRandomization_Init` of CPython's `Python/bootstrap_hash.c` makes it. */
export function hashSecret(seed: number | "random"): Uint8Array {
  const secret = new Uint8Array(SECRET_BYTES);
  if (seed === "random") return crypto.getRandomValues(secret);
  if (seed === 0) return secret;
  let x = seed;
  return secret.map(() => {
    x = (Math.imul(x, 214_013) + 2_531_011) >>> 0;
    return (x >>> 16) & 0xff;
  });
}

/** Where an interpreter's memory keeps hashes of texts and bytes, and what is sorted by them. */
export interface Hashed {
  /** Addresses of the texts and `bytes` that have one. */
  readonly contents: Uint32Array;
  /** Where tuples and frozensets keep theirs; that is made anew when it is asked for. */
  readonly derived: Uint32Array;
  /** Keys of dicts, those of texts alone first. */
  readonly dictKeys: Uint32Array;
  readonly sets: Uint32Array;
  /** The table of the texts that C interns. */
  readonly interned: number;
}

/** The same in memory that messages share. */
export function shared(hashed: Hashed): Hashed {
  const copy = (addresses: Uint32Array): Uint32Array => {
    const copied = new Uint32Array(new SharedArrayBuffer(addresses.byteLength));
    copied.set(addresses);
    return copied;
  };
  const { contents, derived, dictKeys, sets, interned } = hashed;
  return { contents: copy(contents), derived: copy(derived), dictKeys: copy(dictKeys), sets: copy(sets), interned };
}

/**
 * Gives an interpreter another secret for `hash()` of texts and bytes, as if it had started with that: all hashes that
 * objects keep, and the order of all tables that were sorted by them, are made anew. No thread may be running.
 */
export function rehash(module: PyodideModule, { contents, derived, dictKeys, sets, interned }: Hashed, secret: Uint8Array): void {
  const words = module.HEAPU32;
  module.HEAPU8.set(secret, module.__Py_HashSecret);
  for (const object of contents) words[(object >>> 2) + HASH] = hashOfContent(module, object) ?? NO_HASH;
  for (const field of derived) words[field] = NO_HASH;
  const tables = new HashTables(module);
  tables.sortInterned(interned);
  // A key's own `__hash__` looks up names, and those are in tables of texts alone.
  for (const keys of dictKeys) tables.sortDict(keys);
  for (const set of sets) tables.sortSet(set);
}

/** Hash of a text's characters, or of a `bytes`; undefined: it is neither, or empty. */
function hashOfContent(module: PyodideModule, object: number): number | undefined {
  const words = module.HEAPU32;
  const at = object >>> 2;
  let bytes = words[at + LENGTH] ?? 0;
  let address = (at + BYTES_DATA) * 4;
  if (words[at + 1] !== module._PyBytes_Type) {
    const state = words[at + Str.STATE] ?? 0;
    const kind = (state >>> 2) & 7;
    if (kind !== 1 && kind !== 2 && kind !== 4) return undefined;
    bytes *= kind;
    const compact = (state & 32) !== 0;
    const ascii = (state & 64) !== 0;
    address = compact ? (at + (ascii ? Str.ASCII_DATA : Str.DATA)) * 4 : (words[at + Str.DATA] ?? 0);
  }
  if (bytes === 0 || bytes > MOST_BYTES || address + bytes > module.HEAPU8.length) return undefined;
  return module._Py_HashBuffer(address, bytes) >>> 0;
}

/**
 * Texts, bytes and tuples are not all known to the garbage collector, so the memory is looked through for them. A word
 * that is the address of `str` need not be a text's type: only what has kept the hash that its content has counts.
 */
export function findHashed(module: PyodideModule): Hashed {
  return new Search(module).run();
}

class Search {
  readonly #words: Uint32Array;
  readonly #end: number;
  readonly #tables: HashTables;
  readonly #contents: number[] = [];
  readonly #derived: number[] = [];
  readonly #dictKeys = new Set<number>();
  readonly #sets: number[] = [];

  constructor(private readonly module: PyodideModule) {
    this.#words = module.HEAPU32;
    this.#end = this.#word(module._emscripten_get_sbrk_ptr());
    this.#tables = new HashTables(module);
  }

  run(): Hashed {
    this.#visitCollected();
    this.#look();
    const general = (keys: number): boolean => this.#tables.isGeneral(keys);
    return {
      contents: Uint32Array.from(new Set(this.#contents)),
      derived: Uint32Array.from(new Set(this.#derived)),
      dictKeys: Uint32Array.from(
        [...this.#dictKeys]
          .filter((keys) => this.#tables.dictKeys(keys).some((key) => this.#changes(key)))
          .sort((one, other) => Number(general(one)) - Number(general(other))),
      ),
      sets: Uint32Array.from(this.#sets),
      interned: this.#tables.findInterned(),
    };
  }

  /** Dicts, sets, classes, and instances of what inherits from `str` and `tuple`. */
  #visitCollected(): void {
    const visit = (object: number): number => {
      const type = this.#word(object + 4);
      const flags = this.#word(type + Type.FLAGS * 4);
      if ((flags & Flag.DICT) !== 0) this.#addDictKeys(this.#word(object + DICT_KEYS * 4));
      else if ((flags & Flag.TUPLE) !== 0) this.#addDerived((object >>> 2) + HASH);
      else if ((flags & Flag.UNICODE) !== 0) this.#addContent(object);
      else if ((flags & Flag.TYPE) !== 0) this.#visitClass(object);
      else if (this.#isSet(type)) {
        if (this.#tables.setKeys(object).some((key) => this.#changes(key))) this.#sets.push(object);
        this.#addDerived((object >>> 2) + SET_HASH);
      }
      return 1;
    };
    const callback = this.module.addFunction(visit, "iii");
    this.module._PyUnstable_GC_VisitObjects(callback, 0);
    this.module.removeFunction(callback);
  }

  #visitClass(type: number): void {
    if ((this.#word(type + Type.FLAGS * 4) & Flag.HEAP) === 0) return;
    const keys = this.#word(type + Type.CACHED_KEYS * 4);
    if (keys !== 0) this.#addDictKeys(keys);
  }

  #isSet(type: number): boolean {
    const { _PySet_Type: set, _PyFrozenSet_Type: frozenset } = this.module;
    for (let base = type; base !== 0; base = this.#word(base + Type.BASE * 4)) if (base === set || base === frozenset) return true;
    return false;
  }

  /** Looks through the memory for what the collector does not know; what has been freed does no harm. */
  #look(): void {
    const { _PyUnicode_Type: str, _PyBytes_Type: bytes, _PyTuple_Type: tuple } = this.module;
    const words = this.#words;
    const end = (this.#end >>> 2) - 8;
    for (let at = FIRST_WORD; at < end; at++) {
      const word = words[at];
      if (word === str || word === bytes) this.#addContent((at - 1) * 4);
      else if (word === tuple) this.#addTuple((at - 1) * 4);
    }
  }

  #addDictKeys(keys: number): void {
    if (this.#tables.dictLength(keys) > 0) this.#dictKeys.add(keys);
  }

  #addDerived(field: number): void {
    if (this.#words[field] !== NO_HASH) this.#derived.push(field);
  }

  #addContent(object: number): void {
    const hash = this.#words[(object >>> 2) + HASH];
    if (hash !== NO_HASH && hashOfContent(this.module, object) === hash) this.#contents.push(object);
  }

  /** Of those that the collector does not look at: they hold nothing but texts, numbers and the like. */
  #addTuple(object: number): void {
    const at = object >>> 2;
    const length = this.#words[at + LENGTH] ?? 0;
    const field = at + HASH;
    const hash = this.#words[field] ?? NO_HASH;
    if (hash === NO_HASH || length === 0 || length > MOST_ITEMS) return;
    for (let item = 0; item < length; item++) if (!this.#isPlain(this.#words[at + TUPLE_ITEMS + item] ?? 0)) return;
    this.#words[field] = NO_HASH;
    const own = this.module._PyObject_Hash(object) >>> 0;
    this.#words[field] = hash;
    if (own === hash) this.#derived.push(field);
  }

  /** Whether a key's hash may come from that of a text: not where its type is C's own, and has nothing in it. */
  #changes(key: number): boolean {
    const type = this.#word(key + 4);
    const { _PyLong_Type, _PyBool_Type, _PyFloat_Type, __PyNone_Type, __PyWeakref_RefType } = this.module;
    if ([_PyLong_Type, _PyBool_Type, _PyFloat_Type, __PyNone_Type, __PyWeakref_RefType].includes(type)) return false;
    return (this.#word(type + Type.FLAGS * 4) & Flag.TYPE) === 0;
  }

  #isPlain(item: number): boolean {
    if (item < FIRST_WORD * 4 || item >= this.#end || (item & 3) !== 0) return false;
    const { _PyUnicode_Type, _PyLong_Type, _PyBytes_Type, _PyBool_Type, _PyFloat_Type, __PyNone_Type } = this.module;
    return [_PyUnicode_Type, _PyLong_Type, _PyBytes_Type, _PyBool_Type, _PyFloat_Type, __PyNone_Type].includes(this.#word(item + 4));
  }

  #word(address: number): number {
    return this.#words[address >>> 2] ?? 0;
  }
}
