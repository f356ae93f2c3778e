import type { TraceModel } from "@/workers/trace";
import type { TimelineSelection } from "../layout/selection";
import { DetailsCard } from "./details";

/** What the pointer has come upon, and where, in px from the picture's left and top. */
export interface Hover {
  readonly entry: number;
  readonly x: number;
  readonly y: number;
  /** Px from there to the picture's lower edge. */
  readonly roomBelow: number;
}

interface HoverCardProps {
  readonly model: TraceModel;
  readonly of: TimelineSelection;
  readonly at: Hover;
}

const cardWidth = 288;
const cardHeight = 120;

/** The card that follows the pointer: below it, or above where there is no room. */
export function HoverCard({ model, of, at: { x, y, roomBelow } }: HoverCardProps) {
  return (
    <div
      className="pointer-events-none absolute z-10"
      style={{
        left: `max(0px, min(${x + 14}px, 100% - ${cardWidth}px))`,
        top: y,
        transform: roomBelow < cardHeight ? "translateY(calc(-100% - 10px))" : "translateY(18px)",
      }}
    >
      <DetailsCard model={model} of={of} />
    </div>
  );
}
