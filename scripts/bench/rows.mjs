/** What the bench measures, and what each figure shall be. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { measureBoot } from "./boot.mjs";
import { measureEndurance } from "./endurance.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { measureMemory } from "./memory.mjs";
import { PATHS } from "./paths.mjs";
import { both, inEngine, nativeFirstOutput, natively, request } from "./sides.mjs";
import { median } from "./statistics.mjs";
import { measureTimeline } from "./timeline.mjs";

const RUNS = 300;
const FRAME_MS = 1000 / 60;
const Q5 = "../../../content/lessons/05-create-a-pool/snippet.py";

/** Targets: in words, and by how many times medians miss them (1 and less: they meet them). */
const atMost = (limit, unit) => ({ words: `≤ ${limit} ${unit}`, missedBy: ({ engine }) => share(engine, limit) });
const atLeast = (limit, unit) => ({ words: `≥ ${limit} ${unit}`, missedBy: ({ engine }) => limit / engine });
const ratioAtMost = (limit) => ({ words: `≤ ${limit.toFixed(2)} ×`, missedBy: ({ ratio }) => ratio / limit });
const ratioAtLeast = (limit) => ({ words: `≥ ${limit.toFixed(2)} ×`, missedBy: ({ ratio }) => limit / ratio });

/** Of a limit that may be 0. */
const share = (value, limit) => (value <= limit ? Math.min(1, value / limit || 0) : value / limit);

/** What a page on two cores keeps warm: so many interpreters every program here finds. */
const PAGE_WARM = 3;

/**
 * A measurement gives, once a round, each of its figures as { engine, native }; `native` is what the engine is compared
 * with, undefined: nothing. `page`: with the engine open in a browser of its own; `mostRounds`: for what takes minutes;
 * `alsoBusy`: a second time while another program keeps a core busy, on both sides.
 */
const measurement = (name, page, figures, measure, { mostRounds = Infinity, alsoBusy = false } = {}) => ({
  name,
  page,
  figures,
  measure,
  mostRounds,
  alsoBusy,
});

const inPage = (file, options) => request(file, { warm: PAGE_WARM, ...options });

const medians = ({ engine, native }) => ({ engine: median(engine), native: median(native) });

/** A program of `programs/` whose numbers are the figure. */
const program = (name, title, unit, targets, file, options) =>
  measurement(
    name,
    true,
    { only: { title, unit, targets } },
    async ({ page }) => ({ only: medians(await both(page, inPage(file, options))) }),
    { alsoBusy: true },
  );

/** Processes that do nothing, one after the other. */
const starts = (method, targets, slowestTargets) => {
  const figure = (how) => ({ title: `${method}: start and join, ${how}`, unit: "ms", targets });
  const slowest = (how) => ({ title: `${method}: start and join, ${how}: the slowest`, unit: "ms", targets: slowestTargets });
  const figures = {
    row: figure("14 in a row"),
    rowSlowest: slowest("14 in a row"),
    rested: figure("14, half a second apart"),
    restedSlowest: slowest("14, half a second apart"),
  };
  return measurement(
    method,
    true,
    figures,
    async ({ page }) => {
      const { engine, native } = await both(page, inPage("start_join.py", { method }));
      const most = (key) => ({ engine: Math.max(...engine[key]), native: Math.max(...native[key]) });
      const middle = (key) => medians({ engine: engine[key], native: native[key] });
      return { row: middle("row"), rowSlowest: most("row"), rested: middle("rested"), restedSlowest: most("rested") };
    },
    { alsoBusy: true },
  );
};

/** One program that does several things, as readers' do: its figures' names, and what they are. */
const PLAIN = {
  fork: { title: "fork", unit: "ms", targets: [ratioAtMost(2)] },
  spawn: { title: "spawn", unit: "ms", targets: [ratioAtMost(0.5)] },
  forkserver: { title: "forkserver", unit: "ms", targets: [ratioAtMost(1.2)] },
  pipe: { title: "pipe round trip, the first 2000", unit: "µs", targets: [ratioAtMost(1.5)] },
  megabytes: { title: "1 MB messages", unit: "MB/s", targets: [ratioAtLeast(1)] },
  task: { title: "a pool's task", unit: "µs", targets: [ratioAtMost(3)] },
  speedup: { title: "Pool(2)'s speed-up", unit: "×", targets: [ratioAtLeast(0.95)] },
};

const plain = measurement(
  "plain",
  true,
  Object.fromEntries(Object.entries(PLAIN).map(([key, figure]) => [key, { ...figure, title: `A plain program: ${figure.title}` }])),
  async ({ page }) => {
    const { engine, native } = await both(page, inPage("plain.py"));
    return Object.fromEntries(Object.keys(PLAIN).map((key) => [key, medians({ engine: engine[key], native: native[key] })]));
  },
  { alsoBusy: true },
);

/** So many batches count as the first, and as many at the end as those of a program that has run for a while. */
const PART = 10;

/** As `program`, for what the browser compiles while it runs: its beginning is a row of its own. Python has both sides do the same. */
const warmedUp = (name, title, first, unit, targets, file) =>
  measurement(
    name,
    true,
    { warm: { title, unit, targets }, first: { title: `${title}: ${first}`, unit, targets } },
    async ({ page }) => {
      const { engine, native } = await both(page, inPage(file));
      const part = (from, to) => medians({ engine: engine.slice(from, to), native: native.slice(from, to) });
      return { warm: part(-PART), first: part(0, PART) };
    },
    { alsoBusy: true },
  );

