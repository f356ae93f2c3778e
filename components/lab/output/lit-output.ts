import type { TimelineSelection } from "@/components/timeline";
import type { OutputModel, Segment } from "./output-model";

/** Which pieces belong to what is picked: a print's own, or all its process wrote in that time. */
export function litBy(selection: TimelineSelection | null): (segment: Segment) => boolean {
  if (!selection) return () => false;
  const { sequence, pid, start, end } = selection;
  if (sequence !== undefined) return (segment) => segment.firstSequence <= sequence && sequence <= segment.lastSequence;
  return (segment) => segment.pid === pid && segment.lastTime >= start && segment.firstTime <= (end ?? Infinity);
}

/** The chunk to bring into view for what is picked. */
export function revealed(selection: TimelineSelection | null, model: OutputModel): number {
  if (!selection) return -1;
  if (selection.sequence !== undefined) return selection.sequence;
  const lit = litBy(selection);
  for (let index = 0; index < model.lineCount; index++) {
    const segment = model.line(index)?.segments.find(lit);
    if (segment) return segment.firstSequence;
  }
  return -1;
}
