import type { EngineStatus } from "@/workers";

export const pythonVersion = "Python 3.14";

export const processCount = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "process" : "processes"}`;

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
