import type { StoreApi } from "zustand/vanilla";
import { createTraceModel, type DeadlockTrack, entriesAt, type Passage, type Recording, type TraceModel } from "@/workers/trace";
import type { EventRecord, Ns, Pid, Program, Run, RunEnd, RunOptions, RunSink, Tid } from "@/workers";
import { LIMITS, ns, RecordKind, WAIT_REASONS } from "@/workers";
import type { OutputModel } from "../output/output-model";
import { createOutputModel } from "../output/output-model";
import type { EngineAccess } from "@/components/engine";
import { Pace } from "./pace";
import { isLive, type Phase } from "./phase";
import type { FrameClock } from "./pump";
import { pump } from "./pump";
import { createTypedLines } from "./typed-lines";
import { endWords, limitWords } from "./end-words";

const stdinReason = WAIT_REASONS.indexOf("stdin");

/** An exception that nobody caught, and the program's line that it was raised in. */
export interface Failure {
  readonly pid: Pid;
  /** The exception as the last line of its traceback says it. */
  readonly name: string;
  /** Index into the program's files. */
  readonly file: number;
  /** 0: in the library, before or after any line of the program. */
  readonly line: number;
}

interface Waiter {
  readonly pid: Pid;
  readonly tid: Tid;
}

export interface RunState {
  /** What timeline and output show. */
  readonly shown: "nothing" | "recording" | "run";
  readonly phase: Phase;
  /** What was run: the text may have been edited since. */
  readonly program: Program | null;
  readonly options: RunOptions | null;
  /** When and where it was recorded, if a recorded run is what is shown. */
  readonly recorded: Recording["recorded"] | null;
  /** Which of many runs is shown, in words; none of them: empty. */
  readonly name: string;
  readonly end: RunEnd | null;
  /** Why the run was refused or cut short, in words. */
  readonly notice: string;
  /** Who waits for the reader to type, in order. */
  readonly waiting: readonly Waiter[];
  readonly failures: readonly Failure[];
  /** When Stop was pressed, by the run's clock. */
  readonly interruptedAt: Ns | null;
  /** It still goes on a good while later. */
  readonly cleaningUp: boolean;
  /** Who can't go on: now, or when the run ended. */
  readonly deadlock: DeadlockTrack | null;
  /** Grows whenever there is other output to show. */
  readonly outputRevision: number;
}

/** A run of the reader's that is over, kept to be shown again. */
export interface KeptRun extends Pick<Recording, "program" | "trace" | "output" | "end"> {
  readonly options: RunOptions;
}

/** One program's runs: the last one's trace, output and end, or the recorded one until there is any. */
export interface RunStore {
  readonly store: StoreApi<RunState>;
  readonly trace: TraceModel;
  readonly output: OutputModel;
  /** Output of the one process chosen by `filter`, or all of it. */
  readonly filtered: OutputModel;
  filter(pid: Pid | null): void;
  now(): Ns;
  /** What is in this shared memory of the run that is shown, or was in the end; undefined: none is known of. */
  sharedMemory(name: string): Uint8Array | undefined;
  /** Entries of what is shown that are of the passage; null: nothing is shown yet. */
  find(passage: Passage): readonly number[] | null;
  /** A recorded run has come, to be shown until there is another. */
  offer(recording: Recording): void;
  /** Shows a run of this program that is over, in the place of the last one; not while one goes on. */
  show(kept: KeptRun, name: string): void;
  /** The program is another: what the last one left goes, unless it still runs. `notice` says which run that was. */
  forget(notice: string): void;
  /** Resolves when the run is over; null if it never began. */
  run(program: Program, options: RunOptions): Promise<RunEnd | null>;
  stop(): void;
  /** Gives a line to the process that waits for one. */
  send(line: string): void;
  endInput(): void;
  clearOutput(): void;
  /** The lab leaves the page. */
  dispose(): void;
}

export interface RunStoreOptions {
  /** Its state; at first that of a lab without a run. */
  readonly store: StoreApi<RunState>;
  readonly engine: EngineAccess;
  readonly frames: FrameClock;
  readonly original: Program;
  /** How many processes a run of a program is likely to have, and how long it may wait, in ms, until so many interpreters are ready. */
  readonly processes?: ((program: Program) => number) | undefined;
  readonly patience?: number | undefined;
}

const mostFailures = 50;

