import { type EventRecord, RecordKind } from "../api/record";
import type { Pid, Tid } from "../api/units";
import { doubled } from "./doubled";

/** What was written to pipes and read from them, one column per property. */
export class Transfers {
  length = 0;
  time = new Float64Array(256);
  /** 1: written, 0: read. */
  sent = new Uint8Array(256);
  pid = new Uint32Array(256);
  tid = new Uint32Array(256);
  line = new Uint32Array(256);
  file = new Uint16Array(256);
  bytes = new Uint32Array(256);
  /** Its mark among the entries; -1: none. */
  entry = new Int32Array(256);
  /** Of what was read: who has sent it; -1: not known. */
  from = new Int32Array(256);

  add({ kind, time, pid, tid, line, file, c }: EventRecord): number {
    if (this.length === this.time.length) this.#grow();
    const id = this.length++;
    this.time[id] = time;
    this.sent[id] = kind === RecordKind.SENT ? 1 : 0;
    this.pid[id] = pid;
    this.tid[id] = tid;
    this.line[id] = line;
    this.file[id] = file;
    this.bytes[id] = c;
    this.entry[id] = -1;
    this.from[id] = -1;
    return id;
  }

  pidOf(id: number): Pid {
    return this.pid[id] as Pid;
  }

  tidOf(id: number): Tid {
    return this.tid[id] as Tid;
  }

  #grow(): void {
    this.time = doubled(this.time);
    this.sent = doubled(this.sent);
    this.pid = doubled(this.pid);
    this.tid = doubled(this.tid);
    this.line = doubled(this.line);
    this.file = doubled(this.file);
    this.bytes = doubled(this.bytes);
    this.entry = doubled(this.entry);
    this.from = doubled(this.from);
  }
}
