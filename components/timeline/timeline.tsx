"use client";

import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { Ns } from "@/workers";
import type { TimelineSelection } from "./columns/selection";
import { selectionOf } from "./columns/selection";
import type { TraceModel } from "./columns/trace-model";
import type { TimelineCommand } from "./interaction/keys";
import { commandOf } from "./interaction/keys";
import { loadStageNear } from "./interaction/load-stage";
import type { Stage } from "./interaction/stage";
import type { Viewport } from "./interaction/viewport";
import { isFolded, layOutLanes, rulerHeight } from "./layout/lane-layout";
import { Controls } from "./parts/controls";
import { DetailsCard, DetailsLine } from "./parts/details";
import { EventsTable } from "./parts/events-table";
import { KeyHelp } from "./parts/key-help";
import { Legend } from "./parts/legend";
import { quietButton } from "./parts/quiet-button";
import { useRevision } from "./parts/use-revision";

export interface TimelineProps {
  readonly model: TraceModel;
  /** May be shared by several timelines, which then have one time axis. */
  readonly viewport: Viewport;
  /** Nanoseconds since the run began. */
  readonly now: () => Ns;
  /** The run goes on. */
  readonly live: boolean;
  /** What is shown is a recorded run: drawn faint, and said so. */
  readonly recorded?: boolean;
  readonly selection: TimelineSelection | null;
  readonly onSelect: (selection: TimelineSelection | null) => void;
  /** The pointer has come upon something, or left it. */
  readonly onHover?: (hovered: TimelineSelection | null) => void;
  /** Name of the region. */
  readonly label?: string;
  /**
   * Height of the picture when there is nothing to show yet; a recorded run shown from the first makes it somewhat
   * lower or higher, and then it stays. Pixels where the page's type is 16 px, and larger with it.
   */
  readonly height?: number;
  /** What stands in its place until then. */
  readonly empty?: string;
}

interface Hover {
  readonly entry: number;
  readonly x: number;
  readonly y: number;
  /** There is no room for the card below. */
  readonly above: boolean;
}

/** How far a recorded run's lanes may pull the height down or up. */
const lowest = 0.7;
const highest = 1.3;
const borders = 2;
const cardWidth = 288;
const cardHeight = 120;

