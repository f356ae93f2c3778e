import type { Viewport } from "@/components/timeline";
import { createViewport } from "@/components/timeline";
import type { Recording, RunEnd, SourceFile, StartMethod } from "@/workers";
import { browserEdits } from "./files/edit-storage";
import { programOrder } from "./files/file-list";
import type { FileStore } from "./files/file-store";
import { createFileStore } from "./files/file-store";
import { pageEngine } from "./run/engine";
import { browserFrames } from "./run/pump";
import type { RunStore } from "./run/run-store";
import { createRunStore } from "./run/run-store";
import type { ViewStore } from "./view-store";
import { createViewStore, machineCpus } from "./view-store";

/** Everything a lab is, outside React. */
export interface LabModel {
  readonly files: FileStore;
  readonly runs: RunStore;
  readonly view: ViewStore;
  readonly viewport: Viewport;
  /** Runs what is in the editor, with the options chosen; resolves when it is over, null if it never began. */
  run(): Promise<RunEnd | null>;
}

export interface LabModelOptions {
  readonly id: string;
  readonly files: readonly SourceFile[];
  readonly keepsOriginal?: boolean;
  readonly recording?: Recording | undefined;
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
  const runs = createRunStore({
    engine: pageEngine,
    frames: browserFrames,
    original: { files: programOrder(options.files) },
    recording: options.recording,
  });
  const view = createViewStore(options.startMethod ?? "fork", options.cpuCount ?? machineCpus());
  return {
    files,
    runs,
    view,
    viewport: options.viewport ?? createViewport(),
    run() {
      view.setState({ selection: null, hovered: null, outputOf: null });
      const { startMethod, cpuCount } = view.getState();
      return runs.run({ files: programOrder(files.store.getState().files) }, { startMethod, cpuCount });
    },
  };
}
