"use client";

import type { ReactNode } from "react";
import { useState } from "react";
import { EntryKind, type TraceModel } from "@/workers/trace";
import { Texture, texturesOf, textureWords } from "../layout/texture";
import { lostWords } from "../words/number-words";
import { isFolded } from "../layout/is-folded";
import { quietButton } from "./quiet-button";
import { Sign } from "./sign";
import { Swatch, TickSwatch } from "./swatch";
import { useRevision } from "./use-revision";

interface LegendProps {
  readonly model: TraceModel;
  readonly helpersShown: boolean;
}

const kindsOfWaits: readonly Texture[] = [
  ...[Texture.thin, Texture.rising, Texture.falling, Texture.upright, Texture.level, Texture.crossed, Texture.dashes],
];

const marks: readonly (readonly [kind: EntryKind, sign: Parameters<typeof TickSwatch>[0]["sign"], words: string])[] = [
  [EntryKind.TASK, "task", "task"],
  [EntryKind.CALL, "call", "call"],
  [EntryKind.LOCK_HELD, "held", "lock held"],
  [EntryKind.PRINT, "print", "print"],
  [EntryKind.EXCEPTION, "exception", "exception"],
  [EntryKind.DEADLOCK, "deadlock", "deadlock (arrow: waits for)"],
  [EntryKind.SENT, "sent", "message sent"],
  [EntryKind.RECEIVED, "received", "received"],
  [EntryKind.SIGNAL_SENT, "signal", "signal"],
  [EntryKind.MEMORY_WRITTEN, "written", "shared memory written"],
  [EntryKind.MEMORY_CHANGED, "written", "shared memory changed"],
  [EntryKind.MEMORY_READ, "read", "read"],
];

/** The five signs that every run has, and behind a button those that this one has, too. */
export function Legend({ model, helpersShown }: LegendProps) {
  useRevision(model);
  const [moreShown, setMoreShown] = useState(false);
  const seen = model.threads.reduce((bits, thread) => (helpersShown || !isFolded(thread) ? bits | thread.seenStates : bits), 0);
  const textures = texturesOf(seen);
  const waits = kindsOfWaits.filter((texture) => textures.has(texture));
  const others = marks.filter(([kind]) => model.seenKinds.has(kind));
  return (
    <ul aria-label="Legend" className="timeline-legend">
      <Sign
        swatch={<Swatch texture={Texture.outline} />}
        name="starting"
        meaning="The browser prepares an interpreter for the process: no Python runs in it yet."
      />
      <Sign
        swatch={<Swatch texture={Texture.solid} />}
        name="running"
        meaning="Python computes, or wants to: as many at once as there are processor cores."
      />
      <Sign swatch={<Swatch texture={Texture.dots} />} name="sleeping" meaning="In time.sleep(): it asked to be left alone." />
      <Sign
        swatch={<Swatch texture={Texture.rising} />}
        name="waiting"
        meaning="It can’t go on before another process, a lock or the reader does something. The lines’ direction tells for what."
      />
      <Sign swatch={<TickSwatch sign="exit" />} name="exit" meaning="The process ends, with its exit code: 0 when all went well." />
      {/* Its place is kept while there is nothing behind it, so that nothing moves when there is. */}
      <li className={waits.length > 0 || others.length > 0 ? undefined : "invisible"}>
        <button type="button" className={`${quietButton} -mx-2`} aria-expanded={moreShown} onClick={() => setMoreShown(!moreShown)}>
          More signs
        </button>
        <ul hidden={!moreShown} className="timeline-more">
          {waits.map((texture) => (
            <Item key={texture} swatch={<Swatch texture={texture} />}>
              {textureWords[texture]}
            </Item>
          ))}
          {others.map(([kind, sign, words]) => (
            <Item key={kind} swatch={<TickSwatch sign={sign} />}>
              {words}
            </Item>
          ))}
        </ul>
      </li>
      {model.lost > 0 && <li className="text-danger">{lostWords(model.lost)}</li>}
    </ul>
  );
}

function Item({ swatch, children }: { readonly swatch: ReactNode; readonly children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span className="flex w-7 justify-center">{swatch}</span>
      {children}
    </li>
  );
}
