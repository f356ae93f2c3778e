import { openPage } from "./browsers.mjs";

/**
 * Calls `run` with each item and a page to run it in; of so many pages, each is given the next item when it is through with one.
 * A page is opened when it is first asked something, and anew after it has hung or broken.
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} pages
 * @param {{ browser: string, url: string | undefined }} where
 * @param {(item: Item, page: HarnessPage) => Promise<void>} run
 */
export async function sideBySide(items, pages, where, run) {
  const left = [...items];
  const some = async () => {
    const page = new HarnessPage(where);
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item, page);
    await page.close();
  };
  await Promise.all(Array.from({ length: pages }, some));
}

export class HarnessPage {
  /** @type {Awaited<ReturnType<typeof openPage>> | undefined} */
  #page;
  #where;

  /** @param {{ browser: string, url: string | undefined }} where */
  constructor(where) {
    this.#where = where;
  }

  /**
   * What the page's `harness` answers; rejects if it breaks, or has not answered after `patience` ms.
   * @param {"run" | "check"} question
   * @param {unknown} request
   * @param {number} patience
   */
  async ask(question, request, patience) {
    this.#page ??= await openPage(this.#where.browser, this.#where.url);
    /** @type {NodeJS.Timeout | undefined} */
    let watchdog;
    const hung = new Promise((_resolve, reject) => {
      watchdog = setTimeout(() => reject(new Error("The page no longer answers.")), patience);
    });
    try {
      const answer = this.#page.evaluate(([name, asked]) => globalThis.harness[name](asked), [question, request]);
      return await Promise.race([answer, hung]);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearTimeout(watchdog);
    }
  }

  async close() {
    const page = this.#page;
    this.#page = undefined;
    await page?.close();
  }
}
