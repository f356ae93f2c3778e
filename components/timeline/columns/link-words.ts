import { EntryKind } from "./entries";
import type { Entries } from "./entries";

const signalNames: Readonly<Record<number, string>> = { 1: "SIGHUP", 2: "SIGINT", 9: "SIGKILL", 10: "SIGUSR1", 12: "SIGUSR2", 14: "SIGALRM", 15: "SIGTERM", 17: "SIGCHLD" };
const bytesWords = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "byte" : "bytes"}`;

/** What an end of a link is, in plain words. */
export function linkWords(entries: Entries, id: number): string {
  const code = entries.code[id] ?? 0;
  const other = entries.nameOf(id);
  const signal = signalNames[code] ?? `signal ${code}`;
  switch (entries.kindOf(id)) {
    case EntryKind.sent:
      return `sent ${bytesWords(code)}${other && ` to ${other}`}`;
    case EntryKind.received:
      return `received ${bytesWords(code)}${other && ` from ${other}`}`;
    case EntryKind.signalSent:
      return `sent ${signal} to ${other}`;
    case EntryKind.signalReceived:
      return `received ${signal}${other && ` from ${other}`}`;
    case EntryKind.memoryWritten:
      return `wrote ${bytesWords(code)} of shared memory`;
    default:
      return `read ${bytesWords(code)} of shared memory${other && `, last written by ${other}`}`;
  }
}
