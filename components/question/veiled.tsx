"use client";

import type { ReactNode } from "react";
import { useVeil } from "@/components/progress";

interface VeiledProps {
  readonly lab: string;
  /** Ids of the predictions about it. */
  readonly asked: readonly string[];
  readonly children: ReactNode;
}

/** What would give the answer away; it has its place, so nothing moves when it is shown. */
export function Veiled({ lab, asked, children }: VeiledProps) {
  const { veiled } = useVeil(lab, asked);
  return (
    <div className="relative">
      <div className={veiled ? "invisible" : undefined}>{children}</div>
      {veiled && <p className="absolute inset-0 text-small text-ink-muted">Shown once you have said what you expect.</p>}
    </div>
  );
}
