import type { Recording } from "@/workers/trace";

interface RunWordProps {
  readonly recorded: Recording["recorded"] | null;
  /** Of many runs: which this is; empty for the last. */
  readonly name: string;
}

const look = "rounded-sm border border-hairline px-1.5 text-small text-ink-muted";

/** Beside “Output”: which run it is of, where it isn't the reader's last. */
export function RunWord({ recorded, name }: RunWordProps) {
  return (
    <>
      {recorded && (
        <span className={look} title={recordedWords(recorded)}>
          recorded
        </span>
      )}
      {name && <span className={look}>{name}, yours</span>}
    </>
  );
}

function recordedWords({ python, browser, options, date }: Recording["recorded"]): string {
  return `Recorded on ${date.slice(0, 10)} with Python ${python} in ${browser}, ${options.startMethod}, ${options.cpuCount} CPUs. Press Run for a run of your own.`;
}
