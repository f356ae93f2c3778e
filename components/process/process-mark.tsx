import { processIdentity } from "./identity";
import { markBox, markPaths } from "./mark-paths";

interface ProcessMarkProps {
  /** Order of start; 0 is MainProcess. */
  readonly index: number;
  readonly size?: number;
}

/** The mark of a process in its hue; always stands beside the process's name or pid, so it says nothing itself. */
export function ProcessMark({ index, size = 12 }: ProcessMarkProps) {
  const { colour, mark } = processIdentity(index);
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox={`0 0 ${markBox} ${markBox}`}
      className="inline-block shrink-0"
      style={{ color: colour }}
    >
      <path d={markPaths[mark]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
