import { useEffect, useState } from "react";
import type { TraceModel } from "@/workers/trace";

/** Words and tables are read, not watched: a few times a second is in step with the picture. */
const everyMs = 300;

/** The model's revision, told at once when it was quiet and then at most a few times a second. */
export function useRevision(model: TraceModel): number {
  const [revision, setRevision] = useState(model.revision);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let toldAt = -Infinity;
    const tell = () => {
      timer = undefined;
      toldAt = performance.now();
      setRevision(model.revision);
    };
    const changed = () => {
      timer ??= setTimeout(tell, Math.max(0, toldAt + everyMs - performance.now()));
    };
    tell();
    const stop = model.subscribe(changed);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [model]);
  return revision;
}
