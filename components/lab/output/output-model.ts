import type { Ns, OutputChunk, Pid } from "@/workers";
import { createControlStripper } from "./control-characters";

/** Who put a piece of text on the screen: a process by stdout or stderr, or the reader typing for it. */
export interface Writer {
  readonly pid: Pid;
  readonly source: "stdout" | "stderr" | "stdin";
}

/** A piece of a line that one writer wrote in one go (or in several with nobody else in between). */
export interface Segment extends Writer {
  readonly text: string;
  /** This writer also ended the line. */
  readonly newline: boolean;
  /** The chunks it came in; -1 for what the reader typed. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstTime: Ns;
  readonly lastTime: Ns;
  /** Which of the reader's lines it is. */
  readonly typed: number | undefined;
}

/** A line as a terminal shows it: whatever was written between two newlines, by however many processes. */
export interface OutputLine {
  /** Counts from the first line of the run; stays the same when earlier lines are dropped. */
  readonly number: number;
  readonly segments: readonly Segment[];
  /** The line before was too long and goes on here. */
  readonly continued: boolean;
  /** Grows when the line changes. */
  readonly version: number;
}

export interface OutputModel {
  append(chunk: OutputChunk): void;
  /** The line that the reader typed for a waiting process, as a terminal echoes it; `typed`: which of theirs it is. */
  echo(pid: Pid, text: string, time: Ns, typed: number): void;
  /** That line was read by this process, whichever waited. */
  receivedBy(pid: Pid, typed: number): void;
  clear(): void;
  readonly lineCount: number;
  /** Of all lines that are kept. */
  readonly segmentCount: number;
  /** Of all lines that are kept. */
  readonly characterCount: number;
  line(index: number): OutputLine | undefined;
  /** Index of the line where chunk `sequence` began; undefined if it was dropped or never came. */
  lineOfSequence(sequence: number): number | undefined;
  /** How many of the earliest lines were dropped. */
  readonly dropped: number;
  /** Everything kept, as a terminal would give it to the clipboard. */
  text(): string;
  /** The same output as if this process alone had written. */
  only(pid: Pid): OutputModel;
  /** Grows with each change. */
  readonly revision: number;
}

/** What is kept, and how large a line may be, until it goes on in another. */
export interface OutputLimits {
  readonly lines: number;
  readonly characters: number;
  readonly lineLength: number;
  readonly lineSegments: number;
}

/** A line without an end must not become a part of the page without one: the browser lays out each line anew that changes. */
const defaultLimits: OutputLimits = { lines: 100_000, characters: 50_000_000, lineLength: 4_000, lineSegments: 64 };

