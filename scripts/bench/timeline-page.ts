import { createTraceModel } from "@/workers/trace/trace-model";
import type { TraceModel } from "@/workers/trace";
import { layOutLanes, rulerHeight } from "@/components/timeline/layout/lane-layout";
import { type TimeWindow, timeScale } from "@/components/timeline/layout/time-scale";
import { createMeasure } from "@/components/timeline/interaction/measure";
import { drawScene } from "@/components/timeline/render/draw-scene";
import { readPalette } from "@/components/timeline/render/palette";
import { fonts } from "@/components/timeline/render/scene";
import { createStrips } from "@/components/timeline/render/strips";
import { ns, type Pid, pid, RecordKind, START_METHODS, tid, WAIT_REASONS } from "@/workers";
import { EventRecord, NO_STRING } from "@/workers/api/record";
import { createKernelMemory, Kernel } from "@/workers/kernel/kernel";
import { TraceReader } from "@/workers/kernel/logs/trace-log";
import { INIT } from "@/workers/kernel/processes/processes";
import { RecordedTrace } from "@/workers/trace/recorded-trace";

/** What `timeline.mjs` measures, in the page. */
interface FrameCosts {
  readonly p50: number;
  readonly p95: number;
}

const processes = 16;
const frames = 180;
const pixelRatio = 2;
const width = 1600;
const height = 700;
const gutter = 168;

const texts = ["…", "MainProcess", "ForkPoolWorker-1", ...Array.from({ length: 7 }, (_, index) => `step_${index}`)];
const reasons = { lock: WAIT_REASONS.indexOf("lock"), sleep: WAIT_REASONS.indexOf("sleep") };

/** A busy program: every process computes, waits and calls, a thousand times a second and more. */
function busyRun(spans: number): RecordedTrace {
  const trace = new RecordedTrace();
  const record = new EventRecord({ text: (id) => texts[id] ?? "" });
  const add = (kind: RecordKind, time: number, process: Pid, detail = 0, a = 0, b = 0): void => {
    Object.assign(record, { kind, time: ns(time), pid: process, tid: tid(1), line: 3, detail, a, b });
    trace.append(record);
  };
  const pids = Array.from({ length: processes }, (_, index) => pid(index + 1));
  for (const [index, process] of pids.entries()) {
    const method = START_METHODS.indexOf(index === 0 ? "main" : "fork");
    add(RecordKind.PROCESS_CREATED, index * 1e6, process, method, 1, index === 0 ? 1 : 2);
    add(RecordKind.PROCESS_RUNNING, index * 1e6 + 9e6, process);
  }
  // A call, a wait in it, and running until the next: three spans a round.
  const rounds = Math.ceil(spans / processes / 3);
  for (let round = 0; round < rounds; round++) {
    for (const [index, process] of pids.entries()) {
      const start = 40e6 + round * 1e6 + index * 2e4;
      // Every tenth is long enough to be seen by itself.
      const long = round % 10 === 0 ? 0.6e6 : 0.1e6;
      const reason = round % 3 ? reasons.lock : reasons.sleep;
      add(RecordKind.CALL_BEGAN, start, process, 0, 3 + (round % 7));
      add(RecordKind.WAIT_BEGAN, start + 0.1e6, process, reason, 1);
      add(RecordKind.WAIT_ENDED, start + 0.1e6 + long, process, reason, 1);
      add(RecordKind.CALL_ENDED, start + 0.2e6 + long, process, 0, 3 + (round % 7));
    }
  }
  return trace;
}

/** A drawing of what of a model is between two moments, and how long it takes until nothing of it is left undone. */
function createDrawing(): (model: TraceModel, window: TimeWindow, live: boolean) => void {
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
  return (model, window, live) => {
    const scene = {
      model,
      layout: layOutLanes(model),
      scale: timeScale(window, gutter, width - gutter),
      palette,
      width,
      height: height - rulerHeight,
      pixelRatio,
      scrollTop: 0,
      gutter,
      now: model.extent + 1e6,
      live,
      faint: false,
      ...measures,
    };
    drawScene(ctx, scene, strips);
    ctx.getImageData(0, 0, 1, 1);
  };
}

