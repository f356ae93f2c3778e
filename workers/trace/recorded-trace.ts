import { EventRecord, NO_STRING, stringArgument, type Strings } from "../api/record";
import type { Ns, Pid, Tid } from "../api/units";
import { doubled } from "./doubled";

/** What stands for strings that found no room in the log. */
const NO_ROOM = "…";
const FIRST_ROOM = 256;

/** Events as columns, a row each: word 1 of a record, then its other numbers. */
export interface RecordColumns {
  readonly time: Float64Array;
  readonly head: Int32Array;
  readonly pid: Int32Array;
  readonly tid: Int32Array;
  readonly line: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
}

type Mutable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** The events of a run, kept: what a log gives, or a file. */
export class RecordedTrace implements Strings {
  length: number;
  readonly #columns: Mutable<RecordColumns>;
  /** By number. */
  readonly #texts: string[];
  /** Of the strings that another log's records named: their numbers here. */
  readonly #numbers: Map<string, number>;

  /** Of columns that have all their rows; without any, an empty one. */
  constructor(columns = emptyColumns(), texts: readonly string[] = [NO_ROOM], length = 0) {
    this.#columns = { ...columns };
    this.#texts = [...texts];
    this.#numbers = new Map(texts.map((text, number) => [text, number]));
    this.length = length;
  }

  /** As many rows as there are events. */
  get columns(): RecordColumns {
    const { time, head, pid, tid, line, a, b, c } = this.#columns;
    const rows = <Column extends Int32Array | Float64Array>(column: Column): Column => column.subarray(0, this.length) as Column;
    return { time: rows(time), head: rows(head), pid: rows(pid), tid: rows(tid), line: rows(line), a: rows(a), b: rows(b), c: rows(c) };
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  text(id: number): string {
    return this.#texts[id] ?? NO_ROOM;
  }

  /** Adds a copy. */
  append(record: EventRecord): void {
    if (this.length === this.#columns.time.length) this.#grow();
    const row = this.length++;
    const named = stringArgument(record.kind);
    const { time, head, pid, tid, line, a, b, c } = this.#columns;
    time[row] = record.time;
    head[row] = record.head;
    pid[row] = record.pid;
    tid[row] = record.tid;
    line[row] = record.line;
    a[row] = named === "a" ? this.#numberOf(record, record.a) : record.a;
    b[row] = named === "b" ? this.#numberOf(record, record.b) : record.b;
    c[row] = record.c;
  }

  /** Gives each event from number `from` to before `to`, in order, as the same record. */
  forEach(take: (record: EventRecord) => void, from = 0, to = this.length): void {
    const record = new EventRecord(this);
    const { time, head, pid, tid, line, a, b, c } = this.#columns;
    for (let row = from; row < to; row++) {
      record.head = head[row]!;
      record.time = time[row]! as Ns;
      record.pid = pid[row]! as Pid;
      record.tid = tid[row]! as Tid;
      record.line = line[row]!;
      record.a = a[row]!;
      record.b = b[row]!;
      record.c = c[row]!;
      take(record);
    }
  }

  #numberOf(record: EventRecord, id: number): number {
    if (id === NO_STRING) return NO_STRING;
    const text = record.text(id);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  #grow(): void {
    const columns = this.#columns;
    columns.time = doubled(columns.time);
    columns.head = doubled(columns.head);
    columns.pid = doubled(columns.pid);
    columns.tid = doubled(columns.tid);
    columns.line = doubled(columns.line);
    columns.a = doubled(columns.a);
    columns.b = doubled(columns.b);
    columns.c = doubled(columns.c);
  }
}

function emptyColumns(): RecordColumns {
  const words = (): Int32Array => new Int32Array(FIRST_ROOM);
  return {
    time: new Float64Array(FIRST_ROOM),
    head: words(),
    pid: words(),
    tid: words(),
    line: words(),
    a: words(),
    b: words(),
    c: words(),
  };
}
