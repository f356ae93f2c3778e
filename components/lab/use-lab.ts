import { useEffect, useState } from "react";
import type { LabModel, LabModelOptions } from "./lab-model";
import { createLabModel } from "./lab-model";
import { pageEngine } from "./run/engine";

/** After the page has been painted and the browser has nothing more pressing to do. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(work, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: 2000 });
  return () => cancelIdleCallback(handle);
}

/** The lab's model for as long as the component lives; brings back the reader's edits. */
export function useLab(options: LabModelOptions): LabModel {
  const [model] = useState(() => createLabModel(options));
  useEffect(() => {
    void model.files.restore();
    return () => model.runs.dispose();
  }, [model]);
  return model;
}

/** Loads Python in the background and has it ready for so many processes. */
export function useWarmEngine(processes: number): void {
  useEffect(
    () =>
      whenIdle(() => {
        pageEngine.get().then(
          (engine) => engine.expect(processes),
          // The status line says why; Run tries again.
          () => {},
        );
      }),
    [processes],
  );
}
