import type { RunState } from "../run/run-store";
import { letterOf, type Written } from "./written";

/** Which moment the picture is of. */
export function whenWords({ phase, shown, name }: Pick<RunState, "phase" | "shown" | "name">, isThere: boolean): string {
  if (phase === "running") return isThere ? "as it is being filled" : "not there yet";
  if (shown === "recording") return isThere ? "recorded, as it was in the end" : "";
  if (shown === "run" && name !== "") return "not kept of this run";
  return isThere ? "as it was in the end" : "empty until there is a run";
}

/** The picture for those who are told. */
export function pictureWords(rows: number, width: number, written: readonly Written[]): string {
  if (rows === 0) return "A picture in shared memory, empty.";
  const shares = written.map(({ writer, bytes }) => `${letterOf(writer)} wrote ${bytes}`).join(", ");
  return `A picture in shared memory, ${rows} rows of ${width} bytes. ${shares || "Nobody has written"}.`;
}
