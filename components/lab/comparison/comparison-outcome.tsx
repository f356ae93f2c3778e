import type { Outcome, RunResult } from "./compare-words";
import { compareWords } from "./compare-words";

interface ComparisonOutcomeProps {
  readonly outcome: Outcome;
  readonly results: readonly RunResult[] | null;
}

/** The line under a comparison that says what came of it. */
export function ComparisonOutcome({ outcome, results }: ComparisonOutcomeProps) {
  return (
    <div role="status" className="min-h-12 border-t border-hairline px-3 py-3 font-serif text-prose">
      {results ? compareWords(outcome, results) : <span className="text-ink-muted">What comes of it is said here once all have run.</span>}
    </div>
  );
}
