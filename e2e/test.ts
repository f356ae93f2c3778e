import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

interface Reader {
  /** Whether runs stay veiled until the reader has said what they expect. Most tests have a reader who has chosen to see them at once. */
  readonly asked: boolean;
  /** Moves as soon as the page is there: what the page does before that is `waking.spec.ts`'s business. */
  readonly stirs: boolean;
}

export const test = base.extend<Reader>({
  asked: [false, { option: true }],
  stirs: [true, { option: true }],
  page: async ({ page, asked, stirs }, provide) => {
    if (stirs) await page.addInitScript(() => addEventListener("DOMContentLoaded", () => dispatchEvent(new Event("pointermove"))));
    if (!asked) await page.addInitScript(dontAsk);
    await provide(page);
    // The page may ask for something until it is closed; a test's handler is then cut off, which is no failure.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  },
});

/** As the page keeps it (`components/progress`), there before the page looks. */
function dontAsk() {
  const opening = indexedDB.open("interleave-progress");
  opening.onupgradeneeded = () => opening.result.createObjectStore("records").put(false, "asks");
  opening.onsuccess = () => opening.result.close();
}
