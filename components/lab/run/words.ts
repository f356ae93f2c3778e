import type { EngineStatus } from "@/workers";
import { pythonVersion, statusWords } from "@/components/engine";

/** What Python is made of, as it is sent: compressed, in whole MB. */
const megabytes = 12;

/** In the place of a run that isn't shown yet. */
export const veiledWords = "Say above what you expect: then the run is shown here.";

export interface LabNeeds {
  readonly phase: "idle" | "queued" | "running" | "ended";
  /** How many processes a run is likely to have. */
  readonly processes: number;
  /** Nothing large is fetched unasked. */
  readonly sparing: boolean;
}

/** The same beside a lab's Run: what its run waits for, or would. */
export function labStatusWords(status: EngineStatus, { phase, processes, sparing }: LabNeeds): string {
  const missing = status.phase === "ready" ? processes - status.warm : 0;
  if (status.phase === "idle" && sparing) return `${pythonVersion} loads when you press Run: ${megabytes} MB`;
  if (status.phase === "loading" && phase === "queued") return `starts when ready: ${statusWords(status)}`;
  if (missing > 0) return phase === "queued" ? `starting ${missing} more first…` : `ready, starting ${missing} more…`;
  return statusWords(status);
}

/** `1.03 s`, `12 ms`. */
export function durationWords(nanoseconds: number): string {
  const milliseconds = nanoseconds / 1e6;
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
