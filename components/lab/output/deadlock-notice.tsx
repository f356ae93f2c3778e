import { useState } from "react";
import { useStore } from "zustand";
import type { DeadlockTrack, DeadlockWait } from "@/workers/trace";
import { type PlaceWords, selectionOf, stuckWords, threadWords } from "@/components/timeline";
import { ProcessMark } from "@/components/process";
import { Button } from "@/components/ui";
import type { ViewStore } from "../model/view-store";
import type { RunStore } from "../run/run-store";

interface DeadlockNoticeProps {
  readonly runs: RunStore;
  readonly view: ViewStore;
}

/** More stuck threads than these are only counted; the timeline's table has them all. */
const mostTold = 8;

/** Who waits for whom, when nobody can go on, or some can't; and what can be done. */
export function DeadlockNotice({ runs, view }: DeadlockNoticeProps) {
  const deadlock = useStore(runs.store, (state) => state.deadlock);
  const running = useStore(runs.store, (state) => state.phase === "running");
  const [left, setLeft] = useState<DeadlockTrack | null>(null);
  if (deadlock === null || deadlock === left) return null;
  return (
    <section
      aria-label="Deadlock"
      className="max-h-64 shrink-0 overflow-y-auto border-t border-hairline bg-danger-wash px-3 py-2 text-small"
    >
      {/* That it is over with the run's end is no news. */}
      <div key={deadlock.id} {...(running ? { role: "alert" } : {})}>
        <p>
          <strong className="font-semibold">{headWords(deadlock, running)}</strong> {whyWords(deadlock)}
        </p>
        <ul className="mt-1 space-y-1">
          {deadlock.waits.slice(0, mostTold).map((wait) => (
            <li key={wait.entry}>
              <StuckWords runs={runs} view={view} wait={wait} />
            </li>
          ))}
        </ul>
        {deadlock.waits.length > mostTold && <p className="mt-1">And {deadlock.waits.length - mostTold} more.</p>}
      </div>
      {running && (
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Button onClick={runs.stop}>Stop the run</Button>
          <Button onClick={() => setLeft(deadlock)}>Leave it</Button>
        </p>
      )}
    </section>
  );
}

function headWords({ whole }: DeadlockTrack, running: boolean): string {
  if (whole) return running ? "Deadlock: nobody can go on." : "It was a deadlock: nobody could go on.";
  return running ? "A deadlock among some: these can’t go on, the others do." : "There was a deadlock among some, when the run ended.";
}

function whyWords({ waits }: DeadlockTrack): string {
  if (waits.length === 1) return "";
  return waits.some(({ inCycle }) => inCycle)
    ? "Each waits for what only another that waits could give."
    : "Nobody is left to give what they wait for.";
}

function StuckWords({ runs, view, wait }: DeadlockNoticeProps & { readonly wait: DeadlockWait }) {
  const { trace } = runs;
  const program = useStore(runs.store, (state) => state.program);
  const place: PlaceWords = (file, line) => {
    const name = program && program.files.length > 1 ? program.files[file]?.name : undefined;
    return name === undefined ? `line ${line}` : `${name}, line ${line}`;
  };
  const select = () => view.setState({ selection: selectionOf(trace, wait.entry) });
  return (
    <>
      <span className="mr-1.5 inline-flex items-center">
        <ProcessMark index={trace.processOf(wait.pid)?.index ?? 0} size={10} />
      </span>
      <button
        type="button"
        className="text-left underline decoration-dotted underline-offset-2"
        title="Show it on the timeline and in the program"
        onClick={select}
      >
        {threadWords(trace, wait.pid, wait.tid)}
        {wait.line > 0 && ` (${place(wait.file, wait.line)})`}
      </button>{" "}
      {stuckWords(trace, wait, place)}.
    </>
  );
}
