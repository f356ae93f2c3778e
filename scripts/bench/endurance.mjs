/** What many runs leave behind in one page: workers, and memory. */
import { openPage } from "../harness/browsers.mjs";
import { megabytes } from "./memory.mjs";
import { inEngine, request } from "./sides.mjs";
import { median } from "./statistics.mjs";

const WARM = 2;
/** Runs until all is there that is kept for the next run. */
const FIRST_RUNS = 30;
/** About as many workers as a run of the program makes. */
const WORKERS_OF_A_RUN = 7;

/**
 * Interpreters beyond the warm ones; by how many percent the page's memory grew from the first third of the runs to the
 * last; and how many kilobytes that is a worker, beside what the browser keeps of workers that do nothing at all.
 */
export async function measureEndurance(url, runs) {
  const asked = request("start_join.py", { warm: WARM });
  let left = 0;
  const engine = await inNewPage(url, async (page) => {
    const kept = await keptBy(page, runs, () => inEngine(page, asked));
    // The supervisor is a worker, too; the pool may be just filling up again.
    left = Math.max(0, page.page.workers().length - WARM - 1);
    return kept;
  });
  const empty = await inNewPage(url, (page) => keptBy(page, runs, () => page.evaluate(useEmptyWorkers, WORKERS_OF_A_RUN)));
  return {
    workers: { engine: left },
    grown: { engine: engine.percent },
    perWorker: { engine: engine.kilobytes, native: empty.kilobytes },
  };
}

async function inNewPage(url, use) {
  const page = await openPage("chromium", url);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** Of each third the median, because what a run takes is given back only when the garbage collector comes by. */
async function keptBy({ page }, runs, run) {
  let made = 0;
  page.on("worker", () => made++);
  const looks = [];
  for (let number = 0; number < runs; number++) {
    await run();
    if (number >= FIRST_RUNS) looks.push({ size: megabytes(), made });
  }
  const third = Math.floor(looks.length / 3);
  const early = medians(looks.slice(0, third));
  const late = medians(looks.slice(-third));
  return {
    percent: (late.size / early.size - 1) * 100,
    kilobytes: ((late.size - early.size) * 1024) / (late.made - early.made),
  };
}

function medians(looks) {
  return { size: median(looks.map(({ size }) => size)), made: median(looks.map(({ made }) => made)) };
}

/** In the page: makes workers, one after the other, and ends each as soon as it is there. */
async function useEmptyWorkers(count) {
  const script = URL.createObjectURL(new Blob(["postMessage(0)"], { type: "text/javascript" }));
  for (let number = 0; number < count; number++) {
    const worker = new Worker(script, { type: "module" });
    await new Promise((resolve) => worker.addEventListener("message", resolve));
    worker.terminate();
  }
  URL.revokeObjectURL(script);
}
