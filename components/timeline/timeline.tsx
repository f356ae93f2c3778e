"use client";

import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import type { Ns } from "@/workers";
import type { TimelineSelection } from "./layout/selection";
import { selectionOf } from "./layout/selection";
import type { TraceModel } from "@/workers/trace";
import type { TimelineCommand } from "./interaction/keys";
import { commandOf } from "./interaction/keys";
import { loadRunView, loadRunViewNear, type RunView } from "./interaction/load-run-view";
import type { Stage } from "./interaction/stage";
import type { Viewport } from "./interaction/viewport";
import { isFolded } from "./layout/is-folded";
import type { Density } from "./layout/lane-sizes";
import type { Hover } from "./parts/hover-card";
import { Corner } from "./parts/corner";
import { quietButton } from "./parts/quiet-button";
import { useRevision } from "./parts/use-revision";
import "./timeline.css";

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
  /** Of many runs: which this is, in a few words. */
  readonly which?: string;
  readonly selection: TimelineSelection | null;
  /** Entries that something beside the timeline points at. */
  readonly pointed?: readonly number[];
  readonly onSelect: (selection: TimelineSelection | null) => void;
  /** The pointer has come upon something, or left it. */
  readonly onHover?: (hovered: TimelineSelection | null) => void;
  /** Name of the region. */
  readonly label?: string;
  /**
   * Legend and controls of the view beneath it. Of several that stand under each other and share a viewport, the last has
   * them for all; the others have but their details and their table.
   */
  readonly foot?: boolean;
  /** Of several under each other: its own, which stands above it with the details of what is picked. */
  readonly name?: string;
  /** There is no run to be shown before the reader has done something else: what shows it isn't loaded yet. */
  readonly veiled?: boolean;
  /** What stands in the picture's place until there is a run. */
  readonly empty?: string | undefined;
  /** A picture that stands there instead, drawn when the page was made. */
  readonly still?: ReactNode;
}

const nothing: readonly number[] = [];

/**
 * An oscilloscope for programs: the picture (as high as `--timeline-height` says), then legend and controls on one row, on
 * the next what is picked, and the same events as a table when asked for. It has no padding of its own at the sides of the picture.
 */
