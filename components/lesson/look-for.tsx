import type { ReactNode } from "react";
import { Swatch, Texture, TickSwatch } from "@/components/timeline";

const signs = {
  starting: <Swatch texture={Texture.outline} />,
  running: <Swatch texture={Texture.solid} />,
  ready: <Swatch texture={Texture.thin} />,
  sleeping: <Swatch texture={Texture.dots} />,
  "waiting for a pipe": <Swatch texture={Texture.rising} />,
  "waiting for a lock": <Swatch texture={Texture.upright} />,
  "waiting for a process": <Swatch texture={Texture.level} />,
  task: <TickSwatch sign="task" />,
  call: <TickSwatch sign="call" />,
  print: <TickSwatch sign="print" />,
  exit: <TickSwatch sign="exit" />,
} as const;

/** What to look for on the timeline: Signs. */
export function LookFor({ children }: { readonly children: ReactNode }) {
  return <ul className="mt-5 grid gap-4">{children}</ul>;
}

interface SignProps {
  /** A sign of the timeline, drawn as it is drawn there. */
  readonly is: keyof typeof signs;
  readonly children: ReactNode;
}

export function Sign({ is, children }: SignProps) {
  return (
    <li className="flex gap-4 [&_p]:mt-0">
      <span className="flex h-[1.65em] w-8 shrink-0 items-center justify-center text-prose">{signs[is]}</span>
      <div className="min-w-0 font-serif text-prose">{children}</div>
    </li>
  );
}