/** A program that does not clean up has ended sooner after Stop, in ns. */
const cleaningUpAfter = 250e6;

const unreadable = (cause: unknown) =>
  `The run was ended: what it did could not be read (${cause instanceof Error ? cause.message : String(cause)}). Reload the page and run it again.`;

export function createRunStore({ store, engine, frames, original, processes = () => 1, patience = 0 }: RunStoreOptions): RunStore {
  const nothing = store.getInitialState();
  const trace = createTraceModel();
  const output = createOutputModel();
  let alone: { readonly pid: Pid; model: OutputModel } | null = null;
  let run: Run | null = null;
  let recording: Recording | null = null;
  const typed = createTypedLines();
  /** Tells a run from the one that was asked for after it. */
  let turn = 0;

  const set = (state: Partial<RunState>) => store.setState(state);
  const redrawOutput = () => set({ outputRevision: store.getState().outputRevision + 1 });
  const phase = () => store.getState().phase;

  const sink: RunSink = {
    event(record) {
      trace.append(record);
      follow(record);
    },
    output(chunk) {
      output.append(chunk);
      if (alone?.pid === chunk.pid) alone.model.append(chunk);
    },
  };

  function follow(record: EventRecord) {
    const { kind, detail, pid, tid, time, line, file, a, b, c } = record;
    const { waiting, failures } = store.getState();
    switch (kind) {
      case RecordKind.WAIT_BEGAN:
        if (detail !== stdinReason) return;
        typed.readFrom(a);
        set({ waiting: [...waiting, { pid, tid }] });
        return;
      case RecordKind.RECEIVED:
        for (const typedLine of typed.received({ object: a, position: b >>> 0, bytes: c })) {
          output.receivedBy(pid, typedLine);
          // It may be the one that is shown alone, or no longer be.
          if (alone) alone.model = output.only(alone.pid);
        }
        return;
      case RecordKind.WAIT_ENDED:
        if (detail === stdinReason) set({ waiting: waiting.filter((waiter) => waiter.pid !== pid || waiter.tid !== tid) });
        return;
      case RecordKind.PROCESS_EXITED:
        if (waiting.length > 0) set({ waiting: waiting.filter((waiter) => waiter.pid !== pid) });
        return;
      case RecordKind.DEADLOCK_FOUND:
        set({ deadlock: trace.deadlocks.at(-1) ?? null });
        return;
      case RecordKind.DEADLOCK_OVER:
        if (store.getState().deadlock?.id === a) set({ deadlock: null });
        return;
      case RecordKind.LIMIT_REACHED:
        if (store.getState().notice === "") set({ notice: limitWords(LIMITS[detail] ?? "processes") });
        return;
      case RecordKind.EXCEPTION: {
        const name = record.text(a);
        if (isOfStop(name, time)) return;
        if (failures.length < mostFailures) set({ failures: [...failures, { pid, name, file, line }] });
        return;
      }
      default:
        // Only the trace has a use for it.
        return;
    }
  }

  /** Nothing is wrong with a line that Stop interrupts. */
  function isOfStop(exception: string, time: Ns) {
    const { interruptedAt } = store.getState();
    return interruptedAt !== null && time >= interruptedAt && exception.startsWith("KeyboardInterrupt");
  }

  function interrupt() {
    if (!run) return;
    if (store.getState().interruptedAt === null) set({ interruptedAt: run.now() });
    run.stop();
  }

  function empty(state: Partial<RunState>) {
    trace.clear();
    output.clear();
    typed.clear();
    alone = null;
    store.setState({ ...nothing, outputRevision: store.getState().outputRevision + 1, ...state }, true);
  }

  function showRecording(notice: string) {
    run = null;
    empty({ notice });
    if (!recording) return;
    try {
      const { recorded } = recording;
      replay(recording, { shown: "recording", program: original, options: recorded.options, recorded });
    } catch {
      empty({ notice: "The recorded run could not be read, so there is nothing to show until you press Run." });
    }
  }

  /** Once more, all at once, what a run wrote when it went on. */
  function replay(kept: Pick<Recording, "trace" | "output" | "end">, state: Partial<RunState>) {
    kept.trace.forEach((record) => sink.event(record));
    for (const chunk of kept.output) sink.output(chunk);
    trace.finish(kept.end.duration);
    set({ ...state, end: kept.end, waiting: [] });
  }

  /** Another lab of the page has taken the engine. */
  function release() {
    const notice = "Stopped here, because a program was started elsewhere on this page. Python runs one program at a time.";
    if (phase() === "queued") takeBack(notice);
    else if (phase() === "running") {
      interrupt();
      set({ notice });
    }
  }

  /** Ends a run that hasn't begun: nothing of it is left to show. */
  function takeBack(notice: string) {
    turn++;
    run?.stop();
    showRecording(notice);
  }

  function watch(current: Run, mine: number): Promise<RunEnd | null> {
    return new Promise((resolve) => {
      let end: RunEnd | null = null;
      const pace = new Pace();
      let changed = false;
      void current.ended.then((value) => (end = value));
      pump(frames, () => {
        if (mine !== turn) {
          resolve(null);
          return false;
        }
        const over = end;
        let more;
        try {
          more = current.drain(sink);
        } catch (cause) {
          current.stop();
          trace.finish(current.now());
          set({ phase: "ended", waiting: [], notice: unreadable(cause) });
          resolve(null);
          return false;
        }
        changed ||= more;
        const mayDraw = pace.frame(current.now());
        if (changed && (over || mayDraw)) {
          redrawOutput();
          pace.draw();
          changed = false;
        }
        if (phase() === "queued" && current.state !== "queued") set({ phase: "running" });
        const { interruptedAt, cleaningUp } = store.getState();
        if (interruptedAt !== null && !cleaningUp && current.now() - interruptedAt > cleaningUpAfter) set({ cleaningUp: true });
        // A flood may take a while to be drawn to its end; that it was stopped is said at once.
        if (over?.reason === "stopped" && phase() === "running") set({ phase: "ended", end: over });
        if (!over || more) return true;
        if (over.reason === "failed" && trace.processes.length === 0) {
          showRecording(endWords(over, 0));
          resolve(over);
          return false;
        }
        trace.finish(over.duration);
        set({ phase: "ended", end: over, waiting: [] });
        resolve(over);
        return false;
      });
    });
  }

  return {
    store,
    trace,
    output,
    get filtered() {
      return alone?.model ?? output;
    },
    filter(pid) {
      alone = pid === null ? null : { pid, model: output.only(pid) };
      redrawOutput();
    },
    now: () => run?.now() ?? store.getState().end?.duration ?? ns(0),
    sharedMemory: (name) =>
      run ? run.readSharedMemory(name) : store.getState().shown === "recording" ? recording?.memory?.[name] : undefined,
    find: (passage) => (trace.processes.length > 0 ? entriesAt(trace, passage) : null),
    offer(offered) {
      recording = offered;
      if (store.getState().shown === "nothing" && phase() === "idle") showRecording("");
    },
    show(kept, name) {
      if (isLive(phase())) return;
      run = null;
      empty({});
      replay(kept, { shown: "run", phase: "ended", program: kept.program, options: kept.options, name });
    },
    forget(notice) {
      recording = null;
      if (isLive(phase())) set({ notice });
      else if (store.getState().shown !== "nothing") {
        run = null;
        empty({ notice });
      }
    },
    async run(program, options) {
      const mine = ++turn;
      engine.take(release);
      run = null;
      empty({ phase: "queued", shown: "run", program, options });
      try {
        const python = await engine.get();
        if (mine === turn) await engine.gathered(processes(program), patience);
        if (mine !== turn) return null;
        run = python.run(program, options);
      } catch (cause) {
        if (mine === turn) showRecording(cause instanceof Error ? cause.message : String(cause));
        return null;
      }
      return watch(run, mine);
    },
    stop() {
      if (phase() === "queued")
        takeBack(
          engine.status.getState().phase === "loading" ? "Stopped before it began: Python was still loading." : "Stopped before it began.",
        );
      else if (phase() === "running") interrupt();
    },
    send(line) {
      const reader = store.getState().waiting[0];
      if (!run || !reader) return;
      const text = `${line}\n`;
      const number = typed.add(text);
      run.write(text);
      output.echo(reader.pid, text, run.now(), number);
      if (alone?.pid === reader.pid) alone.model.echo(reader.pid, text, run.now(), number);
      redrawOutput();
    },
    endInput() {
      run?.closeStdin();
    },
    clearOutput() {
      output.clear();
      if (alone) alone.model.clear();
      redrawOutput();
    },
    dispose() {
      turn++;
      run?.stop();
      run = null;
    },
  };
}
