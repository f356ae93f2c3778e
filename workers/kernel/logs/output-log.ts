import type { OutputChunk } from "../../api/events";
import { type Ns, ns, type Pid, pid, type Tid, tid } from "../../api/units";
import { Header, type KernelMemory, Offset, OUTPUT_CAPACITY } from "../memory/layout";
import { withLock } from "../memory/lock";
import { wakeInterested } from "../memory/waits";

/**
 * The output log: what processes wrote to stdout and stderr, in arrival order; a ring of bytes drained by the page.
 *
 *   Int32 length of text │ pid │ tid │ fd │ Float64 time │ Int32 sequence │ unused │ text, padded to 8 bytes
 *
 * OUTPUT_HEAD moves only when a record is whole. A full log makes writers wait, as a terminal does.
 */
const HEADER_BYTES = 32;
/** Longest text of one record; longer writes are split, as write(2) may. */
const MAX_TEXT = 65536;
const RING = OUTPUT_CAPACITY - 1;

const padded = (length: number): number => (length + 7) & ~7;

export class OutputWriter {
  constructor(private readonly memory: KernelMemory) {}

  /** Room for any record: what a writer waits for. */
  hasRoom(): boolean {
    return this.#free() >= HEADER_BYTES + MAX_TEXT;
  }

  /** Writes up to 64 KiB. Returns how many bytes and the record's sequence number, or undefined when the log is full. */
  tryWrite(time: Ns, process: Pid, thread: Tid, fd: 1 | 2, text: Uint8Array): { length: number; sequence: number } | undefined {
    const { words, bytes, floats } = this.memory;
    const part = text.subarray(0, MAX_TEXT);
    return withLock(this.memory, Header.OUTPUT_LOCK, process, () => {
      if (this.#free() < HEADER_BYTES + padded(part.length)) return undefined;
      const head = Atomics.load(words, Header.OUTPUT_HEAD);
      const at = (offset: number): number => Offset.outputBytes + ((head + offset) & RING);
      words[at(0) / 4] = part.length;
      words[at(4) / 4] = process;
      words[at(8) / 4] = thread;
      words[at(12) / 4] = fd;
      floats[at(16) / 8] = time;
      const sequence = Atomics.add(words, Header.OUTPUT_SEQUENCE, 1);
      words[at(24) / 4] = sequence;
      const start = (head + HEADER_BYTES) & RING;
      const first = Math.min(part.length, OUTPUT_CAPACITY - start);
      bytes.set(part.subarray(0, first), Offset.outputBytes + start);
      bytes.set(part.subarray(first), Offset.outputBytes);
      Atomics.store(words, Header.OUTPUT_HEAD, (head + HEADER_BYTES + padded(part.length)) | 0);
      return { length: part.length, sequence };
    });
  }

  #free(): number {
    const { words } = this.memory;
    return OUTPUT_CAPACITY - ((Atomics.load(words, Header.OUTPUT_HEAD) - Atomics.load(words, Header.OUTPUT_TAIL)) | 0);
  }
}

export class OutputReader {
  readonly #decoders = new Map<string, TextDecoder>();

  constructor(private readonly memory: KernelMemory) {}

  /** Gives chunks to `sink` until about `limit` bytes of the log are taken; true when there was any. */
  drain(sink: (chunk: OutputChunk) => void, limit: number): boolean {
    const { words, bytes, floats } = this.memory;
    const head = Atomics.load(words, Header.OUTPUT_HEAD);
    let tail = Atomics.load(words, Header.OUTPUT_TAIL);
    let taken = 0;
    while (tail !== head && taken < limit) {
      const at = (offset: number): number => Offset.outputBytes + ((tail + offset) & RING);
      const word = (offset: number): number => words[at(offset) / 4] ?? 0;
      const length = word(0);
      const stream = word(12) === 2 ? "stderr" : "stdout";
      const text = new Uint8Array(length);
      const start = (tail + HEADER_BYTES) & RING;
      const first = Math.min(length, OUTPUT_CAPACITY - start);
      text.set(bytes.subarray(Offset.outputBytes + start, Offset.outputBytes + start + first));
      text.set(bytes.subarray(Offset.outputBytes, Offset.outputBytes + length - first), first);
      sink({
        sequence: word(24),
        time: ns(floats[at(16) / 8] ?? 0),
        pid: pid(word(4)),
        tid: tid(word(8)),
        stream,
        text: this.#decode(word(4), stream, text),
      });
      tail = (tail + HEADER_BYTES + padded(length)) | 0;
      taken += HEADER_BYTES + padded(length);
    }
    if (taken === 0) return false;
    Atomics.store(words, Header.OUTPUT_TAIL, tail);
    wakeInterested(this.memory, Header.OUTPUT_MASK);
    return true;
  }

  /** A character may be split over two writes: each process and stream has its own decoder. */
  #decode(process: number, stream: string, text: Uint8Array): string {
    const key = `${process} ${stream}`;
    const decoder = this.#decoders.get(key) ?? new TextDecoder("utf-8", { ignoreBOM: true });
    this.#decoders.set(key, decoder);
    return decoder.decode(text, { stream: true });
  }
}
