import type { RefObject } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { useEngineStatus } from "@/components/engine";
import { progress } from "@/components/progress";
import { Button, useHydrated } from "@/components/ui";
import type { LabModel } from "../model/lab-model";
import { near, useNear } from "../model/use-near";
import type { Checking, CheckingState } from "./checking";
import type { ExerciseFile } from "./exercise-file";
import type * as parts from "./room";

interface ExerciseFootProps {
  readonly id: string;
  readonly lab: LabModel;
  readonly hints: number;
  readonly url: string;
}

/** What an exercise takes, once it has been loaded. */
interface Room {
  readonly parts: typeof parts;
  readonly file: ExerciseFile;
  readonly checking: Checking;
}

const nothing = createStore<CheckingState>(() => ({ phase: "idle", runs: [], run: 0, attempt: null, shown: null }));

/** Under an exercise's program: check it, ask for a hint, see the solution; and what came of it. */
export function ExerciseFoot({ id, lab, hints, url }: ExerciseFootProps) {
  const foot = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const unsupported = useEngineStatus().phase === "unsupported";
  const { room, trouble, open } = useRoom(foot, lab, url);
  const [hinted, setHinted] = useState(0);
  const [solved, setSolved] = useState(false);
  const checking = useStore(room?.checking.store ?? nothing);

  const check = async () => {
    const opened = await open();
    if (!opened) return;
    const { program, options } = lab.next();
    await opened.checking.start(program.files, options);
    if (opened.checking.store.getState().attempt?.passed) progress.put(`done/${id}`, Date.now());
    foot.current?.scrollIntoView({ block: "nearest" });
  };

  return (
    <div ref={foot} className="exercise-foot">
      <div role="group" aria-label="Exercise" className="exercise-bar">
        <Button
          kind="primary"
          disabled={!hydrated}
          aria-disabled={checking.phase === "checking" || unsupported}
          title="Runs the program, and looks at what it did"
          onClick={() => void check()}
        >
          Check my work
        </Button>
        <Button
          disabled={!hydrated}
          aria-disabled={hinted === hints}
          onClick={() => void open().then((opened) => opened && setHinted(hinted + 1))}
        >
          {hinted === hints ? "No more hints" : `Hint ${hinted + 1} of ${hints}`}
        </Button>
        <Button disabled={!hydrated} aria-expanded={solved} onClick={() => void open().then((opened) => opened && setSolved(!solved))}>
          {solved ? "Hide the solution" : "Show the solution"}
        </Button>
        <span role="status" className="exercise-status">
          {trouble ? <span className="text-danger">{trouble}</span> : room?.parts.checkingWords(checking)}
        </span>
      </div>
      {room && <room.parts.Findings lab={lab} file={room.file} checking={room.checking} />}
      {room && <room.parts.Hints hints={room.file.hints} shown={hinted} />}
      {room && solved && <room.parts.Solution id={`exercise/${id}`} lab={lab} solution={room.file.solution} />}
    </div>
  );
}

/** Loaded once the exercise is near, or asked for something. */
function useRoom(foot: RefObject<HTMLDivElement | null>, lab: LabModel, url: string) {
  const [room, setRoom] = useState<Room | null>(null);
  const [trouble, setTrouble] = useState("");
  const loading = useRef<Promise<Room> | null>(null);
  const isNear = useNear(foot, near);

  const load = (): Promise<Room> => {
    loading.current ??= loadRoom(lab, url).then(
      (loaded) => {
        setRoom(loaded);
        setTrouble("");
        return loaded;
      },
      (cause: unknown) => {
        loading.current = null;
        throw cause;
      },
    );
    return loading.current;
  };

  // What can't be had is said once it is asked for.
  const loadEarly = useEffectEvent(() => load().catch(() => {}));
  useEffect(() => {
    if (isNear) void loadEarly();
  }, [isNear]);

  return {
    room,
    trouble,
    open: () =>
      load().catch(() => {
        setTrouble("What this needs could not be loaded. Check the connection and try again.");
        return null;
      }),
  };
}

async function loadRoom(lab: LabModel, url: string): Promise<Room> {
  const parts = await import("./room");
  const file = await parts.fetchExercise(url);
  const { checks, runs, values, variants, baseline, timeout } = file;
  const [program, ...others] = lab.files.store.getState().original;
  const checking = parts.createChecking({
    runs: lab.runs,
    plan: {
      checks,
      runs,
      values,
      variants,
      baseline: baseline === null || !program ? null : [{ name: program.name, text: baseline }, ...others],
      cores: navigator.hardwareConcurrency || 1,
    },
    timeout: timeout * 1000,
    beforeRun: () => lab.view.setState({ selection: null, hovered: null, pointed: [], outputOf: null }),
  });
  return { parts, file, checking };
}
