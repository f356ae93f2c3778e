import { useEffect, useEffectEvent, useId, useRef, useState, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { ProcessMark } from "@/components/process";
import { watchLook } from "@/components/timeline";
import type { LabModel } from "../model/lab-model";
import { browserFrames } from "../run/pump";
import { paint } from "./paint";
import { watchMemory } from "./watch-memory";
import { pictureWords, whenWords } from "./words";
import { bandsOf, letterOf, type Written, writtenBy } from "./written";

export interface MemoryPictureProps {
  readonly lab: LabModel;
  /** Name of the shared memory. */
  readonly memory: string;
  /** Letters in a row. */
  readonly width: number;
}

/** Smallest letter that can be read, in px. */
const smallestLetter = 7;
const largestLetter = 13;

/** A picture in shared memory as it is filled: each letter in the hue of the process that has its name, small ones lighter. */
export function MemoryPicture({ lab, memory, width }: MemoryPictureProps) {
  const { runs } = lab;
  const [watched] = useState(() => watchMemory(runs, memory, browserFrames));
  const bytes = useSyncExternalStore(watched.subscribe, watched.read, watched.read);
  const { phase, shown, name } = useStore(runs.store);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState(0);
  const words = useId();
  const processOf = (writer: number) => runs.trace.processes.find((process) => process.name === letterOf(writer))?.index;
  const written = bytes ? writtenBy(bytes) : [];
  const rows = bytes ? Math.floor(bytes.length / width) : 0;

  const repaint = useEffectEvent(() => {
    if (!canvas.current) return;
    setSize(canvas.current.clientHeight);
    paint(canvas.current, bytes ?? new Uint8Array(), width, processOf);
  });
  useEffect(() => repaint(), [bytes]);
  useEffect(() => {
    if (!canvas.current) return;
    const leaving = new AbortController();
    watchLook(canvas.current, () => repaint(), leaving.signal);
    return () => leaving.abort();
  }, []);

  return (
    <>
      <div className="shared-picture-frame">
        <canvas ref={canvas} role="img" aria-labelledby={words} />
        {bytes && (
          <span aria-hidden="true" className="shared-picture-bands">
            {bandsOf(bytes, width).map((band, index) => {
              const height = (size * band.rows) / rows;
              return (
                <span key={index} style={{ flexGrow: band.rows, fontSize: Math.min(height, largestLetter) }}>
                  {band.writer >= 0 && height >= smallestLetter && letterOf(band.writer)}
                </span>
              );
            })}
          </span>
        )}
      </div>
      <div className="shared-picture-words">
        <p>
          Shared memory <code>{memory}</code>
        </p>
        <p className="text-ink-muted">{whenWords({ phase, shown, name }, bytes !== null)}</p>
        <ul aria-label="Who wrote the picture">
          {written.map((each) => (
            <Writer key={each.writer} written={each} all={written} index={processOf(each.writer)} />
          ))}
        </ul>
        <p id={words} className="sr-only">
          {pictureWords(rows, width, written)}
        </p>
      </div>
    </>
  );
}

interface WriterProps {
  readonly written: Written;
  readonly all: readonly Written[];
  readonly index: number | undefined;
}

function Writer({ written: { writer, bytes }, all, index }: WriterProps) {
  const sum = all.reduce((total, each) => total + each.bytes, 0);
  return (
    <li>
      {index !== undefined && <ProcessMark index={index} />}
      <span>{letterOf(writer)}</span>
      <span className="text-ink-muted">{Math.round((100 * bytes) / sum)}&nbsp;%</span>
    </li>
  );
}
