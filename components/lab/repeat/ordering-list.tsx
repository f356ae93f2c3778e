import { useState } from "react";
import { ProcessMark } from "@/components/process";
import { Button } from "@/components/ui";
import type { Mark, MarkKind, Orderings } from "@/workers/trace/orderings";
import { Share } from "./share";
import { markWords } from "./words";

export interface RunRows {
  readonly total: number;
  readonly isKept: (run: number) => boolean;
  /** None can be shown now. */
  readonly busy: boolean;
  readonly onShow: (run: number) => void;
}

interface OrderingListProps extends RunRows {
  readonly kind: MarkKind;
  readonly orderings: Orderings;
  /** It counts who did it. */
  readonly apart: boolean;
  /** Runs to be compared, two at most. */
  readonly chosen: readonly number[];
  readonly onChoose: (run: number) => void;
}

/** Orders that are shown unasked. */
const fewest = 8;
/** Marks of an order that are shown, beside those that are the same in all orders. */
const mostShown = 16;
/** As many in a row that are the same everywhere are worth leaving out. */
const worthLeavingOut = 2;

/** Each order that occurred: what came after what, how often, and a run of it to look at. */
export function OrderingList({ kind, orderings, apart, chosen, onChoose, total, isKept, busy, onShow }: OrderingListProps) {
  const [allShown, setAllShown] = useState(false);
  const more = orderings.all.length - fewest;
  if (orderings.all.every(({ marks }) => marks.length === 0)) return null;
  return (
    <>
      <ol className="orderings" aria-label="Orders that occurred">
        {orderings.all.slice(0, allShown ? undefined : fewest).map(({ marks, runs }) => {
          const run = runs.find(isKept) ?? runs[0]!;
          const isChosen = chosen.includes(run);
          return (
            <li key={`${kind} ${runs[0]}`} className="ordering">
              <Share count={runs.length} total={total} />
              <Sequence marks={marks} orderings={orderings} apart={apart} named={kind !== "processes"} />
              {isKept(run) ? (
                <span className="run-actions">
                  <Button onClick={() => onShow(run)} aria-disabled={busy} title="Look at this run on the timeline and in the output">
                    Show run {run + 1}
                  </Button>
                  <label className="target" title="Beside another run">
                    <input type="checkbox" checked={isChosen} disabled={!isChosen && chosen.length > 1} onChange={() => onChoose(run)} />
                    compare<span className="sr-only"> run {run + 1}</span>
                  </label>
                </span>
              ) : (
                <span className="run-actions text-ink-muted">not kept: too large</span>
              )}
            </li>
          );
        })}
      </ol>
      {more > 0 && (
        <div>
          <Button onClick={() => setAllShown(!allShown)} aria-expanded={allShown}>
            {allShown ? `Show only the first ${fewest}` : `Show ${more} more`}
          </Button>
        </div>
      )}
    </>
  );
}

interface SequenceProps {
  readonly marks: readonly Mark[];
  readonly orderings: Orderings;
  readonly apart: boolean;
  /** Its process is to be named to those who don't see its mark. */
  readonly named: boolean;
}

function Sequence({ marks, orderings: { sameAtStart, sameAtEnd }, apart, named }: SequenceProps) {
  if (marks.length === 0) return <p className="text-ink-muted">none</p>;
  const from = sameAtStart >= worthLeavingOut ? sameAtStart : 0;
  const to = marks.length - (sameAtEnd >= worthLeavingOut ? sameAtEnd : 0);
  const shown = marks.slice(from, Math.min(to, from + mostShown));
  const left = to - from - shown.length;
  return (
    <ol className="sequence">
      {from > 0 && <li className="text-ink-muted">{from} alike</li>}
      {shown.map((mark, index) => (
        <li key={index} title={apart ? `${mark.who}: ${mark.text}` : mark.text}>
          {apart && <ProcessMark index={mark.process} size={10} />}
          {apart && named && <span className="sr-only">{mark.who}: </span>}
          <span className={mark.act === "printed" ? "sequence-line" : "sequence-words"}>{markWords(mark)}</span>
        </li>
      ))}
      {left > 0 && <li className="text-ink-muted">{left} more</li>}
      {to < marks.length && <li className="text-ink-muted">{marks.length - to} alike</li>}
    </ol>
  );
}
