import type { WaitReason } from "@/workers";
import type { Passage } from "@/workers/trace";

/** What a text points at: a passage of the run of one of a lab's programs. */
export interface Target {
  /** Of a comparison: the program's id; else none, and the lab's only program is meant. */
  readonly program: string | null;
  readonly passage: Passage;
}

const waits: Readonly<Record<string, readonly WaitReason[]>> = {
  sleeping: ["sleep"],
  "waiting for a process": ["child"],
  "waiting for a pipe": ["pipe-read", "pipe-write", "poll"],
  "waiting for a lock": ["semaphore", "lock"],
  "waiting for a thread": ["thread"],
  "waiting for the GIL": ["gil"],
};

const kinds = {
  starting: "starting",
  running: "running",
  tasks: "tasks",
  prints: "prints",
  exits: "exits",
  exceptions: "exceptions",
  deadlocks: "deadlocks",
  messages: "messages",
  reads: "reads",
  writes: "writes",
  "locks held": "holds",
} as const;

/**
 * Reads what a lesson says of a run:
 *
 *     [program:] [main|children] starting | running | sleeping | waiting for … | tasks | calls of NAME | prints | … [that overlap]
 *
 * @throws Error if it isn't said like that
 */
export function targetOf(text: string): Target {
  const [, program = null, rest = ""] = /^(?:([a-z0-9-]+):\s*)?(.*)$/.exec(text.trim()) ?? [];
  const [, of, words = "", overlapping] = /^(?:(main|children) )?(.*?)( that overlap)?$/.exec(rest) ?? [];
  const call = /^calls of (\w+)$/.exec(words)?.[1];
  const reasons = waits[words];
  const kind = kinds[words as keyof typeof kinds];
  const what: Passage["what"] | undefined =
    call !== undefined ? { kind: "calls", function: call } : reasons ? { kind: "waiting", reasons } : kind && { kind };
  if (!what) {
    const known = [...Object.keys(kinds), ...Object.keys(waits), "calls of NAME"].join(", ");
    throw new Error(`A lesson can't point at "${text}". After an optional "program:" and "main" or "children" it may say: ${known}.`);
  }
  return { program, passage: { of: of === "main" || of === "children" ? of : "anybody", what, overlapping: overlapping !== undefined } };
}
