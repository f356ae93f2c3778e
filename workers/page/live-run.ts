import { EngineError, troubleOf } from "../api/errors";
import type { Run, RunEnd, RunSink } from "../api/engine";
import type { EventRecord } from "../api/record";
import { ns, type Ns } from "../api/units";
import type { KernelOptions } from "../kernel/kernel";
import type { TraceReader } from "../kernel/logs/trace-log";
import { exitCodeOf } from "../kernel/processes/wait-status";
import type { BufferPool } from "../shared/buffer-pool";
import type { RunOutcome } from "../supervisor/protocol";
import type { RunKernel } from "./run-kernel";

/** About one frame's worth: more would make the page miss frames. */
const EVENTS_MS_PER_DRAIN = 4;
const OUTPUT_BYTES_PER_DRAIN = 128 * 1024;

/** So many are read before it is looked how long it has taken. */
const EVENTS_BETWEEN_LOOKS = 500;

/** What a run needs of the engine. */
export interface RunBackend {
  /** Settles when programs can be run. */
  readonly ready: Promise<void>;
  /** Rejects when the supervisor breaks: no call of it will be answered any more. */
  readonly failed: Promise<never>;
  execute(kernel: SharedArrayBuffer): Promise<RunOutcome>;
  stdin(text: string | undefined): void;
  stop(): void;
}

/** Lets what the reader did meanwhile be seen. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The page's part of the kernel, fetched with the first run: a page that is only read has no use for it. */
const loadRunKernel = () =>
  import("./run-kernel").catch((error: unknown) => {
    throw new EngineError({ code: "engine-unreachable", detail: String(error) });
  });

export class LiveRun implements Run {
  state: Run["state"] = "queued";
  /** It is over, and none of its workers runs on. */
  quiet = false;
  readonly ended: Promise<RunEnd>;
  readonly #cancelled = Promise.withResolvers<RunOutcome>();
  #kernel: RunKernel | undefined;
  #duration: Ns | undefined;
  /** Typed before the program began. */
  #early: (string | undefined)[] = [];

  constructor(
    private readonly used: Pick<BufferPool, "take">,
    private readonly options: KernelOptions,
    private readonly backend: RunBackend,
  ) {
    this.ended = this.#execute();
  }

  now(): Ns {
    return this.#duration ?? this.#kernel?.clock.now() ?? ns(0);
  }

  drain(sink: RunSink): boolean {
    if (this.#kernel === undefined) return false;
    // A hidden page misses no frame, and its browser lets it come here once a second: a process that prints would wait that long.
    const hidden = document.visibilityState === "hidden";
    const events = this.#drainEvents(this.#kernel.trace, sink, hidden ? Infinity : EVENTS_MS_PER_DRAIN);
    const output = this.#kernel.output.drain((chunk) => sink.output(chunk), hidden ? Infinity : OUTPUT_BYTES_PER_DRAIN);
    return events || output;
  }

  #drainEvents(trace: TraceReader, sink: RunSink, mostMs: number): boolean {
    const take = (record: EventRecord): void => sink.event(record);
    const until = performance.now() + mostMs;
    let any = false;
    while (trace.drain(take, EVENTS_BETWEEN_LOOKS, this.state === "ended")) {
      any = true;
      if (performance.now() > until) break;
    }
    return any;
  }

  write(text: string): void {
    this.#stdin(text);
  }

  closeStdin(): void {
    this.#stdin(undefined);
  }

  readSharedMemory(name: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#kernel?.blocks.read(name);
  }

  stop(): void {
    if (this.state === "queued") this.#cancelled.resolve({ reason: "stopped", status: 0, orphans: 0, quiet: true });
    else if (this.state === "running") this.backend.stop();
  }

  /** What the program runs in; undefined until it begins. */
  get kernel(): SharedArrayBuffer | undefined {
    return this.#kernel?.buffer;
  }

  /** Gives its kernel away, with what of the logs was not drained. */
  release(): SharedArrayBuffer | undefined {
    const buffer = this.#kernel?.buffer;
    this.#kernel = undefined;
    return buffer;
  }

  #stdin(text: string | undefined): void {
    if (this.state === "queued") this.#early.push(text);
    else if (this.state === "running") this.backend.stdin(text);
  }

  async #execute(): Promise<RunEnd> {
    const outcome = await this.#outcome().catch((error: unknown): RunOutcome => {
      return { reason: "failed", status: 256, orphans: 0, trouble: troubleOf(error), quiet: false };
    });
    this.#duration = this.now();
    this.quiet = outcome.quiet;
    this.state = "ended";
    const { reason, status, orphans, trouble } = outcome;
    return { reason, exitCode: exitCodeOf(status), orphans, duration: this.#duration, ...(trouble === undefined ? {} : { trouble }) };
  }

  async #outcome(): Promise<RunOutcome> {
    const loading = loadRunKernel();
    const ready = Promise.all([loading, this.backend.ready]).then(nextTask);
    // The cancellation first: a run that is stopped at once never starts, even when the engine is ready.
    const cancelled = await Promise.race([this.#cancelled.promise, this.backend.failed, ready]);
    if (cancelled !== undefined) return cancelled;
    const { openRunKernel } = await loading;
    this.#kernel = openRunKernel(this.used.take(), this.options);
    this.state = "running";
    const outcome = this.backend.execute(this.#kernel.buffer);
    for (const text of this.#early) this.backend.stdin(text);
    return Promise.race([outcome, this.backend.failed]);
  }
}
