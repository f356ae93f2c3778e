import { EntryKind, mostAtOnce, timeByState } from "../trace";
import type { CheckOf } from "./checks";
import type { Evidence } from "./evidence";
import type { Observation } from "./findings";
import { entriesOfKind } from "./look-at-processes";
import { isLeftOut, type Stay, staysIn } from "./spans";
import { failed, isLimited, judged, passed, within } from "./verdicts";

export function lookAtCalls(run: Evidence, { function: name, by = "children", times, inProcesses }: CheckOf<"ran">): Observation {
  const { trace } = run;
  const own = run.processesOf(by);
  const stays = staysIn(trace, name, own);
  const others = trace.processes.filter((process) => !own.includes(process));
  const elsewhere = staysIn(trace, name, others)[0];
  if (elsewhere) return failed({ code: "ran-elsewhere", function: name, process: elsewhere.process.name }, run.at(elsewhere.entry));
  if (stays.length === 0) return failed({ code: "never-ran", function: name });
  if (times && isLimited(times) && isLeftOut(trace, name, own))
    return failed({ code: "left-out", function: name }, run.at(stays[0]!.entry));
  const processes = new Set(stays.map(({ process }) => process)).size;
  const holds = within(times ?? {}, stays.length) && within(inProcesses ?? {}, processes);
  return judged(holds, { code: "ran", function: name, times: stays.length, processes }, run.at(stays[0]!.entry));
}

export function lookAtMostAtOnce(run: Evidence, { function: name, by = "children", ...amount }: CheckOf<"at-once">): Observation {
  const own = run.processesOf(by);
  const stays = staysIn(run.trace, name, own);
  if (stays.length === 0 && name !== undefined) return failed({ code: "never-ran", function: name });
  if (name !== undefined && isLimited(amount) && isLeftOut(run.trace, name, own)) return failed({ code: "left-out", function: name });
  const count = mostAtOnce(stays);
  return judged(within(amount, count), { code: "at-once", count, function: name ?? null }, run.at(crowdedAt(stays, count)?.entry));
}

/** The one that began when so many were at it. */
function crowdedAt(stays: readonly Stay[], count: number): Stay | undefined {
  return stays.find(({ start }) => stays.filter((other) => other.start <= start && other.end > start).length >= count);
}

export function lookAtOverlap(run: Evidence, { functions }: CheckOf<"overlap">): Observation {
  const [ones, others] = functions.map((name) => staysIn(run.trace, name, run.processesOf("anybody"))) as [
    readonly Stay[],
    readonly Stay[],
  ];
  const missing = ones.length === 0 ? functions[0] : others.length === 0 ? functions[1] : undefined;
  if (missing !== undefined) return failed({ code: "never-ran", function: missing });
  for (const one of ones) {
    const other = others.find(({ process, start, end }) => process !== one.process && start < one.end && one.start < end);
    if (other) return passed({ code: "overlap", functions }, run.at(one.start > other.start ? one.entry : other.entry));
  }
  return failed({ code: "apart", functions }, run.at(others[0]!.entry));
}

export function lookAtShare(run: Evidence, { atLeast }: CheckOf<"work-share">): Observation {
  const timeOf = (whose: "main" | "children"): number =>
    run
      .processesOf(whose)
      .flatMap(({ threads }) => threads.map((thread) => timeByState(run.trace, run.trace.threads[thread]!).get("running") ?? 0))
      .reduce((sum, time) => sum + time, 0);
  const [main, children] = [timeOf("main"), timeOf("children")];
  const share = children / Math.max(1, main + children);
  return judged(share >= atLeast, { code: "work-share", share }, run.beginningOf(run.children[0] ?? run.main));
}

export function lookAtMessages(run: Evidence, { from, to, ...amount }: CheckOf<"messages">): Observation {
  const { entries } = run.trace;
  const sent = entriesOfKind(run, EntryKind.SENT).filter((entry) => {
    const received = entries.value[entry]!;
    return received >= 0 && run.isOf(run.ownerOf(entry), from) && run.isOf(run.ownerOf(received), to);
  });
  return judged(within(amount, sent.length), { code: "messages", count: sent.length }, run.at(sent[0]));
}
