import type { EngineAccess } from "@/components/engine";
import type { Engine, EventRecord, OutputChunk, RunEnd, RunSink } from "@/workers";
import { ns, RecordKind, WAIT_REASONS } from "@/workers";
import { createTraceModel, RecordedTrace } from "@/workers/trace";
import { marksOf, PrintedLines, type RunMarks } from "@/workers/trace/orderings";
import type { NextRun } from "../model/lab-model";
import type { FrameClock } from "../run/pump";
import { pump } from "../run/pump";
import type { KeptRun } from "../run/run-store";
import { endWords } from "../run/end-words";

/** One of many runs, over. */
export interface OneOfMany {
  readonly marks: RunMarks;
  /** `deadlock`: it could not go on, and was ended. */
  readonly ended: { readonly how: "exited"; readonly exitCode: number } | { readonly how: "deadlock" };
  /** The run itself; null if there was no room for it. */
  readonly kept: KeptRun | null;
  /** Bytes that it takes, about. */
  readonly size: number;
}

/** Why no more runs are made than there are. `input`: it waits for what only a reader can give. */
export type Halt =
  | { readonly why: "asked" | "elsewhere" | "input" | "too-long" }
  /** Python could not be had, or the run could not go on; in words. */
  | { readonly why: "failed"; readonly words: string };

/** What a run may take, in ns: nobody waits twenty times longer than that. */
export const longest = 20e9;

/** Bytes of an event and of a chunk of output as they are kept, about. */
const eventSize = 64;
const chunkSize = 128;

const stdinReason = WAIT_REASONS.indexOf("stdin");

/** Runs a program without showing it, and tells what came of it; `signal` ends it. */
function runOnce(python: Engine, frames: FrameClock, next: NextRun, room: number, signal: AbortSignal): Promise<OneOfMany | Halt> {
  return new Promise((resolve) => {
    const run = python.run(next.program, next.options);
    const seen = new SeenRun(room);
    let end: RunEnd | null = null;
    let halt: Halt | null = null;
    let interrupted = false;
    void run.ended.then((value) => (end = value));
    const interrupt = () => {
      if (interrupted) return;
      interrupted = true;
      // Nobody reads what it would have to say while it cleans up.
      run.stop();
      run.stop();
    };
    const haltFor = (why: "asked" | "input" | "too-long") => {
      halt ??= { why };
      interrupt();
    };
    signal.addEventListener("abort", () => haltFor("asked"), { once: true });
    if (signal.aborted) haltFor("asked");
    pump(frames, () => {
      const over = end;
      let more;
      try {
        more = run.drain(seen);
      } catch (cause) {
        interrupt();
        resolve({ why: "failed", words: cause instanceof Error ? cause.message : String(cause) });
        return false;
      }
      if (!over && seen.readsInput) haltFor("input");
      else if (!over && seen.stuckAt !== null) interrupt();
      else if (!over && run.now() > longest) haltFor("too-long");
      if (!over || more) return true;
      if (halt) resolve(halt);
      else if (over.reason === "failed") resolve({ why: "failed", words: endWords(over, seen.processes) });
      else resolve(seen.over(over, next));
      return false;
    });
  });
}

/** The same once Python is there, and as many interpreters as the run is likely to need; null: it was ended before that. */
export async function runOnceReady(
  engine: EngineAccess,
  frames: FrameClock,
  next: NextRun,
  room: number,
  signal: AbortSignal,
): Promise<OneOfMany | Halt | null> {
  const aborted = new Promise<null>((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
  try {
    const python = await Promise.race([engine.get(), aborted]);
    await Promise.race([engine.gathered(next.processes, next.patience), aborted]);
    return python === null || signal.aborted ? null : await runOnce(python, frames, next, room, signal);
  } catch (cause) {
    return { why: "failed", words: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** What a run has been so far. */
class SeenRun implements RunSink {
  readonly #model = createTraceModel();
  readonly #printed = new PrintedLines();
  #trace = new RecordedTrace();
  #output: OutputChunk[] = [];
  #size = 0;
  readsInput = false;
  /** When nobody could go on any more; what comes after that is Stop's doing. */
  stuckAt: number | null = null;

  constructor(private readonly room: number) {}

  get processes(): number {
    return this.#model.processes.length;
  }

  event(record: EventRecord): void {
    if (this.stuckAt !== null && record.time > this.stuckAt) return;
    this.#model.append(record);
    if (this.#hasRoom(eventSize)) this.#trace.append(record);
    if (record.kind === RecordKind.WAIT_BEGAN && record.detail === stdinReason) this.readsInput = true;
    if (record.kind === RecordKind.DEADLOCK_FOUND && record.detail === 1) this.stuckAt ??= record.time;
  }

  output(chunk: OutputChunk): void {
    if (this.stuckAt !== null && chunk.time > this.stuckAt) return;
    this.#printed.add(chunk);
    if (this.#hasRoom(chunkSize + 2 * chunk.text.length)) this.#output.push(chunk);
  }

  over(end: RunEnd, { program, options }: NextRun): OneOfMany {
    const stuck = this.stuckAt;
    const marks = marksOf(this.#model, this.#printed);
    const { reason, exitCode, orphans } = end;
    const told = { reason, exitCode, orphans, duration: stuck === null ? end.duration : ns(stuck) };
    const fits = this.#size <= this.room;
    return {
      marks,
      ended: stuck === null ? { how: "exited", exitCode } : { how: "deadlock" },
      kept: fits ? { program, options, trace: this.#trace, output: this.#output, end: told } : null,
      size: fits ? this.#size : 0,
    };
  }

  /** Once there is none for something, nothing of it is kept. */
  #hasRoom(size: number): boolean {
    this.#size += size;
    if (this.#size <= this.room) return true;
    if (this.#trace.length > 0 || this.#output.length > 0) {
      this.#trace = new RecordedTrace();
      this.#output = [];
    }
    return false;
  }
}
