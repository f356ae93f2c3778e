import type { OutputChunk } from "../api/events";
import type { Program, RunEnd } from "../api/engine";
import type { ProcessTrack, TraceModel } from "../trace";
import type { Whose } from "./checks";
import { isOwnChild } from "./children";
import type { Moment } from "./findings";
import { filledPattern, plainPattern } from "./patterns";
import { type PrintedLine, printedLines } from "./lines";

/** A run that is over. */
export interface FinishedRun {
  readonly program: Program;
  readonly trace: TraceModel;
  readonly output: readonly OutputChunk[];
  readonly end: Pick<RunEnd, "reason" | "exitCode" | "orphans">;
  /** What `{name}` in a pattern stands for. */
  readonly values: Readonly<Record<string, string>>;
}

/** A run as checks look at it. */
export class Evidence {
  readonly trace: TraceModel;
  readonly main: ProcessTrack | undefined;
  readonly children: readonly ProcessTrack[];
  readonly lines: readonly PrintedLine[];

  constructor(readonly run: FinishedRun) {
    this.trace = run.trace;
    this.main = run.trace.processes[0];
    this.children = run.trace.processes.filter((process) => isOwnChild(process));
    this.lines = printedLines(run.output);
  }

  /** Whether the process is one of those. */
  isOf(process: ProcessTrack, whose: Whose): boolean {
    if (process === this.main) return whose !== "children";
    return whose !== "main" && isOwnChild(process);
  }

  processesOf(whose: Whose): readonly ProcessTrack[] {
    return this.trace.processes.filter((process) => this.isOf(process, whose));
  }

  linesOf(whose: Whose): readonly PrintedLine[] {
    return this.lines.filter(({ pid }) => {
      const process = this.trace.processOf(pid);
      return process !== undefined && this.isOf(process, whose);
    });
  }

  /** The process that the entry belongs to. */
  ownerOf(entry: number): ProcessTrack {
    const { entries, threads, processes } = this.trace;
    return processes[threads[entries.thread[entry]!]!.process]!;
  }

  at(entry: number | undefined): Moment | null {
    if (entry === undefined) return null;
    return { entry, pid: this.ownerOf(entry).pid, time: this.trace.entries.start[entry]! };
  }

  /** Where the line was printed. */
  printOf(line: PrintedLine | undefined): Moment | null {
    return line === undefined ? null : this.at(this.trace.entryOfSequence(line.sequence));
  }

  /** When the process was made. */
  beginningOf(process: ProcessTrack | undefined): Moment | null {
    const states = process && this.trace.threads[process.threads[0] ?? -1]?.states;
    return states && states.length > 0 ? this.at(states.at(0)) : null;
  }

  /** When it exited, or what it did last. */
  endOf(process: ProcessTrack | undefined): Moment | null {
    const states = process && this.trace.threads[process.threads[0] ?? -1]?.states;
    return states && states.length > 0 ? this.at(states.at(states.length - 1)) : null;
  }

  pattern(text: string): RegExp {
    return filledPattern(text, this.run.values);
  }

  plain(text: string): string {
    return plainPattern(text, this.run.values);
  }
}
