import type { LiveRun } from "@/workers/page/live-run";
import { createDecoder } from "@/workers/api/decode";
import { RecordedTrace } from "@/workers/trace";
import { type Recording, writeRecording } from "@/workers/trace/format";
import { Conductor } from "./conductor";
import { checkExercise, type ExerciseRequest, type ExerciseResult } from "./exercise";
import { spansOf, type TracedSpan } from "./spans";
import { createEngine, type OutputChunk, type Pid, type Program, type Run, type RunEnd, type RunOptions, type TraceEvent } from "@/workers";

/** What a driver asks of the page; all of it crosses as JSON. */
export interface HarnessRequest {
  readonly program: Program;
  readonly options: RunOptions;
  /** Typed into standard input at the start; undefined: nothing, and no end of file. */
  readonly stdin?: string;
  /** Typed once the output contains `after` and `delay` ms (default 0) later, one after the other. */
  readonly typing?: readonly { readonly after: string; readonly text: string; readonly delay?: number }[];
  /** For floods: output of one process in a row is one chunk, and `wrote` events are left out. */
  readonly merged?: boolean;
  /** Wait until that many interpreters are warm before starting. */
  readonly warm?: number;
  /** Stop the run after so many ms. */
  readonly stopAfter?: number;
  /** Stop the run once nothing has been printed for so many ms. */
  readonly stopSilent?: number;
  /** Leave the trace out of the result. */
  readonly untraced?: boolean;
  /** Stop the run once its output contains this. */
  readonly stopAt?: string;
  /** The order in which processes of these names do what concerns a pipe or a semaphore; a line is typed when it is set. */
  readonly order?: readonly string[];
  /** Give the run's spans, as the trace model has them. */
  readonly spans?: boolean;
  /** Make a file of the run, which says so of itself. */
  readonly recorded?: Omit<Recording["recorded"], "options">;
  /** Name of shared memory whose last content the file shall have. */
  readonly memory?: string;
  /** Stop the run once it is told that none of its threads can go on. What Stop does to them is left out of its file. */
  readonly stopAtDeadlock?: boolean;
}

export interface HarnessResult {
  readonly events: readonly TraceEvent[];
  readonly output: readonly OutputChunk[];
  readonly end: RunEnd;
  /** What threads did from one moment to another; empty unless it was asked for. */
  readonly spans: readonly TracedSpan[];
  /** The file of the run, in Base64; empty unless it was asked for. */
  readonly file: string;
  /** From `run()` to the first output and to the end, and from stop() to the end, in ms. */
  readonly firstOutputMs: number;
  readonly totalMs: number;
  readonly stopMs: number;
  /** What went on in the order asked for, as `Conductor.passed` has it. */
  readonly passed: readonly string[];
}

declare global {
  var harness: {
    start(): Promise<void>;
    run(request: HarnessRequest): Promise<HarnessResult>;
    check(request: ExerciseRequest): Promise<ExerciseResult>;
    /** Resolves when the output of the run under way contains this. */
    printed(text: string): Promise<void>;
    /** Types into the run under way. */
    type(text: string): void;
    missing(): readonly string[];
  };
}

/** How long at once the page looks who may go on. */
const CONDUCTING_MS = 4;

/** Written in by the build. */
declare const ENGINE_BUILD: string;

const engine = createEngine({ assetsUrl: `/engine/${ENGINE_BUILD}/`, build: ENGINE_BUILD });
let current: Run | undefined;
let printed = "";

function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (engine.status.phase === "failed") reject(new Error(JSON.stringify(engine.status.trouble)));
      else if (engine.status.phase === "unsupported") reject(new Error(engine.status.missing.join(" ")));
      else if (holds()) resolve();
      else return;
      unsubscribe();
    };
    const unsubscribe = engine.subscribe(look);
    look();
  });
}

function append(output: OutputChunk[], chunk: OutputChunk): void {
  const last = output.at(-1);
  if (last?.pid === chunk.pid && last.stream === chunk.stream) output[output.length - 1] = { ...last, text: last.text + chunk.text };
  else output.push(chunk);
}

const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

async function ready(warm: number): Promise<void> {
  engine.expect(warm);
  engine.start();
  await until(() => engine.status.phase === "ready" && engine.status.warm >= warm);
}

