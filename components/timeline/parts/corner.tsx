interface CornerProps {
  /** Which run it is, where it isn't the reader's last; empty: it is. */
  readonly which: string;
  /** How many processes there are, in words. */
  readonly count: string;
}

/** What the picture shows, in its empty corner: left of the ruler, above the names. As wide as the column of names (`interaction/stage.ts`). */
export function Corner({ which, count }: CornerProps) {
  return (
    <p className="pointer-events-none absolute top-px left-0 flex h-5 w-27 items-center gap-1.5 pl-2 text-[0.6875rem] leading-none whitespace-nowrap text-ink-muted @min-[40rem]:w-46 @min-[40rem]:pl-3.5">
      {which && <span className="font-semibold">{which}</span>}
      {/* A phone has no room for it; the lanes can be counted. */}
      <span className={which ? "sr-only @min-[40rem]:not-sr-only" : ""}>{count}</span>
    </p>
  );
}
