import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** Pages whose reader stirs as soon as they are there: what the page does before that is `waking.spec.ts`'s business. */
export const test = base.extend({
  page: async ({ page }, provide) => {
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => dispatchEvent(new Event("pointermove"))));
    await provide(page);
    // The page may ask for something until it is closed; a test's handler is then cut off, which is no failure.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  },
});
