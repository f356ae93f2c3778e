import { useEffect } from "react";
import type { RunStore } from "../run/run-store";

/** Fetches a lab's recorded run once it is wanted, and gives it to the lab. */
export function useRecording(url: string | undefined, runs: RunStore, wanted: boolean): void {
  useEffect(() => {
    if (url === undefined || !wanted) return;
    const leaving = new AbortController();
    const load = async () => {
      const response = await fetch(url, { signal: leaving.signal });
      if (!response.ok) return;
      const { readRecording } = await import("@/workers/trace/format");
      runs.offer(await readRecording(new Uint8Array(await response.arrayBuffer())));
    };
    load().catch(() => {
      // Without a connection the lab is empty until Run; it says so itself.
    });
    return () => leaving.abort();
  }, [url, runs, wanted]);
}
