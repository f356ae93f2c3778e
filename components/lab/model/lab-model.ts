import { createViewport, type Viewport } from "@/components/timeline";
import type { Program, RunEnd, RunOptions, SourceFile, StartMethod } from "@/workers";
import { browserEdits } from "../files/edit-storage";
import { programOrder } from "../files/file-list";
import type { FileStore } from "../files/file-store";
import { createFileStore } from "../files/file-store";
import { pageEngine } from "@/components/engine";
import { browserFrames } from "../run/pump";
import { createLateRunStore } from "../run/late-run-store";
import type { KeptRun, RunStore } from "../run/run-store";
import type { ViewStore } from "./view-store";
import { createViewStore, machineCpus, nothingChosen } from "./view-store";

/** A run that has not begun. */
export interface NextRun {
  readonly program: Program;
  readonly options: RunOptions;
  /** How many processes it is likely to have, and how long it may wait, in ms, until so many interpreters are ready. */
  readonly processes: number;
  readonly patience: number;
}

/** Everything a lab is, outside React. */
export interface LabModel {
  readonly files: FileStore;
  readonly runs: RunStore;
  readonly view: ViewStore;
  readonly viewport: Viewport;
  /** What Run would run now. */
  next(): NextRun;
  /** Shows a run that is over, in the place of the last one. */
  show(kept: KeptRun, name: string): void;
  /** Runs what is in the editor, with the options chosen; resolves when it is over, null if it never began. */
  run(): Promise<RunEnd | null>;
}

export interface LabModelOptions {
  readonly id: string;
  readonly files: readonly SourceFile[];
  readonly keepsOriginal?: boolean;
  /** How many processes a run is likely to have, the main one included. */
  readonly processes?: ((program: Program) => number) | undefined;
  /** How long Run may wait for their interpreters, in ms. */
  readonly patience?: number | undefined;
  readonly startMethod?: StartMethod | undefined;
  readonly cpuCount?: number | undefined;
  /** Shared with other labs, whose timelines then have one time axis. */
  readonly viewport?: Viewport;
}

export function createLabModel(options: LabModelOptions): LabModel {
  const files = createFileStore({
    id: options.id,
    original: options.files,
    keepsOriginal: options.keepsOriginal ?? false,
    storage: browserEdits,
  });
  const runs = createLateRunStore({
    engine: pageEngine,
    frames: browserFrames,
    original: { files: programOrder(options.files) },
    processes: options.processes,
    patience: options.patience,
  });
  const view = createViewStore(options.startMethod ?? "fork", options.cpuCount ?? machineCpus());
  const next = (): NextRun => {
    const program = { files: programOrder(files.store.getState().files) };
    const { startMethod, cpuCount } = view.getState();
    return { program, options: { startMethod, cpuCount }, processes: options.processes?.(program) ?? 1, patience: options.patience ?? 0 };
  };
  return {
    files,
    runs,
    view,
    viewport: options.viewport ?? createViewport(),
    next,
    show(kept, name) {
      view.setState(nothingChosen);
      runs.show(kept, name);
    },
    run() {
      view.setState(nothingChosen);
      const { program, options: chosen } = next();
      return runs.run(program, chosen);
    },
  };
}
