import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { pageEngine, useEngineStatus } from "@/components/engine";
import { Button, Select, useHydrated } from "@/components/ui";
import type { LabModel } from "../model/lab-model";
import { browserFrames } from "../run/pump";
import type * as parts from "./room";
import type { Series } from "./series";

interface ManyRunsProps {
  /** One, or those of a comparison. */
  readonly programs: readonly { readonly label: string; readonly lab: LabModel }[];
  /** A run goes on in this lab. */
  readonly busy: boolean;
  /** Whether the runs may begin, and what is to be done before. */
  readonly gate?: (begin: () => void) => void;
}

const times = 20;
const notYet = createStore<{ readonly phase: "idle" | "running" }>(() => ({ phase: "idle" }));

interface Room {
  readonly parts: typeof parts;
  /** One for each program. */
  readonly series: readonly Series[];
}

/** At a lab's foot: its program many times over. What that takes is loaded when it is first asked for. */
export function ManyRuns({ programs, busy, gate = (begin) => begin() }: ManyRunsProps) {
  const section = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const unsupported = useEngineStatus().phase === "unsupported";
  const [index, setIndex] = useState(0);
  const [room, setRoom] = useState<Room | null>(null);
  const [trouble, setTrouble] = useState("");
  const series = room?.series[index];
  const lab = programs[index]?.lab;
  const running = useStore(series?.store ?? notYet, ({ phase }) => phase) === "running";

  useEffect(() => () => room?.series.forEach((each) => each.stop()), [room]);

  const begin = async () => {
    if (!lab) return;
    let open = room;
    if (!open) {
      try {
        const loaded = await import("./room");
        open = { parts: loaded, series: programs.map(() => loaded.createSeries({ engine: pageEngine, frames: browserFrames, times })) };
      } catch {
        setTrouble("What this needs could not be loaded. Check the connection and try again.");
        return;
      }
      setRoom(open);
      setTrouble("");
    }
    await open.series[index]?.start(lab.next());
  };

  /** Brings the timeline that a run is now shown on into view. */
  const lookAt = () => {
    const frame = section.current?.closest<HTMLElement>("[data-lab]");
    frame?.querySelectorAll<HTMLElement>("[role=application]")[index]?.focus({ preventScroll: true });
    frame?.scrollIntoView({ block: "start" });
  };

  // Nothing that the page's HTML need have: a place of the right height is enough.
  if (!hydrated) return <div className="many-runs" />;
  return (
    <div ref={section} role="group" aria-label="Many runs" className="many-runs">
      <div className="many-runs-bar">
        <Button
          onClick={() => gate(() => void begin())}
          aria-disabled={busy || running || unsupported}
          title="Runs the program one time after the other, and counts what came of it"
        >
          Run {times} times
        </Button>
        {programs.length > 1 && (
          <span className="many-runs-program">
            <Select
              label="Program"
              labelShown="sm"
              value={String(index)}
              options={programs.map(({ label }, at) => ({ value: String(at), label }))}
              disabled={running}
              onChange={(value) => setIndex(Number(value))}
            />
          </span>
        )}
        {room && series ? (
          <room.parts.Progress key={index} series={series} />
        ) : (
          <span role="status" className={trouble ? "text-danger" : "text-ink-muted max-sm:sr-only"}>
            {trouble || "In which orders can it happen, and how often?"}
          </span>
        )}
      </div>
      {room && series && lab && <room.parts.Results key={index} series={series} lab={lab} busy={busy} lookAt={lookAt} />}
    </div>
  );
}
