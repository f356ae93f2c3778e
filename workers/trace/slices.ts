import { EntryKind, type EntryWriter } from "./entries";
import { IdList } from "./id-list";
import type { ThreadRecord } from "./tracks";

interface Begun {
  readonly time: number;
  readonly line: number;
  readonly file: number;
  readonly name: string;
}

type SliceKind = typeof EntryKind.TASK | typeof EntryKind.CALL;

interface OpenSlice {
  readonly id: number;
  readonly kind: SliceKind;
  readonly name: string;
  readonly depth: number;
}

/** Tasks and calls of each thread, which nest. */
export class Slices {
  readonly #stacks = new Map<number, OpenSlice[]>();

  constructor(private readonly host: EntryWriter) {}

  /** True when the thread has one row more. */
  begin(thread: ThreadRecord, kind: SliceKind, { time, line, file, name }: Begun): boolean {
    if (thread.over) return false;
    const stack = this.#stackOf(thread);
    const outer = stack.at(-1);
    const folded = kind === EntryKind.CALL && outer?.kind === EntryKind.TASK && isCallOf(outer.name, name);
    // It has no row of its own: its task's span stands for it.
    const depth = outer ? outer.depth + (folded ? 0 : 1) : 0;
    const id = this.host.add({ kind, start: time, end: Infinity, thread: thread.index, line, file, depth, name });
    stack.push({ id, kind, name, depth });
    if (folded) {
      // Who picks the task is shown the function's line; the worker that calls it is none of the reader's code.
      this.host.entries.line[outer.id] ||= line;
      this.host.entries.file[outer.id] ||= file;
      return false;
    }
    const row = thread.slices[depth];
    if (row === undefined) thread.slices.push(rowOf(id));
    else row.push(id);
    return row === undefined;
  }

  /** Ends the innermost such slice, and those within it whose own end was lost. */
  end(thread: ThreadRecord, kind: SliceKind, name: string, time: number): void {
    const stack = this.#stackOf(thread);
    const at = stack.findLastIndex((slice) => slice.kind === kind && slice.name === name);
    if (at < 0) return;
    for (const { id } of stack.splice(at)) this.host.entries.end[id] = time;
  }

  threadEnded(thread: ThreadRecord, time: number): void {
    for (const { id } of this.#stacks.get(thread.index) ?? []) this.host.entries.close(id, time);
    this.#stacks.delete(thread.index);
  }

  #stackOf({ index }: ThreadRecord): OpenSlice[] {
    const known = this.#stacks.get(index);
    if (known) return known;
    const stack: OpenSlice[] = [];
    this.#stacks.set(index, stack);
    return stack;
  }
}

function rowOf(id: number): IdList {
  const row = new IdList();
  row.push(id);
  return row;
}

/** Whether the task, e.g. `square(3)`, is this one call of the function; a method's call has its class's name, too. */
function isCallOf(task: string, name: string): boolean {
  return task.startsWith(`${name.slice(name.lastIndexOf(".") + 1)}(`);
}
