import { useEffect, useState } from "react";
import type { LabModel, LabModelOptions } from "./lab-model";
import { createLabModel } from "./lab-model";
import { pageEngine } from "@/components/engine";
import { loadRunStore } from "../run/late-run-store";
import { isSparing } from "../run/sparing";

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

/** Has at hand what a run needs beside Python, from when there may be one. */
export function useRunCode(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    loadRunStore().catch(() => {
      // Run tries again, and says why.
    });
  }, [wanted]);
}

/** Has Python ready for so many processes: loads it in the background once the lab is near, unless the connection is slow. */
export function useWarmEngine(processes: number, near: boolean): void {
  useEffect(() => pageEngine.expect(processes), [processes]);
  useEffect(() => {
    if (!near || isSparing()) return;
    return whenIdle(() => {
      pageEngine.get().catch(() => {
        // The status line says why; Run tries again.
      });
    });
  }, [near]);
}
