import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { ProcessMark, processIdentity } from "@/components/process";
import { Button } from "@/components/ui";
import { sumOfTimeSpent, TIME_CAUSES, timeSpent, type TimeSpent, type TimeSpentByProcess, type TraceModel } from "@/workers/trace";
import type { LabModel } from "../model/lab-model";
import type { ProgramOnPage } from "../model/labs-on-page";
import { durationWords } from "../run/words";
import { causeMeanings, causeWords, sharesOf, shareWords, waitedWords, whichRunWords } from "./words";

export interface BreakdownProps {
  readonly programs: readonly ProgramOnPage[];
  /** How many processes of each are shown unasked. */
  readonly most: number;
}

/** A bar for each process and one for all, in words and in the timeline's signs. */
export function Breakdown({ programs, most }: BreakdownProps) {
  return (
    <>
      <ul className="time-spent-key">
        {TIME_CAUSES.map((cause) => (
          <li key={cause}>
            <span aria-hidden="true" className="time-spent-swatch" data-cause={cause} />
            {causeWords[cause]}
          </li>
        ))}
      </ul>
      {programs.map(({ id, label, lab }) => (
        <ProgramTime key={id} title={programs.length > 1 ? label : ""} lab={lab} most={most} />
      ))}
      <details className="time-spent-meanings">
        <summary className="target">What is counted as what</summary>
        <dl>
          {TIME_CAUSES.map((cause) => (
            <div key={cause}>
              <dt>{causeWords[cause]}</dt>
              <dd>{causeMeanings[cause]}</dd>
            </div>
          ))}
        </dl>
        <p>
          It is time on the clock, from when a process is made until it ends. Where several threads of a process do different things, the
          first of these counts: working, handing over, starting, sleeping, waiting.
        </p>
      </details>
    </>
  );
}

interface ProgramTimeProps {
  /** Empty: the lab has no other program. */
  readonly title: string;
  readonly lab: LabModel;
  readonly most: number;
}

function ProgramTime({ title, lab, most }: ProgramTimeProps) {
  const run = useStore(lab.runs.store);
  const which = whichRunWords(run);
  const { trace } = lab.runs;
  // The trace is another's contents for each run that is shown, which has an end of its own.
  const { end } = run;
  const each = useMemo(() => (which === "" || end === null ? [] : timeSpent(trace)), [trace, which, end]);
  return (
    <section className="time-spent-program">
      <p className="time-spent-which">
        {title && <span className="font-semibold">{title}, </span>}
        <span role="status">{which || waitingWords(run.phase)}</span>
      </p>
      {each.length > 0 && <Bars key={which} each={each} trace={trace} most={most} />}
    </section>
  );
}

function waitingWords(phase: "idle" | "queued" | "running" | "ended"): string {
  return phase === "running" || phase === "queued" ? "told when the run is over" : "told as soon as there is a run";
}

interface BarsProps {
  readonly each: readonly TimeSpentByProcess[];
  readonly trace: TraceModel;
  readonly most: number;
}

function Bars({ each, trace, most }: BarsProps) {
  const [all, setAll] = useState(false);
  const longest = Math.max(...each.map(({ life }) => life));
  const hidden = all ? 0 : each.length - Math.min(each.length, most);
  return (
    <>
      <ul className="time-spent-rows">
        <Row name="all together" spent={sumOfTimeSpent(each)} share={1} />
        {each.slice(0, each.length - hidden).map((spent) => (
          <Row
            key={spent.process}
            name={trace.processes[spent.process]?.name ?? ""}
            index={spent.process}
            spent={spent}
            share={spent.life / longest}
          />
        ))}
      </ul>
      {each.length > most && (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show ${most} processes` : `Show ${hidden} more`}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly name: string;
  /** Of the process; of none of them if not given. */
  readonly index?: number;
  readonly spent: TimeSpent;
  /** How long the bar is. */
  readonly share: number;
}

function Row({ name, index, spent, share }: RowProps) {
  // Of all together it would be a list of everything.
  const waited = index === undefined ? "" : waitedWords(spent);
  return (
    <li className="time-spent-row">
      <span className="time-spent-name">
        {index !== undefined && <ProcessMark index={index} />}
        <span>{name}</span> <span className="time-spent-life">{durationWords(spent.life)}</span>
      </span>
      <span
        aria-hidden="true"
        className="time-spent-bar"
        style={{ width: `${100 * share}%`, color: index === undefined ? "var(--color-ink-muted)" : processIdentity(index).colour }}
      >
        {sharesOf(spent).map(({ cause }) => (
          <span key={cause} data-cause={cause} style={{ flexGrow: spent.by[cause] }} />
        ))}
      </span>
      <span className="time-spent-words">
        {shareWords(spent)}
        {waited && <span className="text-ink-muted">; waited for {waited}</span>}
      </span>
    </li>
  );
}
