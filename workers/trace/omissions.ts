import type { EventRecord } from "../api/record";
import { EntryKind, type EntryWriter } from "./entries";
import type { ProcessRecord } from "./tracks";

/** What was not recorded of a process, from when to when, because there was too much of it. */
export class Omissions {
  constructor(private readonly host: EntryWriter) {}

  /** `name`: number of a function's name, of its calls. */
  begin(record: EventRecord, { omissions }: ProcessRecord, thread: number, name: number): void {
    const { entries } = this.host;
    const id = this.host.add(EntryKind.OMISSION, record, Infinity, thread);
    entries.code[id] = record.detail;
    entries.name[id] = name;
    omissions.push(id);
  }

  /** The latest such. */
  end({ detail, time, b: count }: EventRecord, { omissions }: ProcessRecord, name: number): void {
    const { entries } = this.host;
    for (let index = omissions.length - 1; index >= 0; index--) {
      const id = omissions.at(index);
      if (entries.code[id] !== detail || entries.name[id] !== name) continue;
      // What has an end already was another: the beginning of this one is missing.
      if (entries.end[id] !== Infinity) return;
      entries.value[id] = count;
      entries.close(id, time);
      return;
    }
  }

  /** What was still being left out. */
  processEnded({ omissions }: ProcessRecord, time: number): void {
    const { entries } = this.host;
    for (let index = 0; index < omissions.length; index++) {
      const id = omissions.at(index);
      if (entries.end[id] === Infinity) entries.close(id, time);
    }
  }
}
