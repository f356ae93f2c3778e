import { useMemo } from "react";
import { useStore } from "zustand";
import type { LineMark } from "../editor/monaco";
import { useRunView } from "../output/load-run-view";
import type { LabModel } from "./lab-model";
import { litOf } from "./view-store";

/** A line to point out, and the file it is in. */
export interface FileMark extends LineMark {
  readonly file: string;
}

interface LabMarks {
  /** In any of the files. */
  readonly failures: readonly FileMark[];
  /** Those of the file shown, and where threads are stuck in it. */
  readonly shown: readonly FileMark[];
  /** They are a recorded run's. */
  readonly recorded: boolean;
  /** Line of what is pointed at or picked, or of the knob that is turned, in the file shown; 0: none. */
  readonly lit: number;
}

/** Lines to point out, as long as the text they are in is still what was run. */
export function useLabMarks({ files, runs, view }: LabModel): LabMarks {
  const { files: now, active } = useStore(files.store);
  const program = useStore(runs.store, (state) => state.program);
  const failures = useStore(runs.store, (state) => state.failures);
  const recorded = useStore(runs.store, (state) => state.recorded !== null);
  const lit = useStore(view, litOf);
  const turned = useStore(view, (state) => state.turned);
  const deadlock = useStore(runs.store, (state) => state.deadlock);
  const runView = useRunView();
  return useMemo(() => {
    const unchanged = (index: number) => {
      const ran = program?.files[index];
      return ran && now.some(({ name, text }) => name === ran.name && text === ran.text) ? ran.name : undefined;
    };
    const marks = failures.flatMap(({ file: index, line, name, pid }) => {
      const file = line > 0 ? unchanged(index) : undefined;
      return file === undefined ? [] : [{ file, line, words: `${runs.trace.processOf(pid)?.name ?? "process"} ${pid}: ${name}` }];
    });
    const stuck = (deadlock?.waits ?? []).flatMap((wait) => {
      const file = wait.line > 0 ? unchanged(wait.file) : undefined;
      if (file === undefined || !runView) return [];
      const words = `${runView.threadWords(runs.trace, wait.pid, wait.tid)} ${runView.stuckWords(runs.trace, wait)}`;
      return [{ file, line: wait.line, words }];
    });
    return {
      failures: marks,
      shown: [...marks, ...stuck].filter(({ file }) => file === active),
      recorded,
      lit: lit && unchanged(lit.file) === active ? lit.line : turned?.file === active ? turned.line : 0,
    };
  }, [now, active, program, failures, recorded, deadlock, lit, turned, runs, runView]);
}
