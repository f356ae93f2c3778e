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

/** Targets: in words, and whether medians meet them. */
const atMost = (limit, unit) => ({ words: `≤ ${limit} ${unit}`, met: ({ engine }) => engine <= limit });
const atLeast = (limit, unit) => ({ words: `≥ ${limit} ${unit}`, met: ({ engine }) => engine >= limit });
const ratioAtMost = (limit) => ({ words: `≤ ${limit.toFixed(2)} ×`, met: ({ ratio }) => ratio <= limit });
const ratioAtLeast = (limit) => ({ words: `≥ ${limit.toFixed(2)} ×`, met: ({ ratio }) => ratio >= limit });

/**
 * A measurement gives, once a round, each of its figures as { engine, native }; `native` is what the engine is compared
 * with, undefined: nothing. `page`: with the engine open in a browser of its own; `mostRounds`: for what takes minutes.
 */
const measurement = (name, page, figures, measure, mostRounds = Infinity) => ({ name, page, figures, measure, mostRounds });

/** A program of `programs/` whose numbers are the figure. */
const program = (name, title, unit, targets, file, options) =>
  measurement(name, true, { only: { title, unit, targets } }, async ({ page }) => {
    const { engine, native } = await both(page, request(file, options));
    return { only: { engine: median(engine), native: median(native) } };
  });

/** So many batches count as the first, and as many at the end as those of a program that has run for a while. */
const PART = 10;

/**
 * As `program`, for what the browser compiles while it runs: the target is for the end, and the beginning a row of its
 * own. Python has both sides do the same.
 */
const warmedUp = (name, title, first, unit, targets, file, options) =>
  measurement(name, true, { warm: { title, unit, targets }, first: { title: `${title}: ${first}`, unit, targets: [] } }, async ({ page }) => {
    const { engine, native } = await both(page, request(file, options));
    const part = (from, to) => ({ engine: median(engine.slice(from, to)), native: median(native.slice(from, to)) });
    return { warm: part(-PART), first: part(0, PART) };
  });

/** Starts of one run of start_join.py, the main process, and the fork server. */
const ENOUGH_WARM = 7;

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
    5,
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
  measurement("print", true, { only: { title: "Run to first output, print(1)", unit: "ms", targets: [atMost(100, "ms")] } }, async ({ page }) => {
    const native = await nativeFirstOutput("print(1)");
    const asked = { ...request("lock.py"), program: { files: [{ name: "main.py", text: "print(1)\n" }] } };
    return { only: { engine: (await inEngine(page, asked)).firstOutputMs, native } };
  }),
  program("fork", "fork: start and join", "ms", [atMost(20, "ms"), ratioAtMost(3)], "start_join.py", { method: "fork", warm: ENOUGH_WARM }),
  program("spawn", "spawn: start and join", "ms", [ratioAtMost(0.4)], "start_join.py", { method: "spawn", warm: ENOUGH_WARM }),
  program("forkserver", "forkserver: start and join", "ms", [ratioAtMost(1)], "start_join.py", { method: "forkserver", warm: ENOUGH_WARM }),
  measurement("q5", true, { only: { title: "Question 5's snippet, 8 CPUs", unit: "ms", targets: [atMost(1300, "ms")] } }, async ({ page }) => {
    const asked = request(Q5, { cpus: 8, warm: 9 });
    const began = performance.now();
    await natively(asked);
    const native = performance.now() - began;
    return { only: { engine: (await inEngine(page, asked)).totalMs, native } };
  }),
  program("cpu", "CPU-bound Pool(2).map: speed-up", "×", [atLeast(1.9, "×")], "cpu_map.py", { warm: 4 }),
  warmedUp("pipe", "Pipe round trip", "the first 3000", "µs", [ratioAtMost(1)], "pipe_round_trip.py", { warm: 3 }),
  program("throughput", "Pipe throughput, 1 MB messages", "MB/s", [ratioAtLeast(1)], "pipe_throughput.py", { warm: 3 }),
  warmedUp("queue", "Queue, put to get in another process", "the first 1000", "µs", [ratioAtMost(3)], "queue_put_get.py", { warm: 3 }),
  program("task", "Pool(2).map, chunksize 1, a task", "µs", [ratioAtMost(4)], "pool_task.py", { warm: 4 }),
  program("switch", "Thread switch", "µs", [atMost(30, "µs")], "thread_switch.py"),
  program("lock", "multiprocessing.Lock, acquire and release", "µs", [atMost(5, "µs")], "lock.py"),
  program("crowd", "16 processes forked at once, until all run", "ms", [atMost(4000, "ms")], "crowd.py"),
  measurement(
    "memory",
    false,
    {
      process: { title: "Memory a process (PSS)", unit: "MB", targets: [atMost(45, "MB")] },
      remains: { title: "Memory of 8 processes not back after their end", unit: "%", targets: [atMost(10, "%")] },
    },
    ({ url }) => measureMemory(url),
    3,
  ),
  measurement(
    "endurance",
    false,
    {
      workers: { title: `${RUNS} runs in one page: workers left behind`, unit: "", targets: [atMost(0, "")] },
      grown: { title: `${RUNS} runs in one page: growth of the memory it keeps`, unit: "%", targets: [atMost(5, "%")] },
    },
    ({ url }) => measureEndurance(url, RUNS),
    1,
  ),
  measurement(
    "timeline",
    false,
    {
      middle: { title: "Timeline, growing to 20,000 spans: frame, p50", unit: "ms", targets: [atMost(FRAME_MS.toFixed(1), "ms")] },
      slow: { title: "Timeline, growing to 20,000 spans: frame, p95", unit: "ms", targets: [atMost(FRAME_MS.toFixed(1), "ms")] },
    },
    () => measureTimeline(20_000),
  ),
  ...(siteIsBuilt ? PATHS.map(page) : []),
];
