/** `queued`: Python is still loading; the program starts by itself. */
export type Phase = "idle" | "queued" | "running" | "ended";

/** It goes on, or will as soon as Python is ready. */
export const isLive = (phase: Phase) => phase === "queued" || phase === "running";
