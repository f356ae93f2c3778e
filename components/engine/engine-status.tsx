"use client";

import { useSyncExternalStore } from "react";
import type { EngineStatus } from "@/workers";
import { pageEngine } from "./engine";
import { statusWords } from "./status-words";

const idle: EngineStatus = { phase: "idle" };

export function useEngineStatus(): EngineStatus {
  return useSyncExternalStore(pageEngine.status.subscribe, pageEngine.status.getState, () => idle);
}

/**
 * What the engine is doing, in words, for the page's header; nothing on pages that don't run Python.
 * Its width is fixed, so that no word moves another. Screen readers are told of each phase, not of each per cent.
 */
export function EngineStatusLine() {
  const status = useEngineStatus();
  const bad = status.phase === "failed" || status.phase === "unsupported";
  return (
    <p className={`w-48 text-small max-sm:sr-only ${bad ? "text-danger" : "text-ink-muted"}`}>
      <span className="tabular-nums" aria-hidden="true">
        {status.phase !== "idle" && statusWords(status)}
      </span>
      <span className="sr-only" role="status">
        {announced(status)}
      </span>
    </p>
  );
}

function announced(status: EngineStatus): string {
  switch (status.phase) {
    case "idle":
      return "";
    case "loading":
      return "Python is loading";
    default:
      return `Python: ${statusWords(status)}`;
  }
}
