import { type Engine, type OutputChunk, type Program, RecordKind, type RunEnd, type RunOptions, type SourceFile } from "@/workers";
import { attempt, type Attempt, type FinishedRun, type Plan } from "@/workers/grading";
import { createTraceModel } from "@/workers/trace";

/** A program to be checked as the page's button checks it. */
export interface ExerciseRequest {
  readonly plan: Plan;
  readonly files: readonly SourceFile[];
  readonly options: RunOptions;
  readonly warm: number;
  /** Ms until a run counts as one that never ends. */
  readonly timeout: number;
}

export interface ExerciseResult {
  readonly attempt: Attempt;
  /** What the last run printed. */
  readonly output: string;
}

/** `ready` resolves when so many interpreters are. */
export async function checkExercise(
  engine: Engine,
  ready: (warm: number) => Promise<void>,
  { plan, files, options, warm, timeout }: ExerciseRequest,
): Promise<ExerciseResult> {
  let output: readonly OutputChunk[] = [];
  const execute = async (program: Program, values: FinishedRun["values"]): Promise<FinishedRun> => {
    await ready(warm);
    const run = await runToItsEnd(engine, program, options, timeout);
    output = run.output;
    return { ...run, program, values };
  };
  const made = await attempt(plan, files, execute);
  if (made === null) throw new Error("The program could not be run.");
  return { attempt: made, output: output.map(({ text }) => text).join("") };
}

async function runToItsEnd(engine: Engine, program: Program, options: RunOptions, timeout: number) {
  const trace = createTraceModel();
  const output: OutputChunk[] = [];
  const run = engine.run(program, options);
  const late = setTimeout(() => run.stop(), timeout);
  const drain = (): boolean =>
    run.drain({
      event: (record) => {
        trace.append(record);
        if (record.kind === RecordKind.DEADLOCK_FOUND && record.detail === 1) run.stop();
      },
      output: (chunk) => output.push(chunk),
    });
  const timer = setInterval(drain, 2);
  const end: RunEnd = await run.ended;
  clearTimeout(late);
  clearInterval(timer);
  while (drain());
  trace.finish(end.duration);
  if (end.reason === "failed") throw new Error(`It could not be run: ${JSON.stringify(end.trouble)}`);
  return { trace, output, end };
}
