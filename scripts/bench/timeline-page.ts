import { createTraceModel } from "@/workers/trace/trace-model";
import { layOutLanes, rulerHeight } from "@/components/timeline/layout/lane-layout";
import { timeScale } from "@/components/timeline/layout/time-scale";
import { createMeasure } from "@/components/timeline/interaction/measure";
import { drawScene } from "@/components/timeline/render/draw-scene";
import { readPalette } from "@/components/timeline/render/palette";
import { fonts } from "@/components/timeline/render/scene";
import { createStrips } from "@/components/timeline/render/strips";
import type { Pid, Tid, TraceEvent } from "@/workers";

/** What `timeline.mjs` measures, in the page. */
interface FrameCosts {
  readonly spans: number;
  readonly p50: number;
  readonly p95: number;
}

const processes = 16;
const frames = 180;
const pixelRatio = 2;
const width = 1600;
const height = 700;
const gutter = 168;

/** A busy program: every process computes, waits and calls, a thousand times a second and more. */
function* busyRun(spans: number): Generator<TraceEvent> {
  const at = (time: number, pid: number) => ({ time, pid: pid as Pid, tid: 1 as Tid, line: 3, file: 0 }) as const;
  const name = (pid: number) => (pid === 0 ? "MainProcess" : `ForkPoolWorker-${pid}`);
  for (let pid = 0; pid < processes; pid++) {
    yield { kind: "process-created", ...at(pid * 1e6, pid), parent: 0, name: name(pid), startMethod: pid ? "fork" : "main" } as TraceEvent;
    yield { kind: "process-running", ...at(pid * 1e6 + 9e6, pid) } as TraceEvent;
  }
  // A call, a wait in it, and running until the next: three spans a round.
  const rounds = Math.ceil(spans / processes / 3);
  for (let round = 0; round < rounds; round++) {
    for (let pid = 0; pid < processes; pid++) {
      const start = 40e6 + round * 1e6 + pid * 2e4;
      // Every tenth is long enough to be seen by itself.
      const long = round % 10 === 0 ? 0.6e6 : 0.1e6;
      yield { kind: "call-began", ...at(start, pid), name: `step_${round % 7}` } as TraceEvent;
      yield { kind: "wait-began", ...at(start + 0.1e6, pid), reason: round % 3 ? "lock" : "sleep", object: 1 } as TraceEvent;
      yield { kind: "wait-ended", ...at(start + 0.1e6 + long, pid), reason: round % 3 ? "lock" : "sleep", object: 1 } as TraceEvent;
      yield { kind: "call-ended", ...at(start + 0.2e6 + long, pid), name: `step_${round % 7}` } as TraceEvent;
    }
  }
}

/**
 * The cost of a frame while the run grows from half its spans to all of them: taking in the new events,
 * laying out, drawing, and reading a pixel back, so that nothing is left undone when the clock is read.
 */
function measureGrowing(spans: number): FrameCosts {
  const canvas = document.createElement("canvas");
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  document.body.replaceChildren(canvas);
  const ctx = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!ctx) throw new Error("This browser has no 2D canvas.");
  const palette = readPalette(document.body, pixelRatio);
  const measures = {
    measureName: createMeasure(ctx, fonts.name(palette)),
    measureSmall: createMeasure(ctx, fonts.small(palette)),
    measureCode: createMeasure(ctx, fonts.code(palette)),
  };
  const strips = createStrips(() => document.createElement("canvas"));
  const model = createTraceModel();
  const events = [...busyRun(spans)];
  const half = events.length >> 1;
  for (const event of events.slice(0, half)) model.append(event);

  const costs: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const share = (at: number) => half + Math.floor(((events.length - half) * at) / frames);
    const began = performance.now();
    for (let i = share(frame); i < share(frame + 1); i++) model.append(events[i]!);
    const now = model.extent + 1e6;
    drawScene(
      ctx,
      {
        model,
        layout: layOutLanes(model),
        scale: timeScale({ start: 0, end: now * 1.04 }, gutter, width - gutter),
        palette,
        width,
        height: height - rulerHeight,
        pixelRatio,
        scrollTop: 0,
        gutter,
        now,
        live: true,
        faint: false,
        ...measures,
      },
      strips,
    );
    ctx.getImageData(0, 0, 1, 1);
    costs.push(performance.now() - began);
  }
  costs.sort((a, b) => a - b);
  const quantile = (share: number) => costs[Math.floor(costs.length * share)] ?? 0;
  return { spans: model.entries.length, p50: quantile(0.5), p95: quantile(0.95) };
}

declare global {
  interface Window {
    measureGrowing: typeof measureGrowing;
  }
}
window.measureGrowing = measureGrowing;
