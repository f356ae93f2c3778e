import { ProcessMark } from "@/components/process";
import type { TraceModel } from "@/workers/trace";
import type { TimelineSelection } from "../layout/selection";
import { durationWords, momentWords } from "../words/number-words";
import { eventWords, noteWords } from "../words/words";

const spans: readonly TimelineSelection["kind"][] = ["start-up", "running", "waiting", "task", "call", "lock held"];

/** When and how long, in words. */
export function timeWords({ kind, start, end }: TimelineSelection): string {
  if (!spans.includes(kind)) return `at ${momentWords(start)}`;
  if (end === null) return `since ${momentWords(start)}`;
  return `${momentWords(start)} to ${momentWords(end)}`;
}

export function lengthWords({ kind, start, end }: TimelineSelection): string {
  return !spans.includes(kind) || end === null ? "" : durationWords(end - start);
}

interface DetailsProps {
  readonly model: TraceModel;
  readonly of: TimelineSelection;
}

/** What follows the pointer: what, whose, when, how long, which line. */
export function DetailsCard({ model, of }: DetailsProps) {
  const length = lengthWords(of);
  const note = noteWords(model, of.entry);
  return (
    <div className="max-w-72 rounded border border-hairline bg-paper px-3 py-2 text-small text-ink">
      <p className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 font-semibold">{eventWords(model, of.entry)}</span>
        <span className="whitespace-nowrap tabular-nums">{length}</span>
      </p>
      {note && <p className="text-ink-muted">{note}</p>}
      <p className="flex items-center gap-1.5">
        <ProcessMark index={of.processIndex} size={10} />
        <span className="truncate">{of.processName}</span>
        <span className="whitespace-nowrap text-ink-muted">pid {of.pid}</span>
      </p>
      <p className="text-ink-muted tabular-nums">
        {timeWords(of)}
        {of.line > 0 && `, line ${of.line}`}
      </p>
    </div>
  );
}

/** The same on one line, or as many as it takes, for the selection. */
export function DetailsLine({ model, of }: DetailsProps) {
  const length = lengthWords(of);
  const note = noteWords(model, of.entry);
  return (
    <>
      <span className="inline-flex items-center gap-1.5">
        <ProcessMark index={of.processIndex} size={10} />
        {of.processName}
      </span>{" "}
      <strong className="font-semibold">{eventWords(model, of.entry)}</strong>
      {note && <span className="text-ink-muted">: {note}</span>}{" "}
      <span className="tabular-nums">
        {timeWords(of)}
        {length && ` (${length})`}
      </span>
      {of.line > 0 && <span> line {of.line}</span>}
    </>
  );
}
