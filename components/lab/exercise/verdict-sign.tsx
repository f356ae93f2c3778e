import type { Observation } from "@/workers/grading";

/** Strokes in a box of 16 × 16: a tick, a ring with a gap, a line, a dot. */
const marks: Readonly<Record<Observation["verdict"] | "unchecked", string>> = {
  passed: "M3 8.5l3.5 3.5L13 4.5",
  failed: "M4 4l8 8M12 4l-8 8",
  untold: "M3 8h10",
  unchecked: "M7.5 8h1",
};

const colours: Readonly<Record<Observation["verdict"] | "unchecked", string>> = {
  passed: "text-accent",
  failed: "text-danger",
  untold: "text-ink-muted",
  unchecked: "text-ink-muted",
};

/** Beside the word that says the same. */
export function VerdictSign({ verdict }: { readonly verdict: Observation["verdict"] | "unchecked" }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`exercise-sign ${colours[verdict]}`}>
      <path d={marks[verdict]} />
    </svg>
  );
}