/** A page as Lighthouse's phone loads it. */
const page = (path) =>
  measurement(
    `lighthouse ${path}`,
    false,
    {
      performance: { title: `Lighthouse, mobile, ${path}: performance`, unit: "", targets: [atLeast(95, "")] },
      least: { title: `Lighthouse, mobile, ${path}: the least of the others`, unit: "", targets: [atLeast(100, "")] },
      blocking: { title: `Lighthouse, mobile, ${path}: total blocking time`, unit: "ms", targets: [atMost(150, "ms")] },
      painted: { title: `Lighthouse, mobile, ${path}: largest contentful paint`, unit: "ms", targets: [atMost(2000, "ms")] },
    },
    () => measureLighthouse(path),
    { mostRounds: 5 },
  );

const siteIsBuilt = existsSync(join(import.meta.dirname, "../../out"));

export const measurements = [
  measurement(
    "boot",
    false,
    {
      first: { title: "Boot, first visit (against plain loadPyodide)", unit: "ms", targets: [ratioAtMost(0.4)] },
      later: { title: "Boot, next visits (against plain loadPyodide)", unit: "ms", targets: [ratioAtMost(0.25)] },
    },
    ({ url }) => measureBoot(url),
  ),
  measurement(
    "print",
    true,
    { only: { title: "Run to first output, print(1)", unit: "ms", targets: [atMost(100, "ms")] } },
    async ({ page }) => {
      const native = await nativeFirstOutput("print(1)");
      const asked = { ...request("lock.py"), program: { files: [{ name: "main.py", text: "print(1)\n" }] } };
      return { only: { engine: (await inEngine(page, asked)).firstOutputMs, native } };
    },
  ),
  starts("fork", [atMost(20, "ms"), ratioAtMost(2)], []),
  starts("spawn", [ratioAtMost(0.5)], [ratioAtMost(1)]),
  starts("forkserver", [ratioAtMost(1.2)], []),
  plain,
  measurement(
    "q5",
    true,
    { only: { title: "Question 5's snippet, 8 CPUs", unit: "ms", targets: [atMost(1300, "ms")] } },
    async ({ page }) => {
      const asked = request(Q5, { cpus: 8, warm: 9 });
      const began = performance.now();
      await natively(asked);
      const native = performance.now() - began;
      return { only: { engine: (await inEngine(page, asked)).totalMs, native } };
    },
  ),
  program("cpu", "CPU-bound Pool(2).map: speed-up", "×", [ratioAtLeast(0.95)], "cpu_map.py"),
  warmedUp("pipe", "Pipe round trip", "the first 3000", "µs", [ratioAtMost(1.5)], "pipe_round_trip.py"),
  program("throughput", "Pipe throughput, 1 MB messages", "MB/s", [ratioAtLeast(1)], "pipe_throughput.py"),
  warmedUp("queue", "Queue, put to get in another process", "the first 1000", "µs", [ratioAtMost(3)], "queue_put_get.py"),
  program("task", "Pool(2).map, chunksize 1, a task", "µs", [ratioAtMost(3)], "pool_task.py"),
  program("switch", "Thread switch", "µs", [atMost(30, "µs")], "thread_switch.py"),
  program("lock", "multiprocessing.Lock, acquire and release", "µs", [atMost(5, "µs")], "lock.py"),
  measurement(
    "traced",
    true,
    { only: { title: "A recorded call, each of its two events", unit: "µs", targets: [atMost(1.5, "µs")] } },
    async ({ page }) => ({ only: { engine: median(JSON.parse((await inEngine(page, inPage("traced_call.py"))).printed)) } }),
  ),
  program("crowd", "16 processes forked at once, until all run", "ms", [atMost(1000, "ms")], "crowd.py"),
  program("crowd, expected", "16 processes forked at once, as many ready, until all run", "ms", [atMost(400, "ms")], "crowd.py", {
    warm: 17,
  }),
  measurement(
    "memory",
    false,
    {
      process: { title: "Memory a process (PSS)", unit: "MB", targets: [atMost(45, "MB")] },
      remains: { title: "Memory of 8 processes not back after their end", unit: "%", targets: [atMost(10, "%")] },
    },
    ({ url }) => measureMemory(url),
    { mostRounds: 3 },
  ),
  measurement(
    "endurance",
    false,
    {
      workers: { title: `${RUNS} runs in one page: workers left behind`, unit: "", targets: [atMost(0, "")] },
      grown: { title: `${RUNS} runs in one page: growth of its memory after the first 100`, unit: "%", targets: [atMost(5, "%")] },
    },
    ({ url }) => measureEndurance(url, RUNS),
    { mostRounds: 1 },
  ),
  measurement(
    "timeline",
    false,
    {
      middle: { title: "Timeline, growing to 20,000 spans: frame, p50", unit: "ms", targets: [atMost(FRAME_MS.toFixed(1), "ms")] },
      slow: { title: "Timeline, growing to 20,000 spans: frame, p95", unit: "ms", targets: [atMost(FRAME_MS.toFixed(1), "ms")] },
      browsing: {
        title: "Timeline, 1,000,000 spans, zooming and panning: frame, p50",
        unit: "ms",
        targets: [atMost(FRAME_MS.toFixed(1), "ms")],
      },
      slowBrowsing: {
        title: "Timeline, 1,000,000 spans, zooming and panning: frame, p95",
        unit: "ms",
        targets: [atMost(FRAME_MS.toFixed(1), "ms")],
      },
      reading: { title: "Trace: events from the log into the model, of 1,000,000", unit: "million/s", targets: [atLeast(1, "million/s")] },
    },
    () => measureTimeline(20_000, 1_000_000, 1_000_000),
  ),
  ...(siteIsBuilt ? PATHS.map(page) : []),
];
