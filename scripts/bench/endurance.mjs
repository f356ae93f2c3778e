/** What many runs leave behind in one page: workers, and memory. */
import { openPage } from "../harness/browsers.mjs";
import { garbageCollector } from "./garbage.mjs";
import { settledMegabytes } from "./memory.mjs";
import { inEngine, request } from "./sides.mjs";

const WARM = 2;
/** Runs until all is there that is kept for the next run, and V8 has compiled what it will: until then it grows by some 20 MB. */
const FIRST_RUNS = 100;

/** Interpreters beyond the warm ones; by how many percent the page's memory grew after its first runs. */
export async function measureEndurance(url, runs) {
  const page = await openPage("chromium", url);
  try {
    const asked = request("one_child.py", { warm: WARM });
    const collectGarbage = await garbageCollector(page.page);
    // A page and a supervisor that make little garbage keep it for hundreds of runs, and an interpreter that has ended takes
    // some megabytes until it is collected; one that is just ending, or booting, takes 37 MB.
    const look = async () => {
      await collectGarbage();
      return settledMegabytes();
    };
    let first = 0;
    for (let run = 1; run <= runs; run++) {
      await inEngine(page, asked);
      if (run === FIRST_RUNS) first = await look();
    }
    const grown = ((await look()) / first - 1) * 100;
    // The supervisor is a worker, too; the pool may be just filling up again.
    const workers = Math.max(0, page.page.workers().length - WARM - 1);
    return { workers: { engine: workers }, grown: { engine: grown } };
  } finally {
    await page.close();
  }
}
