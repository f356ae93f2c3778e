import { type At, EntryKind, type EntryWriter } from "./entries";
import { IdList } from "./id-list";
import type { ThreadRecord } from "./tracks";

type SliceKind = typeof EntryKind.TASK | typeof EntryKind.CALL;

/** Tasks and calls of each thread, which nest. */
export class Slices {
  /** Entries that go on, of each thread by its index, the outermost first. */
  readonly #stacks: number[][] = [];

  constructor(private readonly host: EntryWriter) {}

  /** `name`: number of what it is called. True when the thread has one row more. */
  begin(thread: ThreadRecord, kind: SliceKind, at: At, name: number): boolean {
    if (thread.over) return false;
    const { entries } = this.host;
    const stack = (this.#stacks[thread.index] ??= []);
    const outer = stack.at(-1);
    const id = this.host.add(kind, at, Infinity, thread.index);
    entries.name[id] = name;
    const folded = kind === EntryKind.CALL && outer !== undefined && this.#isItsCall(outer, id);
    // It has no row of its own: its task's span stands for it.
    const depth = outer === undefined ? 0 : entries.depth[outer]! + (folded ? 0 : 1);
    entries.depth[id] = depth;
    stack.push(id);
    if (folded) {
      // Who picks the task is shown the function's line; the worker that calls it is none of the reader's code.
      entries.line[outer] ||= at.line;
      entries.file[outer] ||= at.file;
      return false;
    }
    const row = thread.slices[depth];
    if (row !== undefined) {
      row.push(id);
      return false;
    }
    const first = new IdList();
    first.push(id);
    thread.slices.push(first);
    return true;
  }

  /** Ends the innermost such slice, and those within it whose own end was lost. */
  end({ index }: ThreadRecord, kind: SliceKind, name: number, time: number): void {
    const { entries } = this.host;
    const stack = this.#stacks[index] ?? [];
    let at = stack.length - 1;
    while (at >= 0 && !(entries.kind[stack[at]!] === kind && entries.name[stack[at]!] === name)) at--;
    if (at < 0) return;
    while (stack.length > at) entries.end[stack.pop()!] = time;
  }

  threadEnded({ index }: ThreadRecord, time: number): void {
    for (const id of this.#stacks[index] ?? []) this.host.entries.close(id, time);
    this.#stacks[index] = [];
  }

  /** Whether the task, e.g. `square(3)`, is this one call of the function; a method's call has its class's name, too. */
  #isItsCall(task: number, call: number): boolean {
    const { entries } = this.host;
    if (entries.kind[task] !== EntryKind.TASK) return false;
    const name = entries.nameOf(call);
    return entries.nameOf(task).startsWith(`${name.slice(name.lastIndexOf(".") + 1)}(`);
  }
}
