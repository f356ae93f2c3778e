"use client";

import { EntryKind } from "../columns/entries";
import { Texture, textureWords } from "../columns/texture";
import type { TraceModel } from "../columns/trace-model";
import { lostWords } from "../columns/words";
import { isFolded } from "../layout/lane-layout";
import { Swatch, TickSwatch } from "./swatch";
import { useRevision } from "./use-revision";

interface LegendProps {
  readonly model: TraceModel;
  readonly helpersShown: boolean;
}

const textures: readonly Texture[] = Object.values(Texture);

/** Explains the patterns and marks that can be seen, and only those. */
export function Legend({ model, helpersShown }: LegendProps) {
  useRevision(model);
  const { seenKinds } = model;
  const seen = model.threads.reduce((bits, thread) => (helpersShown || !isFolded(thread) ? bits | thread.textures : bits), 0);
  return (
    <ul aria-label="Legend" className="flex min-h-44 flex-wrap content-start gap-x-4 gap-y-1 sm:min-h-20 xl:min-h-12 text-small text-ink-muted">
      {textures
        .filter((texture) => (seen >> texture) & 1)
        .map((texture) => (
          <li key={texture} className="flex items-center gap-1.5">
            <Swatch texture={texture} />
            {textureWords[texture]}
          </li>
        ))}
      {seenKinds.has(EntryKind.task) && <Item sign="task">task</Item>}
      {seenKinds.has(EntryKind.call) && <Item sign="call">call</Item>}
      {seenKinds.has(EntryKind.lockHeld) && <Item sign="held">lock held</Item>}
      {seenKinds.has(EntryKind.print) && <Item sign="print">print</Item>}
      {seenKinds.has(EntryKind.exception) && <Item sign="exception">exception</Item>}
      {seenKinds.has(EntryKind.deadlock) && <Item sign="deadlock">deadlock (arrow: waits for)</Item>}
      {seenKinds.has(EntryKind.sent) && <Item sign="sent">message sent</Item>}
      {seenKinds.has(EntryKind.received) && <Item sign="received">received</Item>}
      {seenKinds.has(EntryKind.signalSent) && <Item sign="signal">signal</Item>}
      {seenKinds.has(EntryKind.memoryWritten) && <Item sign="written">shared memory written</Item>}
      {seenKinds.has(EntryKind.memoryRead) && <Item sign="read">read</Item>}
      {seenKinds.has(EntryKind.exit) && <Item sign="exit">exit code</Item>}
      {model.lost > 0 && <li className="text-danger">{lostWords(model.lost)}</li>}
    </ul>
  );
}

function Item({ sign, children }: { readonly sign: Parameters<typeof TickSwatch>[0]["sign"]; readonly children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <TickSwatch sign={sign} />
      {children}
    </li>
  );
}
