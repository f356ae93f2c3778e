interface ShareProps {
  readonly count: number;
  readonly total: number;
}

/** How many of all runs, as a bar and in figures. */
export function Share({ count, total }: ShareProps) {
  return (
    <span className="share">
      <span className="share-bar" aria-hidden="true">
        <span style={{ width: `${(100 * count) / total}%` }} />
      </span>
      <span className="share-figures">
        {count} <span className="text-ink-muted">of {total}</span>
      </span>
    </span>
  );
}
