import type { Amount } from "./checks";
import type { Moment, Observation, Seen } from "./findings";

export function passed(seen: Seen, moment: Moment | null = null): Observation {
  return { verdict: "passed", seen, moment };
}

export function failed(seen: Seen, moment: Moment | null = null): Observation {
  return { verdict: "failed", seen, moment };
}

export function judged(holds: boolean, seen: Seen, moment: Moment | null = null): Observation {
  return holds ? passed(seen, moment) : failed(seen, moment);
}

export function within({ exactly, atLeast, atMost }: Amount, count: number): boolean {
  return (
    (exactly === undefined || count === exactly) && (atLeast === undefined || count >= atLeast) && (atMost === undefined || count <= atMost)
  );
}

/** Whether more than was counted could be too many. */
export function isLimited({ exactly, atMost }: Amount): boolean {
  return exactly !== undefined || atMost !== undefined;
}
