"use client";

import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { TimelineCommand } from "../interaction/keys";
import type { Viewport } from "../interaction/viewport";
import type { Density } from "../layout/lane-sizes";
import { densities } from "../layout/lane-sizes";
import { quietButton } from "./quiet-button";

const densityOptions: readonly (Density | "auto")[] = ["auto", ...densities];

interface ControlsProps {
  readonly viewport: Viewport;
  readonly live: boolean;
  readonly density: Density | "auto";
  readonly helpShown: boolean;
  readonly onDensity: (density: Density | "auto") => void;
  /** A further button. */
  readonly children: ReactNode;
  readonly onCommand: (command: TimelineCommand) => void;
}

/** What the keys do, for the hand on a mouse or a finger. */
export function Controls({ viewport, live, density, helpShown, onDensity, onCommand, children }: ControlsProps) {
  const mode = useStore(viewport.store, (state) => state.mode);
  return (
    <div role="group" aria-label="View of the timeline" className="-mr-2 flex flex-wrap items-center max-sm:-ml-2">
      {live && mode !== "follow" && (
        <button
          type="button"
          className={`${quietButton} font-semibold text-accent!`}
          title="Follow the run"
          onClick={() => viewport.follow()}
        >
          Live
        </button>
      )}
      <button type="button" className={quietButton} aria-label="Zoom out" title="Zoom out (S)" onClick={() => onCommand("zoom-out")}>
        <Sign d="M3 8H13" />
      </button>
      <button type="button" className={quietButton} aria-label="Zoom in" title="Zoom in (W)" onClick={() => onCommand("zoom-in")}>
        <Sign d="M3 8H13M8 3V13" />
      </button>
      <button type="button" className={quietButton} title="Fit all of the run (0)" onClick={() => onCommand("fit")}>
        Fit
      </button>
      <select
        aria-label="Height of the lanes"
        title="Height of the lanes: by itself the greatest at which all of them fit"
        className={`${quietButton} cursor-pointer bg-transparent`}
        value={density}
        onChange={(event) => onDensity(densityOptions.find((option) => option === event.target.value) ?? "auto")}
      >
        {densityOptions.map((option) => (
          <option key={option} value={option} className="bg-surface text-ink">
            {`Lanes: ${option}`}
          </option>
        ))}
      </select>
      {children}
      <button
        type="button"
        className={`${quietButton} pointer-coarse:hidden`}
        title="Keys of the timeline (?)"
        aria-expanded={helpShown}
        onClick={() => onCommand("help")}
      >
        Keys
      </button>
    </div>
  );
}

function Sign({ d }: { readonly d: string }) {
  return (
    <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6">
      <path d={d} />
    </svg>
  );
}
