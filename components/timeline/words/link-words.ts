import { type Entries, EntryKind } from "@/workers/trace";

const signalNames: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  9: "SIGKILL",
  10: "SIGUSR1",
  12: "SIGUSR2",
  14: "SIGALRM",
  15: "SIGTERM",
  17: "SIGCHLD",
};
const bytesWords = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "byte" : "bytes"}`;

/** What an end of a link is, in plain words. */
export function linkWords(entries: Entries, id: number): string {
  const code = entries.code[id] ?? 0;
  const other = entries.nameOf(id);
  const signal = signalNames[code] ?? `signal ${code}`;
  switch (entries.kindOf(id)) {
    case EntryKind.SENT:
      return `sent ${bytesWords(code)}${other && ` to ${other}`}`;
    case EntryKind.RECEIVED:
      return `received ${bytesWords(code)}${other && ` from ${other}`}`;
    case EntryKind.SIGNAL_SENT:
      return `sent ${signal} to ${other}`;
    case EntryKind.SIGNAL_RECEIVED:
      return `received ${signal}${other && ` from ${other}`}`;
    case EntryKind.MEMORY_WRITTEN:
      return `wrote ${bytesWords(code)} of shared memory`;
    case EntryKind.MEMORY_CHANGED:
      return `had changed ${bytesWords(code)} of shared memory, or a few more`;
    default:
      return `read ${bytesWords(code)} of shared memory${other && `, last written by ${other}`}`;
  }
}
