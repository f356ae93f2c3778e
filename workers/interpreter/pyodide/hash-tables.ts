import type { PyodideModule } from "./internals";

/** `Include/internal/pycore_dict.h`, `PyDictKeysObject`: offsets in bytes. */
const Keys = { LOG_SIZE: 4, LOG_INDEX_BYTES: 5, KIND: 6, ENTRIES: 16, INDICES: 20 } as const;
const GENERAL = 0;
const EMPTY = -1;
/** Of an object that keeps none yet; and of what was removed from a set. */
const NO_HASH = 0xffff_ffff;
/** Where a text keeps its hash, in bytes. */
const STR_HASH = 12;
const PERTURB_SHIFT = 5;
/** `Objects/setobject.c`: words of `PySetObject`, and how far it looks in order. */
const SetFields = { FILL: 2, MASK: 4, TABLE: 5 } as const;
const LINEAR_PROBES = 9;
/** `Include/internal/pycore_hashtable.h`: words of a table, and of an entry (the first is the next entry's address). */
const Table = { ENTRIES: 0, BUCKETS: 1, HEADS: 2 } as const;
const Entry = { HASH: 1, KEY: 2 } as const;
/** How far into `_PyRuntime` its members may lie. */
const RUNTIME_BYTES = 1 << 20;
const LEAST_INTERNED = 256;

