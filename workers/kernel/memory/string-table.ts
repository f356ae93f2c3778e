import { NO_STRING, type Strings } from "../../api/record";
import { Header, type KernelMemory, MAX_STRINGS, Offset, STRING_BYTES } from "./layout";
import { withLock } from "./lock";

const OVERFLOW_TEXT = "…";

/** Names in the trace log (of functions, processes, threads): append-only text, each string an id. */
export class StringWriter {
  readonly #ids = new Map<string, number>();
  readonly #encoder = new TextEncoder();

  constructor(
    private readonly memory: KernelMemory,
    private readonly owner: number,
  ) {}

  /** Id of `text`; each process keeps its own map, so two processes may give one text two ids. */
  intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#append(this.#encoder.encode(text.slice(0, 200)));
    this.#ids.set(text, id);
    return id;
  }

  #append(encoded: Uint8Array): number {
    const { words, bytes } = this.memory;
    return withLock(this.memory, Header.STRING_LOCK, this.owner, () => {
      const id = Atomics.load(words, Header.STRING_COUNT) + 1;
      const start = Atomics.load(words, Header.STRING_END);
      if (id >= MAX_STRINGS || start + encoded.length > STRING_BYTES) return NO_STRING;
      bytes.set(encoded, Offset.stringBytes + start);
      words[Offset.stringIndex(id)] = start;
      words[Offset.stringIndex(id) + 1] = encoded.length;
      Atomics.store(words, Header.STRING_END, start + encoded.length);
      Atomics.store(words, Header.STRING_COUNT, id);
      return id;
    });
  }
}

export class StringReader implements Strings {
  readonly #texts: string[] = [OVERFLOW_TEXT];
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(private readonly memory: KernelMemory) {}

  text(id: number): string {
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const start = this.memory.words[Offset.stringIndex(id)] ?? 0;
    const length = this.memory.words[Offset.stringIndex(id) + 1] ?? 0;
    // TextDecoder refuses shared memory: slice() makes a copy of its own.
    const copy = new Uint8Array(this.memory.bytes.subarray(Offset.stringBytes + start, Offset.stringBytes + start + length));
    const text = this.#decoder.decode(copy);
    this.#texts[id] = text;
    return text;
  }
}
