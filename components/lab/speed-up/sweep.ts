import type { StoreApi } from "zustand/vanilla";
import { createStore } from "zustand/vanilla";
import type { EngineAccess } from "@/components/engine";
import { knobsIn, turn } from "../knobs/knobs";
import type { NextRun } from "../model/lab-model";
import { type Halt, runOnceReady } from "../repeat/run-once";
import type { FrameClock } from "../run/pump";
import { type Point, secondsIn } from "./points";

/** Why there are fewer points than were asked for. `constant`: the program has no such knob; `silent`: it printed no times. */
export type SweepHalt = Halt | { readonly why: "constant" | "silent" | "exit-code" };

export interface SweepState {
  readonly phase: "idle" | "running";
  /** The first to be measured is one worker, the last so many. */
  readonly upTo: number;
  /** Null before anything was asked for. */
  readonly points: readonly Point[] | null;
  readonly halt: SweepHalt | null;
}

/** A program run once for each number of workers, one after the other, without being shown. */
export interface Sweep {
  readonly store: StoreApi<SweepState>;
  /** Resolves when there are no more points to come. */
  start(next: NextRun): Promise<void>;
  stop(): void;
}

interface SweepOptions {
  readonly engine: EngineAccess;
  readonly frames: FrameClock;
  /** Name of the program's constant that says how many workers there are. */
  readonly constant: string;
  readonly upTo: number;
}

/** Bytes of a run that may be kept until its output has been read. */
const room = 16e6;
/** How long it waits for so many interpreters, in ms: they should begin together. */
const patience = 4000;

export function createSweep({ engine, frames, constant, upTo }: SweepOptions): Sweep {
  const store = createStore<SweepState>(() => ({ phase: "idle", upTo, points: null, halt: null }));
  let ending: AbortController | null = null;

  function end(halt: SweepHalt | null) {
    ending?.abort();
    ending = null;
    if (store.getState().phase === "running") store.setState({ phase: "idle", halt });
  }

  /** Another lab of the page has taken the engine. */
  const release = () => end({ why: "elsewhere" });

  async function measure(next: NextRun, workers: number, signal: AbortSignal): Promise<Point | SweepHalt | null> {
    const program = withConstant(next, constant, workers);
    if (!program) return { why: "constant" };
    const over = await runOnceReady(engine, frames, { ...next, program, processes: workers + 1, patience }, room, signal);
    if (over === null || "why" in over) return over;
    if (over.ended.how !== "exited" || over.ended.exitCode !== 0) return { why: "exit-code" };
    const seconds = secondsIn((over.kept?.output ?? []).map(({ text }) => text).join(""));
    return Object.keys(seconds).length === 0 ? { why: "silent" } : { workers, seconds };
  }

  return {
    store,
    async start(next) {
      end(null);
      const mine = (ending = new AbortController());
      store.setState({ phase: "running", points: [], halt: null });
      engine.take(release);
      for (let workers = 1; workers <= upTo; workers++) {
        const point = await measure(next, workers, mine.signal);
        if (mine.signal.aborted || point === null) return;
        if ("why" in point) return end(point);
        store.setState({ points: [...(store.getState().points ?? []), point] });
      }
      end(null);
    },
    stop: () => end({ why: "asked" }),
  };
}

/** The program with another value of the knob; undefined: it has none of that name. */
function withConstant({ program }: NextRun, constant: string, value: number) {
  const [main, ...others] = program.files;
  const knob = main && knobsIn(main.text).find(({ name }) => name === constant);
  return knob && { files: [{ ...main, text: turn(main.text, knob, value) }, ...others] };
}