/** The tables in an interpreter's memory whose order comes from the hashes of their keys: of dicts, of sets, and of the texts that C interns. */
export class HashTables {
  readonly #words: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor(private readonly module: PyodideModule) {
    this.#words = module.HEAPU32;
    this.#bytes = module.HEAPU8;
  }

  /** How many entries a dict's keys have, deleted ones included. */
  dictLength(keys: number): number {
    return this.#word(keys + Keys.ENTRIES);
  }

  /** Whether a dict's keys are not texts alone. */
  isGeneral(keys: number): boolean {
    return this.#bytes[keys + Keys.KIND] === GENERAL;
  }

  dictKeys(keys: number): number[] {
    const { keyAt, stride } = this.#dictTable(keys);
    return Array.from({ length: this.dictLength(keys) }, (_, entry) => this.#words[keyAt + entry * stride] ?? 0).filter((key) => key !== 0);
  }

  setKeys(set: number): number[] {
    const table = this.#word(set + SetFields.TABLE * 4) >>> 2;
    const entries = Array.from({ length: this.#word(set + SetFields.MASK * 4) + 1 }, (_, slot) => table + slot * 2);
    return entries.filter((at) => this.#words[at] !== 0 && this.#words[at + 1] !== NO_HASH).map((at) => this.#words[at] ?? 0);
  }

  /** `build_indices_generic` and `build_indices_unicode` of `Objects/dictobject.c`. */
  sortDict(keys: number): void {
    const words = this.#words;
    const count = this.dictLength(keys);
    const general = this.isGeneral(keys);
    const { mask, indices, keyAt, stride } = this.#dictTable(keys);
    if (general) {
      // Before the table is empty: a key's own `__hash__` may look something up in it.
      for (let entry = 0; entry < count; entry++) {
        const at = keyAt + entry * stride;
        const key = words[at] ?? 0;
        if (key !== 0) words[at - 1] = this.#hashOf(key, words[at - 1] ?? 0);
      }
    }
    indices.fill(EMPTY);
    for (let entry = 0; entry < count; entry++) {
      const at = keyAt + entry * stride;
      const key = words[at] ?? 0;
      if (key === 0) continue;
      const hash = general ? (words[at - 1] ?? 0) : (words[(key + STR_HASH) >>> 2] ?? 0);
      let slot = hash & mask;
      for (let perturb = hash; indices[slot] !== EMPTY;) {
        perturb >>>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
      }
      indices[slot] = entry;
    }
  }

  /** `set_insert_clean` of `Objects/setobject.c`. */
  sortSet(set: number): void {
    const words = this.#words;
    const mask = this.#word(set + SetFields.MASK * 4);
    const table = this.#word(set + SetFields.TABLE * 4) >>> 2;
    const keys = this.setKeys(set);
    const hashes = keys.map((key) => this.#hashOf(key, 0));
    words.fill(0, table, table + (mask + 1) * 2);
    words[(set >>> 2) + SetFields.FILL] = keys.length;
    for (const [index, key] of keys.entries()) {
      const hash = hashes[index] ?? 0;
      const at = table + this.#freeSlot(table, mask, hash) * 2;
      words[at] = key;
      words[at + 1] = hash;
    }
  }

  #freeSlot(table: number, mask: number, hash: number): number {
    let perturb = hash;
    for (let slot = hash & mask; ; slot = (slot * 5 + 1 + perturb) & mask) {
      const last = slot + LINEAR_PROBES <= mask ? slot + LINEAR_PROBES : slot;
      for (let next = slot; next <= last; next++) if (this.#words[table + next * 2] === 0) return next;
      perturb >>>= PERTURB_SHIFT;
    }
  }

  /** The one table of CPython's own kind that has texts as keys: `_PyRuntime.cached_objects.interned_strings`. */
  findInterned(): number {
    const begin = this.module.__PyRuntime;
    for (let at = begin; at < begin + RUNTIME_BYTES; at += 4) {
      const table = this.#word(at);
      const [entries, buckets] = [this.#word(table), this.#word(table + Table.BUCKETS * 4)];
      if (table < 1024 || entries < LEAST_INTERNED || buckets < entries / 16 || buckets > 1 << 16 || (buckets & (buckets - 1)) !== 0)
        continue;
      const all = this.#entriesOf(table, entries);
      if (all.length === entries && all.every((entry) => this.#isInterned(entry))) return table;
    }
    throw new Error("Python's table of interned texts lies elsewhere in this release");
  }

  sortInterned(table: number): void {
    const words = this.#words;
    const all = this.#entriesOf(table, this.#word(table));
    const buckets = this.#word(table + Table.BUCKETS * 4);
    const heads = this.#word(table + Table.HEADS * 4) >>> 2;
    words.fill(0, heads, heads + buckets);
    for (const entry of all) {
      const hash = this.#word(this.#word(entry + Entry.KEY * 4) + STR_HASH);
      words[(entry >>> 2) + Entry.HASH] = hash;
      const head = heads + (hash & (buckets - 1));
      words[entry >>> 2] = words[head] ?? 0;
      words[head] = entry;
    }
  }

  #dictTable(keys: number) {
    const size = 1 << (this.#bytes[keys + Keys.LOG_SIZE] ?? 0);
    const indexBytes = 1 << (this.#bytes[keys + Keys.LOG_INDEX_BYTES] ?? 0);
    const begin = keys + Keys.INDICES;
    const Indices = indexBytes === size ? Int8Array : indexBytes === size * 2 ? Int16Array : Int32Array;
    const entries = (begin + indexBytes) >>> 2;
    // An entry: hash, key, value; of keys that are texts: key, value.
    const [keyAt, stride] = this.isGeneral(keys) ? [entries + 1, 3] : [entries, 2];
    return { mask: size - 1, indices: new Indices(this.#bytes.buffer as ArrayBuffer, begin, size), keyAt, stride };
  }

  /** Of a key, by the interpreter's secret; `before`: what stays where asking raises. */
  #hashOf(key: number, before: number): number {
    if (this.#word(key + 4) === this.module._PyUnicode_Type) {
      const kept = this.#word(key + STR_HASH);
      if (kept !== NO_HASH) return kept;
    }
    const hash = this.module._PyObject_Hash(key) >>> 0;
    if (hash !== NO_HASH) return hash;
    this.module._PyErr_Clear();
    return before;
  }

  #entriesOf(table: number, most: number): number[] {
    const found: number[] = [];
    const buckets = this.#word(table + Table.BUCKETS * 4);
    const heads = this.#word(table + Table.HEADS * 4);
    for (let bucket = 0; bucket < buckets; bucket++) {
      for (let entry = this.#word(heads + bucket * 4); entry !== 0 && found.length <= most; entry = this.#word(entry)) found.push(entry);
    }
    return found;
  }

  #isInterned(entry: number): boolean {
    const key = this.#word(entry + Entry.KEY * 4);
    return this.#word(key + 4) === this.module._PyUnicode_Type && this.#word(key + 12) === this.#word(entry + Entry.HASH * 4);
  }

  #word(address: number): number {
    return this.#words[address >>> 2] ?? 0;
  }
}
