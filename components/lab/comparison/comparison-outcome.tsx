import type { Outcome, RunResult } from "./compare-words";
import { useRunView } from "../output/load-run-view";

interface ComparisonOutcomeProps {
  readonly outcome: Outcome;
  readonly results: readonly RunResult[] | null;
}

/** The line under a comparison that says what came of it. */
export function ComparisonOutcome({ outcome, results }: ComparisonOutcomeProps) {
  const runView = useRunView();
  return (
    <div role="status" className="lab-result">
      {results && runView ? (
        runView.compareWords(outcome, results)
      ) : (
        <span className="text-ink-muted">What comes of it is said here once all have run.</span>
      )}
    </div>
  );
}
