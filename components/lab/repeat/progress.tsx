import { useStore } from "zustand";
import { Button } from "@/components/ui";
import type { Series } from "./series";
import { haltWords } from "./words";

/** Those who listen are told of every so many runs. */
const toldEvery = 5;

/** How far a series has come, and what ends it. */
export function Progress({ series }: { readonly series: Series }) {
  const { phase, of, runs, times, halt } = useStore(series.store);
  if (of === null) return null;
  const done = runs.length;
  const over = halt ? haltWords(halt, done) : `${done} of ${times} runs done.`;
  const told = done - (done % toldEvery);
  return (
    <>
      <Button onClick={series.stop} aria-disabled={phase === "idle"} title="End the run that goes on, and make no more">
        Stop the runs
      </Button>
      {phase === "running" ? (
        <span className="flex items-center gap-2 tabular-nums">
          <progress value={done} max={times} aria-label="Runs done" />
          {done} of {times}
        </span>
      ) : (
        <span className={halt?.why === "failed" ? "text-danger" : "text-ink-muted"}>{over}</span>
      )}
      <span role="status" className="sr-only">
        {phase === "idle" ? over : told === 0 ? `Running it ${times} times.` : `${told} of ${times}.`}
      </span>
    </>
  );
}