/** An oscilloscope for programs: the picture, its controls, its legend, and the same events as a table. */
export function Timeline({
  model,
  viewport,
  now,
  live,
  recorded = false,
  selection,
  onSelect,
  onHover,
  label = "Timeline",
  height = 448,
  empty = "Run the program to see its processes here.",
}: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [helpShown, setHelpShown] = useState(false);
  const [helpersShown, setHelpersShown] = useState(false);
  const [pictureHeight] = useState(() => heightFor(model, height));
  const help = useId();
  const revision = useRevision(model);

  const selected = selection?.entry ?? -1;
  const select = useCallback(
    (entry: number) => {
      const thread = entry < 0 ? undefined : model.threads[model.entries.thread[entry]!];
      if (thread && isFolded(thread)) setHelpersShown(true);
      onSelect(entry < 0 ? null : selectionOf(model, entry));
    },
    [model, onSelect],
  );

  const input = { model, viewport, now, live, recorded, helpersShown, selected };
  const latest = useRef({ input, select });
  useEffect(() => {
    latest.current = { input, select };
    stage.current?.update(input);
  });

  useEffect(() => {
    if (!scroller.current || !base.current || !overlay.current || !spacer.current) return;
    const elements = { scroller: scroller.current, base: base.current, overlay: overlay.current, spacer: spacer.current };
    const gone = new AbortController();
    void loadStageNear(elements.scroller, gone.signal).then(({ createStage }) => {
      if (gone.signal.aborted) return;
      stage.current = createStage(
        elements,
        {
          hovered: (entry, x, y) =>
            setHover((before) => {
              if (entry < 0) return null;
              if (before?.entry === entry && before.x === x && before.y === y) return before;
              return { entry, x, y, above: y + cardHeight > elements.scroller.clientHeight };
            }),
          selected: (entry) => latest.current.select(entry),
        },
        latest.current.input,
      );
    });
    return () => {
      gone.abort();
      stage.current?.destroy();
      stage.current = null;
    };
  }, []);

  const hovered = hover?.entry ?? -1;
  // What is pointed at while the run goes on is told anew as it grows.
  const hoverRevision = hovered < 0 ? 0 : revision;
  useEffect(() => {
    if (hovered < 0) return;
    onHover?.(selectionOf(model, hovered));
    return () => onHover?.(null);
  }, [model, hovered, hoverRevision, onHover]);

  const obey = (command: TimelineCommand) => {
    if (command === "help") setHelpShown(!helpShown);
    else if (command === "clear" && helpShown) setHelpShown(false);
    else stage.current?.command(command);
  };

  const keyDown = (event: KeyboardEvent) => {
    const command = commandOf(event, event.target);
    if (!command) return;
    event.preventDefault();
    obey(command);
  };

  const pointed = hover ? selectionOf(model, hover.entry) : null;
  const picked = selected >= 0 ? selectionOf(model, selected) : null;
  const count = model.processes.length;
  const helpers = model.threads.filter(isFolded).length;
  return (
    <section aria-label={label} className="relative font-sans">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4">
        <p className="text-small text-ink-muted">
          {recorded && count > 0 && <span className="mr-2 rounded border border-hairline px-1.5 py-0.5">recorded</span>}
          {/* A phone has no room for it; the lanes can be counted. */}
          {count > 0 && <span className="max-sm:sr-only">{`${count} ${count === 1 ? "process" : "processes"}`}</span>}
        </p>
        <Controls viewport={viewport} live={live} helpShown={helpShown} onCommand={obey} />
      </div>
      {helpShown && <KeyHelp />}
      <div className="relative">
        <div
          ref={scroller}
          role="application"
          aria-roledescription="timeline"
          aria-label={`${label}: picture of the run, ${count} ${count === 1 ? "process" : "processes"}`}
          aria-describedby={help}
          tabIndex={0}
          onKeyDown={keyDown}
          style={{ height: `${pictureHeight / 16}rem`, touchAction: "pan-y" }}
          className="relative overflow-x-hidden overflow-y-auto rounded border border-hairline bg-surface select-none focus-visible:outline-2 focus-visible:outline-accent"
        >
          <div className="sticky top-0 left-0 h-0">
            <canvas ref={base} className="absolute top-0 left-0" />
            <canvas ref={overlay} className="absolute top-0 left-0" />
          </div>
          <div ref={spacer} />
        </div>
        {count === 0 && (
          <p className="pointer-events-none absolute inset-0 grid place-items-center px-4 text-center text-ink-muted">{empty}</p>
        )}
        {hover && pointed && (
          <div
            className="pointer-events-none absolute z-10"
            style={{
              left: `max(0px, min(${hover.x + 14}px, 100% - ${cardWidth}px))`,
              top: hover.y,
              transform: hover.above ? "translateY(calc(-100% - 10px))" : "translateY(18px)",
            }}
          >
            <DetailsCard of={pointed} />
          </div>
        )}
      </div>
      <p id={help} className="sr-only">
        Arrow keys select events, W and S zoom, A and D pan, question mark lists all keys. The same events are in the table
        Timeline events.
      </p>
      <p aria-live="polite" className="min-h-7 truncate pt-1 text-small text-ink">
        {picked ? <DetailsLine of={picked} /> : <span className="text-ink-muted">Select a span to see what it is.</span>}
      </p>
      <Legend model={model} helpersShown={helpersShown} />
      <EventsTable model={model} selected={selected} onSelect={select}>
        {helpers > 0 && (
          <button
            type="button"
            className={quietButton}
            title="Threads that multiprocessing makes for its own work"
            onClick={() => setHelpersShown(!helpersShown)}
          >
            {helpersShown ? "Hide helper threads" : `Show ${helpers} helper ${helpers === 1 ? "thread" : "threads"}`}
          </button>
        )}
      </EventsTable>
    </section>
  );
}

/** Enough for the lanes there are, within limits; the model may be empty. */
function heightFor(model: TraceModel, height: number): number {
  if (model.processes.length === 0) return height;
  const lanes = rulerHeight + layOutLanes(model).height + borders;
  return Math.round(Math.min(Math.max(lanes, height * lowest), height * highest));
}
