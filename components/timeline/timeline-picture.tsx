import type { ReactNode } from "react";
import { processIdentity } from "@/components/process";
import { Texture, textureOf } from "./layout/texture";
import { createTraceModel, EntryKind, type RecordedTrace, type ThreadTrack, type TraceModel } from "@/workers/trace";

interface TimelinePictureProps {
  /** Of a recorded run. */
  readonly trace: RecordedTrace;
  readonly width?: number;
  readonly height?: number;
  /** What it shows, in words; without it the picture is decoration. */
  readonly label?: string;
}

/** What is shorter than this is not drawn; running is, but only where nothing else has just been. */
const shortest = 0.6;
const tallestBar = 8;

/**
 * A run in the size of a stamp: one bar a process, drawn on the server as plain SVG.
 * Waiting is a thin line, whatever for: at this size no hatch could be told from another, and running should be seen first.
 */
export function TimelinePicture({ trace, width = 240, height = 64, label }: TimelinePictureProps) {
  const model = createTraceModel();
  trace.forEach((record) => model.append(record));
  model.finish(model.extent);
  const pitch = height / Math.max(1, model.processes.length);
  const bar = Math.min(tallestBar, pitch * 0.62);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {model.processes.map((process) => {
        const main = model.threads[process.threads[0]!];
        if (!main) return null;
        const middle = round(pitch * (process.index + 0.5));
        return (
          <g key={process.pid} style={{ color: processIdentity(process.index).colour }}>
            {bars(model, main, width, middle, bar)}
          </g>
        );
      })}
    </svg>
  );
}

function bars(model: TraceModel, thread: ThreadTrack, width: number, middle: number, bar: number): readonly ReactNode[] {
  const { entries, extent } = model;
  // Room for the last cap.
  const scale = (width - 2) / Math.max(1, extent);
  const drawn: ReactNode[] = [];
  let reached = -Infinity;
  for (let i = 0; i < thread.states.length; i++) {
    const id = thread.states.at(i);
    const x0 = round(entries.start[id]! * scale);
    const x1 = round(entries.end[id]! * scale);
    if (entries.kind[id] === EntryKind.EXIT) {
      drawn.push(<path key={id} d={`M${x0} ${middle - bar / 2 - 1}v${bar + 2}`} stroke="currentColor" strokeWidth="1.5" />);
    } else if (x1 - x0 >= shortest || (entries.kind[id] === EntryKind.RUNNING && x0 - reached >= shortest)) {
      reached = x1;
      drawn.push(<Bar key={id} texture={textureOf(entries, id)} x0={x0} x1={x1} middle={middle} bar={bar} />);
    }
  }
  return drawn;
}

interface BarProps {
  readonly texture: Texture;
  readonly x0: number;
  readonly x1: number;
  readonly middle: number;
  readonly bar: number;
}

function Bar({ texture, x0, x1, middle, bar }: BarProps) {
  const top = round(middle - bar / 2);
  if (texture === Texture.solid) {
    return <rect x={x0} y={top} width={Math.max(shortest, round(x1 - x0))} height={bar} fill="currentColor" />;
  }
  if (texture === Texture.outline) {
    const across = Math.max(0.5, round(x1 - x0 - 1));
    return <rect x={x0 + 0.5} y={top + 0.5} width={across} height={bar - 1} fill="none" stroke="currentColor" />;
  }
  const line = `M${x0} ${middle}H${x1}`;
  if (texture === Texture.dots) {
    return <path d={line} stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeDasharray="0 5" />;
  }
  return <path d={line} stroke="currentColor" strokeWidth="1" opacity=".6" />;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