function costsOf(count: number, frame: (index: number) => void): FrameCosts {
  const costs = Array.from({ length: count }, (_, index) => {
    const began = performance.now();
    frame(index);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  const quantile = (share: number) => costs[Math.floor(costs.length * share)] ?? 0;
  return { p50: quantile(0.5), p95: quantile(0.95) };
}

/** The cost of a frame while the run grows from half its spans to all of them: taking in the new events, laying out and drawing. */
function measureGrowing(spans: number): FrameCosts {
  const draw = createDrawing();
  const model = createTraceModel();
  const trace = busyRun(spans);
  const half = trace.length >> 1;
  trace.forEach((record) => model.append(record), 0, half);
  const share = (at: number) => half + Math.floor(((trace.length - half) * at) / frames);
  return costsOf(frames, (frame) => {
    trace.forEach((record) => model.append(record), share(frame), share(frame + 1));
    draw(model, { start: 0, end: (model.extent + 1e6) * 1.04 }, true);
  });
}

/** The cost of a frame while a run that is over is looked at: from all of it in to a two-thousandth and back out, always moving on. */
function measureBrowsing(spans: number): FrameCosts {
  const draw = createDrawing();
  const model = createTraceModel();
  busyRun(spans).forEach((record) => model.append(record));
  return costsOf(frames, (frame) => {
    const depth = 1 - Math.abs(1 - (2 * frame) / frames);
    const length = model.extent / 2000 ** depth;
    const start = (model.extent - length) * (frame / frames);
    draw(model, { start, end: start + length }, false);
  });
}

/** Events of each kind that programs have many of, in the log at once. */
const batch = 60_000;

/** Puts a batch of events into the log, as processes that call, wait, lock and send would. */
function writeBatch({ trace, strings }: Kernel, from: number): void {
  const name = strings.intern("step");
  const at = { file: 0, line: 3 };
  for (let round = 0; round < batch / 10; round++) {
    const time = (step: number) => ns((from + round * 10 + step) * 1000);
    const [one, other] = [pid(100 + (round % processes)), pid(100 + ((round + 1) % processes))];
    const position = (from / 10 + round) * 8;
    trace.named(RecordKind.CALL_BEGAN, time(0), one, tid(1), at, name);
    trace.lockAcquired(time(1), one, tid(1), at, { reason: "semaphore", object: 5, exclusive: true, first: false });
    trace.transfer(RecordKind.SENT, time(2), one, tid(1), at, 3, position, 8);
    trace.lockReleased(time(3), one, tid(1), at, "semaphore", 5);
    trace.waitBegan(time(4), other, tid(1), at, "pipe-read", 3, NO_STRING);
    trace.waitEnded(time(5), other, tid(1), "pipe-read", 3);
    trace.transfer(RecordKind.RECEIVED, time(6), other, tid(1), at, 3, position, 8);
    trace.waitBegan(time(7), one, tid(1), at, "sleep", 0, NO_STRING);
    trace.waitEnded(time(8), one, tid(1), "sleep", 0);
    trace.named(RecordKind.CALL_ENDED, time(9), one, tid(1), at, name);
  }
}

/** How many events a second come from the log into the trace model. */
function measureReading(events: number): number {
  const kernel = new Kernel(createKernelMemory({ cpuCount: 2, maxProcesses: 40 }), INIT);
  const reader = new TraceReader(kernel.memory);
  const model = createTraceModel();
  let spent = 0;
  for (let from = 0; from < events; from += batch) {
    writeBatch(kernel, from);
    const began = performance.now();
    reader.drain((record) => model.append(record), Infinity);
    spent += performance.now() - began;
  }
  return (Math.ceil(events / batch) * batch * 1000) / spent;
}

declare global {
  interface Window {
    measureGrowing: typeof measureGrowing;
    measureBrowsing: typeof measureBrowsing;
    measureReading: typeof measureReading;
  }
}
Object.assign(window, { measureGrowing, measureBrowsing, measureReading });
