import { createStore } from "zustand/vanilla";
import { describe, expect, it } from "vitest";
import { createTraceModel } from "@/workers/trace";
import { append, created, exited as processExited, running } from "@/workers/trace/trace.test-support";
import type { RunEnd } from "@/workers";
import { ns, pid, tid } from "@/workers";
import type { LabModel } from "../model/lab-model";
import { createOutputModel } from "../output/output-model";
import { createComparison } from "./comparison";

const exited: RunEnd = { reason: "exited", exitCode: 0, orphans: 0, duration: ns(99e9) };

/** A lab whose run starts after 1 s of start-up, takes so long, and ends when told to. */
function fakeLab(seconds: number) {
  const trace = createTraceModel();
  const output = createOutputModel();
  let finish: (end: RunEnd | null) => void = () => {};
  const calls: string[] = [];
  const lab = {
    runs: { trace, output, store: createStore(() => ({})), stop: () => finish({ ...exited, reason: "stopped" }) },
    run: () => {
      calls.push("run");
      const at = { pid: pid(100), tid: tid(1), line: 0, file: 0 };
      append(trace, created(0, 1, "MainProcess", "main"), running(1000, 1), processExited(1000 + seconds * 1000, 1));
      output.append({ ...at, stream: "stdout", text: `first\n${seconds} s\n`, time: ns(2e9), sequence: 0 });
      return new Promise<RunEnd | null>((resolve) => (finish = resolve));
    },
  } as unknown as LabModel;
  return { lab, calls, end: (end: RunEnd | null = exited) => finish(end) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("a comparison", () => {
  it("runs one program after the other and times their main processes by the trace", async () => {
    const [a, b] = [fakeLab(2), fakeLab(1)];
    const comparison = createComparison([
      { id: "a", label: "A", lab: a.lab },
      { id: "b", label: "B", lab: b.lab },
    ]);
    void comparison.run();
    expect(comparison.store.getState().current).toBe(0);
    expect(b.calls).toEqual([]);
    a.end();
    await settle();
    expect(comparison.store.getState()).toEqual({ current: 1, results: null });
    b.end();
    await settle();
    expect(comparison.store.getState()).toEqual({
      current: null,
      results: [
        { id: "a", label: "A", duration: 2e9, exitCode: 0, processes: 1, lastLine: "2 s" },
        { id: "b", label: "B", duration: 1e9, exitCode: 0, processes: 1, lastLine: "1 s" },
      ],
    });
  });

  it("tells of a program that failed how it ended", async () => {
    const a = fakeLab(2);
    const comparison = createComparison([{ id: "a", label: "A", lab: a.lab }]);
    void comparison.run();
    a.end({ ...exited, exitCode: 1 });
    await settle();
    expect(comparison.store.getState().results).toMatchObject([{ id: "a", exitCode: 1, lastLine: "2 s" }]);
  });

  it("stops as a whole: the next program doesn't begin, and nothing is compared", async () => {
    const [a, b] = [fakeLab(2), fakeLab(1)];
    const comparison = createComparison([
      { id: "a", label: "A", lab: a.lab },
      { id: "b", label: "B", lab: b.lab },
    ]);
    void comparison.run();
    comparison.stop();
    await settle();
    expect(b.calls).toEqual([]);
    expect(comparison.store.getState()).toEqual({ current: null, results: null });
  });
});
