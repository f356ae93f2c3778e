import type { Job, ProcessEvents, RunAssets } from "../interpreter/process/protocol";
import type { InterpreterWorker } from "./interpreter-worker";

/** An interpreter that does what the test has it do. */
export class FakeWorker {
  job: Job | undefined;
  events: ProcessEvents | undefined;
  /** Where it stands by, or stood. */
  standby: { readonly index: number; readonly turn: number; readonly died: (error: unknown) => void } | undefined;
  terminated = false;
  /** Resolves `terminate()`: the browser has ended it. */
  readonly gone = Promise.withResolvers<void>();

  start(job: Job, events: ProcessEvents): void {
    this.job = job;
    this.events = events;
  }

  standBy(_run: RunAssets, index: number, turn: number, events: ProcessEvents, died: (error: unknown) => void): void {
    this.events = events;
    this.standby = { index, turn, died };
  }

  terminate(): Promise<void> {
    this.terminated = true;
    return this.gone.promise;
  }

  /** As the code under test knows it. */
  get asWorker(): InterpreterWorker {
    return this as unknown as InterpreterWorker;
  }
}
