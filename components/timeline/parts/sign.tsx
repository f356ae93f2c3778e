"use client";

import type { ReactNode } from "react";
import { useId, useState } from "react";

interface SignProps {
  readonly swatch: ReactNode;
  readonly name: string;
  readonly meaning: string;
}

/** One item of the legend, which tells its meaning when pointed at, focused or tapped. */
export function Sign({ swatch, name, meaning }: SignProps) {
  const [told, setTold] = useState(false);
  const id = useId();
  return (
    <li onPointerEnter={() => setTold(true)} onPointerLeave={() => setTold(false)}>
      <button
        type="button"
        className="timeline-sign"
        aria-describedby={told ? id : undefined}
        onFocus={() => setTold(true)}
        onBlur={() => setTold(false)}
        onKeyDown={(event) => event.key === "Escape" && setTold(false)}
      >
        {swatch}
        {name}
      </button>
      {told && (
        <span
          id={id}
          role="tooltip"
          className="absolute bottom-full left-0 z-20 w-60 rounded border border-hairline bg-paper px-3 py-2 text-ink"
        >
          {meaning}
        </span>
      )}
    </li>
  );
}
