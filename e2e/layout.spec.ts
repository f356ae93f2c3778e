import type { Locator } from "@playwright/test";
import { expect, test } from "./test";
import { lessonSlugs } from "./lesson-slugs";
import { ending, labOf, labs, output, runButton, stopButton, toTop, watchShifts } from "./lab";

const pages = [...lessonSlugs.map((slug) => `/lessons/${slug}`), "/playground", "/clinic/cant-pickle"];
const picture = (lab: Locator) => lab.getByRole("application", { name: /picture of the run/ });

/** Where it is in the window, from its top. */
async function place(element: Locator): Promise<{ top: number; bottom: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error(`${element} has no place.`);
  return { top: box.y, bottom: box.y + box.height };
}

/** Ruler and first lane. */
const firstLane = 56;

const windows = [
  [1280, 800],
  [1440, 900],
  [1024, 768],
] as const;

for (const path of pages) {
  test(`${path}: Run and the first lane of each lab are seen at once, and on a phone Run and the strip`, async ({ page }) => {
    await page.goto(path);
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      for (const lab of await labs(page)) {
        await toTop(lab);
        await expect(runButton(lab)).toBeInViewport({ ratio: 1 });
        const lane = async (): Promise<number> => (await place(picture(lab).first())).top + firstLane;
        await expect.poll(lane, `${width} × ${height}`).toBeLessThanOrEqual(height);
        if (width < 1280) continue;
        // Code, output and all timelines, too.
        await expect.poll(async () => (await place(picture(lab).last())).bottom, `${width} × ${height}`).toBeLessThanOrEqual(height);
        for (const part of [lab.locator(".lab-code").last(), output(lab).last()])
          expect((await place(part)).top + 72).toBeLessThanOrEqual(height);
      }
    }
    // Wherever the reader is in the lab.
    await page.setViewportSize({ width: 390, height: 844 });
    for (const lab of await labs(page)) {
      for (const part of [lab.locator(".lab-code").first(), output(lab).last(), picture(lab).last()]) {
        await part.evaluate((element) => element.scrollIntoView({ block: "center" }));
        await expect(runButton(lab)).toBeInViewport({ ratio: 1 });
        await expect(lab.getByRole("img", { name: /^The run, from afar/ }).first()).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test("the toolbar stays at the top while its lab is in view, and goes with it", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.goto("/lessons/create-a-pool");
  const lab = labOf(page);
  await output(lab).evaluate((element) => element.scrollIntoView({ block: "start" }));
  expect((await place(runButton(lab))).top).toBeLessThan(60);
  await lab.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().bottom + 10));
  await expect(runButton(lab)).not.toBeInViewport();
});

test("on a phone there is one button: Run, and Stop in its place while it runs", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/create-a-pool");
  const lab = labOf(page);
  await toTop(lab);
  await expect(stopButton(lab)).toBeHidden();
  await runButton(lab).click();
  await expect(stopButton(lab)).toBeVisible();
  await expect(runButton(lab)).toBeHidden();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  await expect(runButton(lab)).toBeVisible();
});

const kinds = ["/", "/lessons/what-is-multiprocessing", "/lessons/create-a-pool", "/playground", "/clinic/global-not-shared"];

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  for (const path of kinds) {
    test(`${path} at ${width} × ${height}: nothing moves while it loads, nor during a run`, async ({ page }) => {
      const shifts = await watchShifts(page);
      await page.setViewportSize({ width, height });
      await page.goto(path);
      const lab = labOf(page);
      await toTop(lab);
      if (path !== "/playground") await expect(output(lab).first()).toContainText(/\w/);
      await runButton(lab).click();
      await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
      await expect(ending(lab).last()).toHaveText(/^Ended: exit code 0/, { timeout: 45_000 });
      expect(await shifts()).toBeLessThan(0.001);
    });
  }
}
