import { expect, test } from "./test";

// As from another site: the page sleeps, and is laid out as far as it is in view.
test.use({ stirs: false });

const places = [
  "/lessons/what-is-multiprocessing#verdict-2",
  "/lessons/processes-and-threads#lab-crash",
  "/lessons/processes-and-threads#lab-computing-processes",
  "/lessons/processes-and-threads#question-counter",
  "/lessons/queue-and-pipe#which-one",
  "/lessons/deadlocks#busy-and-getting-nowhere",
  "/lessons/what-is-multiprocessing#exercise-four-processes",
  "/lessons/create-a-process#lab-snippet",
  "/clinic/queue-not-drained#lab-cured",
  "/glossary#lock",
];

for (const [width, height] of [
  [1000, 800],
  [390, 844],
] as const) {
  for (const place of places) {
    test(`${place} is where a link to it leads, at ${width} × ${height}, and stays there once the page is awake`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(place, { waitUntil: "load" });
      const target = page.locator(place.slice(place.indexOf("#")));
      /** How far below the window's top it begins, and below the bar that may stay there. */
      const below = () =>
        target.evaluate((element) => {
          const bar = element.closest(".lab")?.querySelector(".lab-run, .lab-bar");
          const over = bar && bar.parentElement?.closest(".lab") !== element ? bar.getBoundingClientRect().bottom : 0;
          return element.getBoundingClientRect().top - Math.max(0, over);
        });
      await expect(target).toBeInViewport();
      await expect.poll(below).toBeGreaterThanOrEqual(-1);
      await expect.poll(below).toBeLessThan(height / 2);
      const before = await below();
      await page.mouse.move(width / 2, height / 2);
      await expect(page.locator("[data-early]")).toHaveCount(0);
      await expect.poll(async () => Math.abs((await below()) - before)).toBeLessThanOrEqual(2);
    });
  }
}

test("headings, labs and exercises are links to themselves", async ({ page }) => {
  await page.goto("/lessons/what-is-multiprocessing");
  for (const [name, id] of [
    ["Why not faster still?", "why-not-faster-still"],
    ["The same sum in one process and in several", "lab-sum"],
    [/four/i, "exercise-four-processes"],
  ] as const) {
    const link = page.locator(`a.anchor[href="#${id}"]`);
    await expect(link).toHaveText(name);
    await link.click();
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
    await expect(link).toBeInViewport();
  }
});
