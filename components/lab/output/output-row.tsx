import { memo } from "react";
import { processIdentity, ProcessMark } from "@/components/process";
import type { Pid } from "@/workers";
import type { OutputLine, Segment } from "./output-model";

/** What a row needs to know of a process. */
export interface WriterName {
  readonly name: string;
  readonly pid: Pid;
  /** Order of start. */
  readonly index: number;
}

interface OutputRowProps {
  readonly line: OutputLine;
  /** Lines change in place; this says that this one did. */
  readonly version: number;
  readonly writerOf: (pid: Pid) => WriterName;
  /** Whether the line before began with the same writer, which then needn't be named again. */
  readonly sameAsBefore: boolean;
  readonly lit: (segment: Segment) => boolean;
  readonly onPick: (sequence: number) => void;
}

/**
 * One line as the terminal shows it. In the gutter stands who began it; where another process wrote on in
 * the same line, its mark stands before its words, and a rule in its hue runs under them.
 */
export const OutputRow = memo(function OutputRow({ line, writerOf, sameAsBefore, lit, onPick }: OutputRowProps) {
  const first = line.segments[0];
  if (!first) return null;
  const writer = writerOf(first.pid);
  const together = line.segments.some((segment) => segment.pid !== first.pid);
  return (
    <div className="output-row">
      <button
        type="button"
        tabIndex={-1}
        className="output-gutter"
        title={`${writer.name}, pid ${writer.pid}: show on the timeline`}
        onClick={() => onPick(first.firstSequence)}
      >
        <ProcessMark index={writer.index} size={10} />
        <span className={sameAsBefore ? "output-writer output-writer-again" : "output-writer"}>
          <span className="output-name">{writer.name}</span> <span className="output-pid">{writer.pid}</span>
        </span>
      </button>
      <span className="output-sign">{first.source === "stderr" && <StderrSign />}</span>
      <span className="output-text">
        {line.segments.map((segment, index) => (
          <Piece
            key={index}
            segment={segment}
            writer={writerOf(segment.pid)}
            marked={together && index > 0 && segment.pid !== line.segments[index - 1]?.pid}
            ruled={together}
            signed={index > 0 && segment.source === "stderr" && line.segments[index - 1]?.source !== "stderr"}
            lit={lit(segment)}
            onPick={onPick}
          />
        ))}
      </span>
    </div>
  );
});

interface PieceProps {
  readonly segment: Segment;
  readonly writer: WriterName;
  readonly marked: boolean;
  readonly ruled: boolean;
  readonly signed: boolean;
  readonly lit: boolean;
  readonly onPick: (sequence: number) => void;
}

function Piece({ segment, writer, marked, ruled, signed, lit, onPick }: PieceProps) {
  const { colour } = processIdentity(writer.index);
  // A newline is worth a sign of its own where somebody else's words stand before it, or nothing does.
  const bareNewline = segment.newline && segment.text === "";
  return (
    <span className={bareNewline ? "whitespace-nowrap" : undefined}>
      {marked && (
        <button
          type="button"
          tabIndex={-1}
          className="output-join"
          title={`From here ${writer.name}, pid ${writer.pid}: show on the timeline`}
          onClick={() => onPick(segment.firstSequence)}
        >
          <ProcessMark index={writer.index} size={9} />
          <span className="sr-only">{writer.name}: </span>
        </button>
      )}
      {signed && <StderrSign />}
      {segment.source === "stdin" && <span className="sr-only">typed: </span>}
      <span
        className={`output-piece output-${segment.source} ${lit ? "output-lit" : ""}`}
        style={ruled && !bareNewline ? { boxShadow: `inset 0 -2px 0 ${colour}` } : undefined}
      >
        {segment.text}
      </span>
      {bareNewline && <span className={`output-newline ${lit ? "output-lit" : ""}`} title={`${writer.name} wrote only a newline`} />}
    </span>
  );
}

function StderrSign() {
  return <span className="output-stderr-sign" title="written to stderr" role="img" aria-label="stderr" />;
}
