import type { Engine, EngineStatus, EventRecord, OutputChunk, Program, Run, RunEnd, RunOptions, RunSink, TraceEvent } from "@/workers";
import { ns, pid, tid } from "@/workers";
import { recordsOf } from "@/workers/trace/trace.test-support";

/** A run that does what the test tells it to. */
export class FakeRun implements Run {
  state: Run["state"] = "queued";
  readonly written: string[] = [];
  inputClosed = false;
  stopped = false;
  /** Stop does not end it. */
  cleansUp = false;
  readonly ended: Promise<RunEnd>;
  private resolve!: (end: RunEnd) => void;
  private readonly records: EventRecord[] = [];
  private readonly chunks: OutputChunk[] = [];
  private clock = 0;
  private sequence = 0;

  constructor(
    readonly program: Program,
    readonly options: RunOptions,
  ) {
    this.ended = new Promise((resolve) => (this.resolve = resolve));
  }

  now() {
    return ns(this.clock);
  }

  drain(sink: RunSink) {
    const any = this.records.length + this.chunks.length > 0;
    for (const record of this.records.splice(0)) sink.event(record);
    for (const chunk of this.chunks.splice(0)) sink.output(chunk);
    return any;
  }

  write(text: string) {
    this.written.push(text);
  }

  closeStdin() {
    this.inputClosed = true;
  }

  readonly memory = new Map<string, Uint8Array<ArrayBuffer>>();
  readSharedMemory(name: string) {
    return this.memory.get(name)?.slice();
  }

  stop() {
    this.stopped = true;
    if (!this.cleansUp) this.end({ reason: "stopped" });
  }

  at(time: number, from = 1) {
    this.clock = time;
    return { time: ns(time), pid: pid(from), tid: tid(1), line: 0, file: 0 };
  }

  begin() {
    this.state = "running";
    this.tell({ ...this.at(0), kind: "process-created", parent: pid(0), name: "MainProcess", startMethod: "main" });
    this.tell({ ...this.at(0), kind: "process-running" });
  }

  tell(event: TraceEvent) {
    this.records.push(...recordsOf(event));
  }

  print(from: number, text: string) {
    const sequence = this.sequence++;
    const at = this.at(this.clock + 1000, from);
    this.tell({ ...at, kind: "wrote", fd: 1, bytes: text.length, sequence });
    this.chunks.push({ sequence, time: at.time, pid: at.pid, tid: at.tid, stream: "stdout", text });
  }

  end(end: Partial<RunEnd> = {}) {
    this.state = "ended";
    this.resolve({ reason: "exited", exitCode: 0, orphans: 0, duration: ns(this.clock), ...end });
  }
}

export class FakeEngine implements Engine {
  status: EngineStatus = { phase: "ready", warm: 2 };
  expected = 0;
  readonly runs: FakeRun[] = [];
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  start() {}
  expect(processes: number) {
    this.expected = processes;
  }
  dispose() {}

  become(status: EngineStatus) {
    this.status = status;
    for (const listener of this.listeners) listener();
  }

  run(program: Program, options: RunOptions) {
    const run = new FakeRun(program, options);
    this.runs.push(run);
    return run;
  }

  get latest() {
    const run = this.runs[this.runs.length - 1];
    if (!run) throw new Error("nothing was run");
    return run;
  }
}
