// As a namespace: only then does the bundle hold no more of it than is used.
import * as z from "zod/mini";
import { LIMITS, OMISSIONS, START_METHODS, WAIT_REASONS } from "../../api/events";
import { DeadlockFlag, type EventRecord, RecordKind, stringArgument } from "../../api/record";
import type { Ns, Pid, Tid } from "../../api/units";
import type { RecordedTrace } from "../recorded-trace";
import { fromBase64 } from "./base64";
import { EVENT_BYTES, MAX_BYTES } from "./layout";
import { RecordingError } from "./recording-error";

const count = z.int().check(z.gte(0));
const time = z.number().check(z.gte(0)) as unknown as z.ZodMiniType<Ns>;
const pid = z.int() as unknown as z.ZodMiniType<Pid>;
const tid = z.int() as unknown as z.ZodMiniType<Tid>;

const options = z.object({ startMethod: z.enum(["fork", "spawn", "forkserver"]), cpuCount: z.int().check(z.gte(1)) });

const head = z.object({
  recorded: z.object({ date: z.string(), python: z.string(), browser: z.string(), options }),
  program: z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })).check(z.minLength(1)) }),
  end: z.object({
    reason: z.enum(["exited", "stopped", "failed"]),
    exitCode: z.int(),
    orphans: count,
    duration: time,
  }),
  output: z.array(z.object({ sequence: count, time, pid, tid, stream: z.enum(["stdout", "stderr"]), text: z.string() })),
  memory: z.optional(z.record(z.string(), z.pipe(z.string(), z.transform(fromBase64)))),
  strings: z.array(z.string()).check(z.minLength(1)),
  events: count.check(z.lte(MAX_BYTES / EVENT_BYTES)),
});

/** The head of a file. Throws RecordingError. */
export function headOf(json: string): z.infer<typeof head> {
  try {
    return head.parse(JSON.parse(json));
  } catch (cause) {
    throw new RecordingError("damaged", { cause });
  }
}

/** How far events may be from the order of their times, over all: each place costs the trace model a step. */
const STEPS_AN_EVENT = 50;
const STEPS = 1_000_000;

/** Throws RecordingError where an event says what no log of the engine would. */
export function checkEvents(trace: RecordedTrace, files: number): void {
  const strings = trace.texts.length;
  trace.forEach((record) => {
    if (!isPossible(record, strings, files)) throw new RecordingError("damaged");
  });
  if (!isNearlyInOrder(trace.columns.time)) throw new RecordingError("damaged");
}

const details: Readonly<Record<number, number>> = {
  [RecordKind.PROCESS_CREATED]: START_METHODS.length,
  [RecordKind.WAIT_BEGAN]: WAIT_REASONS.length,
  [RecordKind.WAIT_ENDED]: WAIT_REASONS.length,
  [RecordKind.LOCK_ACQUIRED]: WAIT_REASONS.length,
  [RecordKind.LOCK_RELEASED]: WAIT_REASONS.length,
  [RecordKind.LIMIT_REACHED]: LIMITS.length,
  [RecordKind.OMISSION_BEGAN]: OMISSIONS.length,
  [RecordKind.OMISSION_ENDED]: OMISSIONS.length,
};

function isPossible(record: EventRecord, strings: number, files: number): boolean {
  const { kind, detail, time: at, pid: process, tid: thread, line, file, a, b, c } = record;
  const named = stringArgument(kind);
  const string = named === "a" ? a : named === "b" ? b : 0;
  const reason = kind === RecordKind.DEADLOCK_WAIT ? detail & DeadlockFlag.REASON : 0;
  return (
    kind >= RecordKind.PROCESS_CREATED &&
    kind <= RecordKind.MEMORY_CHANGED &&
    detail < (details[kind] ?? 256) &&
    reason < WAIT_REASONS.length &&
    at >= 0 &&
    at < Infinity &&
    process >= 0 &&
    thread >= 0 &&
    line >= 0 &&
    file < files &&
    string >= 0 &&
    string < strings &&
    (kind !== RecordKind.LOST || a >= 0) &&
    ((kind !== RecordKind.SENT && kind !== RecordKind.RECEIVED) || c >= 0)
  );
}

/** Sorts a copy by insertion, as the trace model does, and gives up when it takes too long. */
function isNearlyInOrder(times: Float64Array): boolean {
  const sorted = times.slice();
  let left = STEPS + STEPS_AN_EVENT * sorted.length;
  for (let index = 1; index < sorted.length; index++) {
    const own = sorted[index]!;
    let at = index;
    for (; at > 0 && sorted[at - 1]! > own; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = own;
    left -= index - at;
    if (left < 0) return false;
  }
  return true;
}
