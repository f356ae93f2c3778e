"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { memo, useId, useState } from "react";
import { ProcessMark } from "@/components/process/process-mark";
import type { TraceModel } from "../columns/trace-model";
import { eventWords, milliseconds } from "../columns/words";
import { quietButton } from "./quiet-button";
import { useRevision } from "./use-revision";

interface EventsTableProps {
  readonly model: TraceModel;
  readonly selected: number;
  readonly onSelect: (entry: number) => void;
  /** Further buttons, beside the table's own. */
  readonly children?: ReactNode;
}

/** Rows shown at first, and added by each press of the button. */
const pageSize = 500;

/**
 * The same events as the picture's, as a table. It is always there for assistive technology;
 * the button also shows it to the eye. One of its rows is in the tab order; arrow keys go from row to row.
 */
export function EventsTable({ model, selected, onSelect, children }: EventsTableProps) {
  useRevision(model);
  const [shown, setShown] = useState(false);
  const [pages, setPages] = useState(1);
  const box = useId();
  const { entries, order } = model;
  const count = Math.min(order.length, pages * pageSize);
  const ids = Array.from({ length: count }, (_, index) => order.at(index));
  const tabStop = ids.includes(selected) ? selected : ids[0];
  const rows = ids.map((id) => {
    const process = model.processes[model.threads[entries.thread[id]!]!.process]!;
    const end = entries.end[id]!;
    return (
      <EventRow
        key={id}
        entry={id}
        index={process.index}
        process={process.name}
        event={eventWords(entries, id)}
        start={milliseconds(entries.start[id]!)}
        end={Number.isFinite(end) ? milliseconds(end) : ""}
        selected={id === selected}
        pickable={shown}
        tabStop={id === tabStop}
        onSelect={onSelect}
      />
    );
  });
  const more = order.length - count;
  return (
    <div>
      <div className="-ml-2 flex flex-wrap items-center gap-x-2">
        <button type="button" className={quietButton} aria-expanded={shown} aria-controls={box} onClick={() => setShown(!shown)}>
          {shown ? "Hide the table" : "Show as a table"}
        </button>
        {children}
      </div>
      <div
        id={box}
        className={shown ? "relative mt-1 max-h-72 overflow-auto rounded border border-hairline bg-surface" : "sr-only"}
        {...(shown ? { role: "group", "aria-label": "Table of events" } : {})}
      >
        <table className="w-full border-collapse text-left text-small whitespace-nowrap text-ink">
          <caption className="sr-only">Timeline events</caption>
          <thead className="sticky top-0 bg-surface text-ink-muted">
            <tr>
              <th scope="col" className="px-2 sm:px-3 py-1.5 font-medium">Process</th>
              <th scope="col" className="px-2 sm:px-3 py-1.5 font-medium">Event</th>
              <th scope="col" className="px-2 sm:px-3 py-1.5 text-right font-medium">Start (ms)</th>
              <th scope="col" className="px-2 sm:px-3 py-1.5 text-right font-medium">End (ms)</th>
            </tr>
          </thead>
          <tbody onKeyDown={goToRow}>{rows}</tbody>
        </table>
        {more > 0 && (
          <p className="flex flex-wrap items-center gap-2 px-2 sm:px-3 py-2 text-small text-ink-muted">
            The first {count.toLocaleString("en")} of {order.length.toLocaleString("en")} events.
            {shown && (
              <button type="button" className={quietButton} onClick={() => setPages(pages + 1)}>
                Show {Math.min(pageSize, more)} more
              </button>
            )}
          </p>
        )}
      </div>
    </div>
  );
}

interface EventRowProps {
  readonly entry: number;
  readonly index: number;
  readonly process: string;
  readonly event: string;
  readonly start: string;
  readonly end: string;
  readonly selected: boolean;
  readonly pickable: boolean;
  /** The tab key comes to this row. */
  readonly tabStop: boolean;
  readonly onSelect: (entry: number) => void;
}

const EventRow = memo(function EventRow({ entry, index, process, event, start, end, selected, pickable, tabStop, onSelect }: EventRowProps) {
  return (
    <tr
      aria-current={selected || undefined}
      className="cursor-pointer border-t border-hairline aria-[current]:bg-accent-wash aria-[current]:font-semibold"
      onClick={() => onSelect(entry)}
    >
      <td className="px-2 sm:px-3 py-1">
        <span className="inline-flex items-center gap-2">
          <ProcessMark index={index} size={10} />
          {process}
        </span>
      </td>
      <td className="px-2 sm:px-3 py-1">
        {pickable ? (
          <button type="button" tabIndex={tabStop ? 0 : -1} className="cursor-pointer text-left">
            {event}
          </button>
        ) : (
          event
        )}
      </td>
      <td className="px-2 sm:px-3 py-1 text-right font-mono tabular-nums">{start}</td>
      <td className="px-2 sm:px-3 py-1 text-right font-mono tabular-nums">{end}</td>
    </tr>
  );
});

/** Arrow keys, Home and End pick another row; a click on its button does so for the row. */
function goToRow(event: KeyboardEvent<HTMLTableSectionElement>) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === event.target);
  const next = { ArrowUp: buttons[at - 1], ArrowDown: buttons[at + 1], Home: buttons[0], End: buttons.at(-1) }[event.key];
  if (next === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  event.preventDefault();
  next.focus();
  next.click();
}