export function Timeline({
  model,
  viewport,
  now,
  live,
  recorded = false,
  which = "",
  selection,
  pointed = nothing,
  onSelect,
  onHover,
  label = "Timeline",
  foot = true,
  name,
  veiled = false,
  empty = "Run the program to see its processes here.",
  still,
}: TimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [helpShown, setHelpShown] = useState(false);
  const [helpersShown, setHelpersShown] = useState(false);
  const [density, setDensity] = useState<Density | "auto">("auto");
  const [tableShown, setTableShown] = useState(false);
  const [runView, setRunView] = useState<RunView | null>(null);
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

  const input = { model, viewport, now, live, recorded, helpersShown, density, selected, pointed };
  const latest = useRef({ input, select });
  useEffect(() => {
    latest.current = { input, select };
    stage.current?.update(input);
  });

  useEffect(() => {
    if (veiled || runView || !scroller.current) return;
    const gone = new AbortController();
    loadRunViewNear(scroller.current, gone.signal).then(
      (loaded) => {
        if (!gone.signal.aborted) setRunView(loaded);
      },
      () => {
        // The next run tries again.
      },
    );
    return () => gone.abort();
  }, [veiled, live, runView]);

  useEffect(() => {
    if (!runView || !scroller.current || !base.current || !overlay.current || !spacer.current) return;
    const elements = { scroller: scroller.current, base: base.current, overlay: overlay.current, spacer: spacer.current };
    stage.current = runView.createStage(
      elements,
      {
        hovered: (entry, x, y) =>
          setHover((before) => {
            if (entry < 0) return null;
            if (before?.entry === entry && before.x === x && before.y === y) return before;
            return { entry, x, y, roomBelow: elements.scroller.clientHeight - y };
          }),
        selected: (entry) => latest.current.select(entry),
      },
      latest.current.input,
    );
    return () => {
      stage.current?.destroy();
      stage.current = null;
    };
  }, [runView]);

  const hovered = hover?.entry ?? -1;
  // What is pointed at while the run goes on is told anew as it grows.
  const hoverRevision = hovered < 0 ? 0 : revision;
  useEffect(() => {
    if (hovered < 0) return;
    onHover?.(selectionOf(model, hovered));
    return () => onHover?.(null);
  }, [model, hovered, hoverRevision, onHover]);

  /** A part of the run view is asked for, or no longer. If it can't be had, its button says that it isn't shown. */
  const toggle = (shown: boolean, show: (shown: boolean) => void) => {
    show(!shown);
    void loadRunView().then(setRunView, () => show(false));
  };

  const obey = (command: TimelineCommand) => {
    if (command === "help") toggle(helpShown, setHelpShown);
    else if (command === "clear" && helpShown) setHelpShown(false);
    else stage.current?.command(command);
  };

  const keyDown = (event: KeyboardEvent) => {
    const command = commandOf(event, event.target);
    if (!command) return;
    event.preventDefault();
    obey(command);
  };

  const under = hover ? selectionOf(model, hover.entry) : null;
  const picked = selected >= 0 ? selectionOf(model, selected) : null;
  const count = model.processes.length;
  const helpers = model.threads.filter(isFolded).length;
  const tableButton = (
    <button type="button" className={quietButton} aria-expanded={tableShown} onClick={() => toggle(tableShown, setTableShown)}>
      {tableShown ? "Hide the table" : "Show as a table"}
    </button>
  );
  const details = (
    <div className={`timeline-details ${name ? "" : "sm:flex-nowrap"}`}>
      {name && <h4 className="shrink-0 text-small font-semibold">{name}</h4>}
      <p aria-live="polite" className={`min-w-0 py-0.5 text-small text-ink ${name ? "mr-auto" : "max-sm:min-h-12 max-sm:w-full"}`}>
        {picked && runView && <runView.DetailsLine model={model} of={picked} />}
        {!picked && !name && count > 0 && <span className="text-ink-muted">Point at a bar, or select it, to see what it is.</span>}
      </p>
      {(helpers > 0 || !foot) && (
        <div className="-mr-2 -my-1 flex shrink-0 items-baseline">
          {helpers > 0 && (
            <button
              type="button"
              className={quietButton}
              title="Threads that multiprocessing makes for its own work"
              onClick={() => setHelpersShown(!helpersShown)}
            >
              {helpersShown ? "Hide helper threads" : "Show helper threads"}
            </button>
          )}
          {!foot && tableButton}
        </div>
      )}
    </div>
  );
  return (
    <section aria-label={label} className="@container font-sans">
      {name && details}
      <div className="@container relative">
        <div
          ref={scroller}
          role="application"
          aria-roledescription="timeline"
          aria-label={`${label}: picture of the run, ${processesWords(count)}`}
          aria-describedby={help}
          tabIndex={0}
          onKeyDown={keyDown}
          style={{ height: "var(--timeline-height, 15rem)" }}
          className="timeline-picture"
        >
          <div className="timeline-canvases">
            <canvas ref={base} />
            <canvas ref={overlay} />
          </div>
          <div ref={spacer} />
        </div>
        {count === 0 && <div className="timeline-empty">{still ?? <p>{empty}</p>}</div>}
        {count > 0 && <Corner which={recorded ? "recorded" : which} count={processesWords(count)} />}
        {helpShown && runView && <runView.KeyHelp />}
        {hover && under && runView && <runView.HoverCard model={model} of={under} at={hover} />}
      </div>
      <p id={help} className="sr-only">
        Arrow keys select events, W and S zoom, A and D pan, question mark lists all keys. “Show as a table” has the same events as text.
      </p>
      {foot && (
        <div className="timeline-foot">
          {runView && (
            <>
              <runView.Legend model={model} helpersShown={helpersShown} />
              <runView.Controls
                viewport={viewport}
                live={live}
                density={density}
                helpShown={helpShown}
                onDensity={setDensity}
                onCommand={obey}
              >
                {tableButton}
              </runView.Controls>
            </>
          )}
        </div>
      )}
      {!name && details}
      {tableShown && runView && <runView.EventsTable model={model} selected={selected} onSelect={select} />}
    </section>
  );
}

function processesWords(count: number): string {
  return `${count} ${count === 1 ? "process" : "processes"}`;
}