export function createOutputModel(limits: OutputLimits = defaultLimits): OutputModel {
  return new Terminal(limits);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenSegment = Mutable<Segment>;

interface OpenLine extends Omit<Mutable<OutputLine>, "segments"> {
  segments: OpenSegment[];
  length: number;
  /** The chunk during which this line was begun; the line was empty before it. */
  begunBy: number;
}

interface Stamp {
  readonly sequence: number;
  readonly time: Ns;
  readonly typed: number | undefined;
}

/** A text terminal without colours or cursor addressing: newline, carriage return, backspace, tab. */
class Terminal implements OutputModel {
  revision = 0;
  dropped = 0;
  segmentCount = 0;
  characterCount = 0;
  private lines: OpenLine[] = [];
  private column = 0;
  private lastSequence = -1;
  private readonly strip = createControlStripper();

  constructor(private readonly limits: OutputLimits) {
    this.lines.push(this.emptyLine(0, false));
  }

  /** The line the cursor is on counts once something is on it. */
  get lineCount(): number {
    const last = this.lines[this.lines.length - 1];
    return last && last.segments.length > 0 ? this.lines.length : this.lines.length - 1;
  }

  append(chunk: OutputChunk): void {
    this.lastSequence = chunk.sequence;
    this.write({ pid: chunk.pid, source: chunk.stream }, chunk.text, { sequence: chunk.sequence, time: chunk.time, typed: undefined });
  }

  echo(pid: Pid, text: string, time: Ns, typed: number): void {
    this.write({ pid, source: "stdin" }, text, { sequence: -1, time, typed });
  }

  receivedBy(pid: Pid, typed: number): void {
    for (const line of this.lines) {
      for (const segment of line.segments) {
        if (segment.typed !== typed || segment.pid === pid) continue;
        segment.pid = pid;
        line.version++;
        this.revision++;
      }
    }
  }

  clear(): void {
    const next = this.current.number + 1;
    this.lines = [this.emptyLine(next, false)];
    this.dropped = 0;
    this.segmentCount = 0;
    this.characterCount = 0;
    this.column = 0;
    this.revision++;
  }

  line(index: number): OutputLine | undefined {
    return index < this.lineCount ? this.lines[index] : undefined;
  }

  lineOfSequence(sequence: number): number | undefined {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle]!.begunBy < sequence) low = middle + 1;
      else high = middle;
    }
    const index = low - 1;
    return index >= 0 && sequence >= 0 && sequence <= this.lastSequence && index < this.lineCount ? index : undefined;
  }

  text(): string {
    let text = "";
    for (const { segments } of this.lines) for (const segment of segments) text += segment.newline ? `${segment.text}\n` : segment.text;
    return text;
  }

  only(pid: Pid): OutputModel {
    const alone = new Terminal(this.limits);
    for (const { segments } of this.lines) {
      for (const segment of segments) {
        if (segment.pid !== pid) continue;
        alone.lastSequence = Math.max(alone.lastSequence, segment.lastSequence);
        alone.write(segment, segment.newline ? `${segment.text}\n` : segment.text, {
          sequence: segment.firstSequence,
          time: segment.firstTime,
          typed: segment.typed,
        });
      }
    }
    alone.dropped = this.dropped;
    return alone;
  }

  private get current(): OpenLine {
    return this.lines[this.lines.length - 1]!;
  }

  private write(writer: Writer, raw: string, at: Stamp): void {
    const text = this.strip(`${writer.pid} ${writer.source}`, raw);
    for (const [piece] of text.matchAll(/[\n\r\b]|[^\n\r\b]+/g)) {
      if (piece === "\n") this.endLine(writer, at);
      else if (piece === "\r") this.column = 0;
      else if (piece === "\b") this.column = Math.max(0, this.column - 1);
      else this.put(writer, piece, at);
    }
    this.revision++;
  }

  private put(writer: Writer, text: string, at: Stamp): void {
    let rest = text;
    while (rest.length > 0) {
      if (this.isFull(writer)) this.newLine(at, true);
      const piece = rest.slice(0, this.limits.lineLength - this.column);
      rest = rest.slice(piece.length);
      const line = this.current;
      const [segments, length] = [line.segments.length, line.length];
      if (this.column < line.length) cut(line, this.column, piece.length);
      this.insert(line, writer, piece, at);
      this.segmentCount += line.segments.length - segments;
      this.characterCount += line.length - length;
      this.column += piece.length;
      line.version++;
    }
  }

  /** The line the cursor is on has no room for more of this writer's. */
  private isFull(writer: Writer): boolean {
    const { segments, length } = this.current;
    if (this.column >= this.limits.lineLength) return true;
    const last = segments[segments.length - 1];
    return segments.length >= this.limits.lineSegments && this.column === length && last !== undefined && !sameWriter(last, writer);
  }

  /** Puts text at the column, where `cut` has left a gap or the line ends. */
  private insert(line: OpenLine, writer: Writer, text: string, at: Stamp): void {
    let index = 0;
    for (let before = 0; before < this.column; index++) before += line.segments[index]!.text.length;
    const previous = line.segments[index - 1];
    if (previous && sameWriter(previous, writer) && !previous.newline) {
      previous.text += text;
      previous.lastSequence = at.sequence;
      previous.lastTime = at.time;
    } else {
      line.segments.splice(index, 0, newSegment(writer, text, at));
    }
    line.length += text.length;
  }

  private endLine(writer: Writer, at: Stamp): void {
    const line = this.current;
    const last = line.segments[line.segments.length - 1];
    if (last && sameWriter(last, writer)) {
      last.newline = true;
      last.lastSequence = at.sequence;
      last.lastTime = at.time;
    } else {
      line.segments.push({ ...newSegment(writer, "", at), newline: true });
      this.segmentCount++;
    }
    line.version++;
    this.newLine(at, false);
  }

  private newLine(at: Stamp, continued: boolean): void {
    const next = this.emptyLine(this.current.number + 1, continued);
    next.begunBy = at.sequence >= 0 ? at.sequence : this.lastSequence;
    this.lines.push(next);
    this.column = 0;
    this.drop();
  }

  /** Drops the earliest lines, in blocks: shifting a long array for every line would cost more than the line. */
  private drop(): void {
    const { lines, limits } = this;
    if (lines.length <= limits.lines * 1.05 && this.characterCount <= limits.characters * 1.05) return;
    let excess = 0;
    while (lines.length - excess > limits.lines || (this.characterCount > limits.characters && excess < lines.length - 1)) {
      const { segments, length } = lines[excess++]!;
      this.segmentCount -= segments.length;
      this.characterCount -= length;
    }
    lines.splice(0, excess);
    this.dropped += excess;
  }

  private emptyLine(number: number, continued: boolean): OpenLine {
    return { number, segments: [], continued, version: 0, length: 0, begunBy: this.lastSequence };
  }
}

function newSegment({ pid, source }: Writer, text: string, { sequence, time, typed }: Stamp): OpenSegment {
  return { pid, source, text, newline: false, firstSequence: sequence, lastSequence: sequence, firstTime: time, lastTime: time, typed };
}

function sameWriter(a: Writer, b: Writer): boolean {
  return a.pid === b.pid && a.source === b.source;
}

/** Takes `length` characters out of the line from `column` on: what is about to be written over. */
function cut(line: OpenLine, column: number, length: number): void {
  const kept: OpenSegment[] = [];
  let from = 0;
  for (const segment of line.segments) {
    const to = from + segment.text.length;
    const left = segment.text.slice(0, Math.max(0, Math.min(to, column) - from));
    const right = segment.text.slice(Math.max(0, Math.max(from, column + length) - from));
    if (to <= column) kept.push(segment);
    else {
      if (left !== "") kept.push({ ...segment, text: left, newline: false });
      if (right !== "") kept.push({ ...segment, text: right });
    }
    from = to;
  }
  line.segments = kept;
  line.length = kept.reduce((sum, segment) => sum + segment.text.length, 0);
}
