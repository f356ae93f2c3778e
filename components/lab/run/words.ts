import type { EngineStatus, RunEnd } from "@/workers";

const signalNames: Readonly<Record<number, string>> = {
  2: "SIGINT",
  6: "SIGABRT",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
};

const pythonVersion = "Python 3.14";

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

const processCount = (n: number) => count(n, "process", "processes");

/** What the engine is doing, for the status line. */
export function statusWords(status: EngineStatus): string {
  switch (status.phase) {
    case "idle":
      return `${pythonVersion}, not loaded yet`;
    case "unsupported":
      return `${pythonVersion} can’t run in this browser`;
    case "loading":
      return `${pythonVersion} loading ${Math.floor(status.progress * 100)} %`;
    case "ready":
      return `ready, ${processCount(status.warm)} warm`;
    case "running":
      return `running ${processCount(status.processes)}`;
    case "failed":
      return `${pythonVersion} could not start`;
  }
}

/** `1.03 s`, `12 ms`. */
export function durationWords(nanoseconds: number): string {
  const milliseconds = nanoseconds / 1e6;
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** How a run ended, in a sentence or two. */
export function endWords(end: RunEnd, processes: number): string {
  const tail = `${durationWords(end.duration)}, ${processCount(processes)}`;
  switch (end.reason) {
    case "failed":
      return `Could not run: ${end.message}`;
    case "stopped":
      return `Stopped after ${tail}. Every process was ended.`;
    case "exited": {
      const how = end.exitCode >= 0 ? `exit code ${end.exitCode}` : signalWords(-end.exitCode);
      return `Ended: ${how}, ${tail}.${orphanWords(end.orphans)}`;
    }
  }
}

function signalWords(signal: number): string {
  const name = signalNames[signal];
  return name ? `by signal ${signal} (${name})` : `by signal ${signal}`;
}

function orphanWords(orphans: number): string {
  if (orphans === 0) return "";
  return ` ${count(orphans, "process was", "processes were")} still running when the main process ended, and ${orphans === 1 ? "was" : "were"} ended with it.`;
}
