import { WAIT_REASONS } from "../api/events";
import { EntryKind } from "../trace";
import type { CheckOf } from "./checks";
import { awaitedBefore, beginOf, exitOf, startMethodOf, workersOf } from "./children";
import type { Evidence } from "./evidence";
import type { Observation } from "./findings";
import { failed, judged, passed, within } from "./verdicts";

export function lookAtEnd(run: Evidence, { exitCode = 0, exceptions }: CheckOf<"ends">): Observation {
  const { end } = run.run;
  if (end.reason !== "exited") {
    const stuck = run.trace.deadlocks.find(({ whole }) => whole);
    if (stuck === undefined) return failed({ code: "stopped" }, run.endOf(run.main));
    return failed({ code: "stuck", processes: stuck.waits.map(({ entry }) => run.ownerOf(entry).name) }, run.at(stuck.waits[0]?.entry));
  }
  const exception = exceptions === "allowed" ? undefined : entriesOfKind(run, EntryKind.EXCEPTION)[0];
  if (exception !== undefined) {
    const { name: process } = run.ownerOf(exception);
    return failed({ code: "exception", name: run.trace.entries.nameOf(exception), process }, run.at(exception));
  }
  return judged(end.exitCode === exitCode, { code: "ended", exitCode: end.exitCode }, run.endOf(run.main));
}

export function lookAtNumber(run: Evidence, amount: CheckOf<"processes">): Observation {
  const count = run.children.length;
  return judged(within(amount, count), { code: "processes", count }, run.beginningOf(run.children[0] ?? run.main));
}

export function lookAtStartMethods(run: Evidence, { is }: CheckOf<"start-method">): Observation {
  const methodOf = (child: (typeof run.children)[number]) => startMethodOf(run.trace, child);
  const methods = [...new Set(run.children.map(methodOf))].filter((method) => method !== "main");
  const other = run.children.find((child) => methodOf(child) !== is);
  if (run.children.length === 0) return failed({ code: "no-processes" });
  return judged(other === undefined, { code: "start-methods", methods }, run.beginningOf(other ?? run.children[0]));
}

export function lookAtWorkers(run: Evidence, amount: CheckOf<"workers">): Observation {
  const workers = [...workersOf(run.trace)];
  return judged(within(amount, workers.length), { code: "workers", count: workers.length }, run.beginningOf(workers[0]));
}

/** A wait in `join()` that began before the last of them was made is one too early. */
export function lookAtStarts(run: Evidence): Observation {
  const { trace, children } = run;
  if (children.length === 0) return failed({ code: "no-processes" });
  const made = children.map((child) => beginOf(trace, child));
  const last = Math.max(...made);
  const early = entriesOfKind(run, EntryKind.WAITING).find(
    (entry) =>
      run.ownerOf(entry) === run.main &&
      trace.entries.start[entry]! < last &&
      trace.entries.start[entry]! > Math.min(...made) &&
      (trace.entries.nameOf(entry) === "BaseProcess.join" || WAIT_REASONS[trace.entries.code[entry]!] === "child"),
  );
  if (early === undefined) return passed({ code: "together", count: children.length }, run.beginningOf(children.at(-1)));
  const started = made.filter((at) => at < trace.entries.start[early]!).length;
  return failed({ code: "waited-early", started, of: children.length }, run.at(early));
}

export function lookAtJoins(run: Evidence): Observation {
  const { trace, children } = run;
  if (children.length === 0) return failed({ code: "no-processes" });
  const last = run.linesOf("main").at(-1);
  // What was printed before the first of them was made isn't what is said when all are done.
  if (last === undefined || last.time < Math.min(...children.map((child) => beginOf(trace, child))))
    return failed({ code: "no-last-line" });
  const awaited = awaitedBefore(trace, children, last.time);
  const missing = children.find((child) => !awaited.has(child));
  if (missing === undefined) return passed({ code: "joined", count: children.length }, run.printOf(last));
  const ended = exitOf(trace, missing) < last.time;
  return failed({ code: ended ? "not-waited-for" : "not-ended", process: missing.name }, run.printOf(last));
}

export function lookAtRest(run: Evidence): Observation {
  const { orphans } = run.run.end;
  return judged(orphans === 0, { code: "left-over", count: orphans }, run.endOf(run.main));
}

export function lookAtDeadlocks(run: Evidence): Observation {
  const [deadlock] = run.trace.deadlocks;
  if (deadlock === undefined) return passed({ code: "no-deadlock", runs: 1 });
  return failed(
    { code: "deadlock", processes: deadlock.waits.map(({ entry }) => run.ownerOf(entry).name) },
    run.at(deadlock.waits[0]?.entry),
  );
}

export function lookAtWaits(run: Evidence, { for: reasons, by = "anybody", ...amount }: CheckOf<"waits">): Observation {
  const { threads, entries } = run.trace;
  const waits = entriesOfKind(run, EntryKind.WAITING).filter(
    (entry) =>
      !threads[entries.thread[entry]!]!.helper && run.isOf(run.ownerOf(entry), by) && reasons.includes(WAIT_REASONS[entries.code[entry]!]!),
  );
  return judged(within(amount, waits.length), { code: "waits", count: waits.length }, run.at(waits[0]));
}

export function entriesOfKind({ trace: { entries, order } }: Evidence, kind: EntryKind): readonly number[] {
  return Array.from(order.ids.subarray(0, order.length)).filter((entry) => entries.kind[entry] === kind);
}
