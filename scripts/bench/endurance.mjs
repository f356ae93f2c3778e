/** What many runs leave behind in one page: workers, and memory. */
import { openPage } from "../harness/browsers.mjs";
import { garbageCollector } from "./garbage.mjs";
import { megabytes } from "./memory.mjs";
import { inEngine, request } from "./sides.mjs";
import { median } from "./statistics.mjs";

const WARM = 2;
/** Runs until all is there that is kept for the next run. */
const FIRST_RUNS = 30;
const LOOK_EVERY_RUNS = 5;

/** Interpreters beyond the warm ones; by how many percent the page's memory grew from the first third of the runs to the last. */
export async function measureEndurance(url, runs) {
  const page = await openPage("chromium", url);
  try {
    const asked = request("one_child.py", { warm: WARM });
    const collectGarbage = await garbageCollector(page.page);
    const looks = [];
    for (let run = 1; run <= runs; run++) {
      await inEngine(page, asked);
      if (run <= FIRST_RUNS || run % LOOK_EVERY_RUNS !== 0) continue;
      // A page and a supervisor that make little garbage keep it for hundreds of runs, and an interpreter that has ended
      // takes some megabytes until it is collected: without this, the row says when the browser last did that.
      await collectGarbage();
      looks.push(megabytes());
    }
    // The supervisor is a worker, too; the pool may be just filling up again.
    const workers = Math.max(0, page.page.workers().length - WARM - 1);
    return { workers: { engine: workers }, grown: { engine: growth(looks) } };
  } finally {
    await page.close();
  }
}

/** Of each third the median, because ended workers give back their memory a little later. */
function growth(looks) {
  const third = Math.floor(looks.length / 3);
  return (median(looks.slice(-third)) / median(looks.slice(0, third)) - 1) * 100;
}
