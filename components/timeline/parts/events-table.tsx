"use client";

import type { KeyboardEvent } from "react";
import { memo, useState } from "react";
import { ProcessMark } from "@/components/process";
import type { TraceModel } from "@/workers/trace";
import { milliseconds } from "../words/number-words";
import { eventWords } from "../words/words";
import { quietButton } from "./quiet-button";
import { useRevision } from "./use-revision";

interface EventsTableProps {
  readonly model: TraceModel;
  readonly selected: number;
  readonly onSelect: (entry: number) => void;
}

/** Rows shown at first, and added by each press of the button. */
const pageSize = 500;

/**
 * The same events as the picture's, as a table: there when asked for, as thousands of cells that nobody reads make a page slow.
 * One of its rows is in the tab order; arrow keys go from row to row.
 */
export function EventsTable({ model, selected, onSelect }: EventsTableProps) {
  useRevision(model);
  const [pages, setPages] = useState(1);
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
        event={eventWords(model, id)}
        start={milliseconds(entries.start[id]!)}
        end={Number.isFinite(end) ? milliseconds(end) : ""}
        selected={id === selected}
        tabStop={id === tabStop}
        onSelect={onSelect}
      />
    );
  });
  const more = order.length - count;
  return (
    <div
      role="group"
      aria-label="Table of events"
      className="relative mx-3 mb-2 max-h-72 overflow-auto rounded border border-hairline bg-surface"
    >
      <table className="w-full border-collapse text-left text-small whitespace-nowrap text-ink">
        <caption className="sr-only">Timeline events</caption>
        <thead className="sticky top-0 bg-surface text-ink-muted">
          <tr>
            <th scope="col" className="px-2 sm:px-3 py-1.5 font-medium">
              Process
            </th>
            <th scope="col" className="px-2 sm:px-3 py-1.5 font-medium">
              Event
            </th>
            <th scope="col" className="px-2 sm:px-3 py-1.5 text-right font-medium">
              Start (ms)
            </th>
            <th scope="col" className="px-2 sm:px-3 py-1.5 text-right font-medium">
              End (ms)
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={goToRow}>{rows}</tbody>
      </table>
      {more > 0 && (
        <p className="flex flex-wrap items-center gap-2 px-2 sm:px-3 py-2 text-small text-ink-muted">
          The first {count.toLocaleString("en")} of {order.length.toLocaleString("en")} events.
          <button type="button" className={quietButton} onClick={() => setPages(pages + 1)}>
            Show {Math.min(pageSize, more)} more
          </button>
        </p>
      )}
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
  /** The tab key comes to this row. */
  readonly tabStop: boolean;
  readonly onSelect: (entry: number) => void;
}

const EventRow = memo(function EventRow({ entry, index, process, event, start, end, selected, tabStop, onSelect }: EventRowProps) {
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
        <button type="button" tabIndex={tabStop ? 0 : -1} className="cursor-pointer text-left">
          {event}
        </button>
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
