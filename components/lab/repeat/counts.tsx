import { useId } from "react";
import { Button } from "@/components/ui";
import type { RunRows } from "./ordering-list";
import { Share } from "./share";

interface CountsProps extends RunRows {
  readonly title: string;
  readonly rows: readonly { readonly text: string; readonly runs: readonly number[] }[];
  /** Stands under the rows, without a run to look at. */
  readonly rest?: readonly { readonly text: string; readonly count: number }[];
  /** What the program wrote. */
  readonly mono?: boolean;
}

/** Values and how many runs had each. */
export function Counts({ title, rows, rest = [], mono = false, total, isKept, busy, onShow }: CountsProps) {
  const heading = useId();
  return (
    <div role="group" aria-labelledby={heading}>
      <div className="many-runs-head">
        <p id={heading}>{title}</p>
      </div>
      <ul className="counts" aria-labelledby={heading}>
        {rows.map(({ text, runs }) => {
          // Any run will do where all are alike.
          const run = rows.length > 1 ? runs.find(isKept) : undefined;
          return (
            <li key={text} className="count">
              <Share count={runs.length} total={total} />
              <span className={mono ? "sequence-line" : ""}>{text}</span>
              <span className="run-actions">
                {run !== undefined && (
                  <Button
                    onClick={() => onShow(run)}
                    aria-disabled={busy}
                    title="Look at a run that had this on the timeline and in the output"
                  >
                    Show run {run + 1}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
        {rest.map(({ text, count }) => (
          <li key={text} className="count text-ink-muted">
            <Share count={count} total={total} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
