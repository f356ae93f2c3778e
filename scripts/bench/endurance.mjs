/** What many runs leave behind in one page: workers, and memory. */
import { openPage } from "../harness/browsers.mjs";
import { megabytes } from "./memory.mjs";
import { inEngine, request } from "./sides.mjs";
import { median } from "./statistics.mjs";

const WARM = 2;
/** Runs until all is there that is kept for the next run. */
const FIRST_RUNS = 30;

/**
 * Interpreters beyond the warm ones, and by how many percent the page's memory grew from the first third of the runs to
 * the last: of each the median, because what a run takes is given back only when the garbage collector comes by.
 */
export async function measureEndurance(url, runs) {
  const page = await openPage("chromium", url);
  try {
    const asked = request("start_join.py", { warm: WARM });
    const sizes = [];
    for (let number = 0; number < FIRST_RUNS; number++) await inEngine(page, asked);
    for (let number = FIRST_RUNS; number < runs; number++) {
      await inEngine(page, asked);
      sizes.push(megabytes());
    }
    const third = Math.floor(sizes.length / 3);
    // The supervisor is a worker, too; the pool may be just filling up again.
    const left = Math.max(0, page.page.workers().length - WARM - 1);
    const grown = (median(sizes.slice(-third)) / median(sizes.slice(0, third)) - 1) * 100;
    return { workers: { engine: left }, grown: { engine: grown } };
  } finally {
    await page.close();
  }
}