async function run(request: HarnessRequest): Promise<HarnessResult> {
  await ready(request.warm ?? 2);
  const events: TraceEvent[] = [];
  const decode = createDecoder();
  const trace = request.recorded !== undefined || request.spans ? new RecordedTrace() : undefined;
  const output: OutputChunk[] = [];
  const started = performance.now();
  let firstOutputMs = Number.NaN;
  let stopped = Number.NaN;
  let seen = "";
  let stuckAt = Number.POSITIVE_INFINITY;
  const live = engine.run(request.program, request.options);
  current = live;
  printed = "";
  if (request.stdin !== undefined) {
    live.write(request.stdin);
    live.closeStdin();
  }
  const stop = (): void => {
    if (!Number.isNaN(stopped)) return;
    stopped = performance.now();
    live.stop();
  };
  if (request.stopAfter !== undefined) setTimeout(stop, request.stopAfter);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(silence);
    if (request.stopSilent !== undefined) silence = setTimeout(stop, request.stopSilent);
  };
  listen();
  const names = new Map<Pid, string>();
  let conductor: Conductor | undefined;
  const conduct = (): void => {
    const { kernel } = live as LiveRun;
    if (request.order === undefined || kernel === undefined) return;
    if (conductor === undefined) live.write("\n");
    conductor ??= new Conductor(kernel, request.order, names);
    // Timers come too seldom for one operation each.
    const until = performance.now() + CONDUCTING_MS;
    do conductor.look();
    while (performance.now() < until);
  };
  const typing = [...(request.typing ?? [])];
  const drain = (): boolean =>
    live.drain({
      event: (record) => {
        if (record.time <= stuckAt) trace?.append(record);
        const event = decode(record);
        if (event === undefined) return;
        if (event.kind === "process-created") names.set(event.pid, event.name);
        if (!request.untraced && (!request.merged || event.kind !== "wrote")) events.push(event);
        if (request.stopAtDeadlock && event.kind === "deadlock-found" && event.whole) {
          stuckAt = Math.min(stuckAt, event.time);
          stop();
        }
      },
      output: (chunk) => {
        listen();
        if (output.length === 0) firstOutputMs = performance.now() - started;
        if (request.merged) append(output, chunk);
        else output.push(chunk);
        seen = (seen + chunk.text).slice(-1000);
        printed = (printed + chunk.text).slice(-1000);
        if (request.stopAt !== undefined && seen.includes(request.stopAt)) stop();
        for (let next = typing[0]; next !== undefined && seen.includes(next.after); next = typing[0]) {
          const { text, delay = 0 } = next;
          setTimeout(() => live.write(text), delay);
          typing.shift();
          seen = "";
        }
      },
    });
  let memory: Recording["memory"];
  const lookAtMemory = (): void => {
    const bytes = request.memory === undefined ? undefined : live.readSharedMemory(request.memory);
    if (request.memory !== undefined && bytes) memory = { [request.memory]: bytes };
  };
  const timer = setInterval(() => {
    drain();
    lookAtMemory();
    conduct();
  }, 2);
  const end = await live.ended;
  const endedAt = performance.now();
  clearInterval(timer);
  clearTimeout(silence);
  while (drain());
  lookAtMemory();
  const { program, options, recorded } = request;
  const before = output.filter(({ time }) => time <= stuckAt);
  const file =
    recorded && trace && (await writeRecording({ recorded: { ...recorded, options }, program, trace, output: before, memory, end }));
  return {
    events,
    output,
    end,
    spans: request.spans && trace ? spansOf(trace) : [],
    file: file === undefined ? "" : base64Of(file),
    passed: conductor?.passed ?? [],
    firstOutputMs,
    totalMs: endedAt - started,
    stopMs: endedAt - stopped,
  };
}

globalThis.harness = {
  start: async () => {
    engine.start();
    await until(() => engine.status.phase === "ready");
  },
  run,
  check: (request) => checkExercise(engine, ready, request),
  printed: (text) =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        if (!printed.includes(text)) return;
        clearInterval(timer);
        resolve();
      }, 10);
    }),
  type: (text) => current?.write(text),
  missing: () => (engine.status.phase === "unsupported" ? engine.status.missing : []),
};
