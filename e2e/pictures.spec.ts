import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./test";
import { ending, enterEditor, labNamed, run, runButton, stopButton } from "./lab";

const timeSpent = (page: Page, place: number) => page.getByRole("figure", { name: "Where the time went" }).nth(place);
const rowsOf = (figure: Locator) => figure.locator(".time-spent-rows > li");

/** `working 12 %, idle at the end 88 %` as numbers. */
async function shares(row: Locator): Promise<Record<string, number>> {
  const words = await row.locator(".time-spent-words").innerText();
  return Object.fromEntries([...words.matchAll(/([a-z ]+?)\s(\d+)\s%/g)].map(([, cause = "", share]) => [cause.trim(), Number(share)]));
}

const sum = (all: Record<string, number>) => Object.values(all).reduce((total, share) => total + share, 0);

async function noFaults(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations).toEqual([]);
}

test.describe("where the time went", () => {
  test("is told of the recorded run and of the reader's own, for each process and for all", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    const lab = labNamed(page, "Five hundred tiny tasks");
    const figure = timeSpent(page, 0);
    await lab.scrollIntoViewIfNeeded();
    await expect(figure.getByRole("status")).toHaveText("the recorded run");
    await expect(rowsOf(figure)).toHaveText([/^all together/, /^MainProcess/, /^ForkPoolWorker-1/, /^ForkPoolWorker-2/]);
    for (const row of await rowsOf(figure).all()) expect(sum(await shares(row))).toBe(100);

    expect(await run(lab)).toMatch(/^Ended: exit code 0/);
    await expect(figure.getByRole("status")).toHaveText("your run");
    const all = await shares(rowsOf(figure).first());
    expect(sum(all)).toBe(100);
    expect(all["handing over"]).toBeGreaterThan(all["working"] ?? 0);
    await noFaults(page, ".time-spent");
  });

  test("of a comparison it is told program by program, and who has nothing left to take is idle", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    const lab = labNamed(page, "Twelve tasks, of which the last four are longer");
    const figure = timeSpent(page, 1);
    await lab.scrollIntoViewIfNeeded();
    await expect(figure.getByRole("status")).toHaveText(["the recorded run", "the recorded run"]);
    await runButton(lab).click();
    await expect(figure.getByRole("status")).toHaveText(["your run", "your run"], { timeout: 45_000 });
    const idle = [];
    for (const row of await rowsOf(figure).all()) {
      const all = await shares(row);
      expect(sum(all)).toBe(100);
      idle.push(all["idle at the end"] ?? 0);
    }
    // All together, MainProcess, three workers; of which one has the long tasks, and the others nothing left to take.
    expect(idle).toHaveLength(10);
    expect([idle[1], idle[6]]).toEqual([0, 0]);
    expect(Math.max(...idle.slice(2, 5))).toBeGreaterThan(0);
  });

  test("says what counts as what, and that it waits while a run goes on", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    const lab = labNamed(page, "Twelve tasks, of which the last four are longer");
    const figure = timeSpent(page, 1);
    await lab.scrollIntoViewIfNeeded();
    await expect(rowsOf(figure)).toHaveCount(10);
    await figure.getByText("What is counted as what").click();
    await expect(figure.getByRole("definition").first()).toContainText("Python runs the program’s own functions");
    await runButton(lab).click();
    await expect(figure.getByRole("status").first()).toHaveText("told when the run is over");
    await stopButton(lab).click();
    await expect(ending(lab).first()).toBeVisible();
  });
});

test.describe("a picture in shared memory", () => {
  const picture = (lab: Locator) => lab.getByRole("img", { name: /^A picture in shared memory/ });
  const writers = (lab: Locator) => lab.getByRole("list", { name: "Who wrote the picture" }).getByRole("listitem");

  /** How many of the canvas's pixels have each colour, but for those that nobody has written. */
  const colours = (lab: Locator) =>
    picture(lab).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const counts = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 4).join(" ");
        if (data[at + 3] !== 0) counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      return { size: [canvas.width, canvas.height], counts: [...counts.values()] };
    });

  test("is the recorded run's at first, then the run's own as it is filled", async ({ page }) => {
    await page.goto("/lessons/sharing-memory");
    const lab = labNamed(page, "Twelve rows at a time");
    await lab.scrollIntoViewIfNeeded();
    await expect(lab.getByText("recorded, as it was in the end")).toBeVisible();
    await expect(writers(lab)).toHaveText([/^A\d+\s%$/, /^B\d+\s%$/, /^C\d+\s%$/]);
    // Large and small letters of three processes.
    const recorded = await colours(lab);
    expect(recorded.size).toEqual([88, 72]);
    expect(recorded.counts).toHaveLength(6);

    await runButton(lab).click();
    await expect(lab.getByText("as it is being filled")).toBeVisible({ timeout: 30_000 });
    await expect(lab.getByText("as it was in the end", { exact: true })).toBeVisible({ timeout: 30_000 });
    expect((await colours(lab)).counts.reduce((all, count) => all + count)).toBe(recorded.counts.reduce((all, count) => all + count));
    await expect(picture(lab)).toHaveAccessibleName(
      /^A picture in shared memory, 36 rows of 88 bytes\. A wrote \d+, B wrote \d+, C wrote \d+\.$/,
    );
    await noFaults(page, ".shared-picture");
  });

  test("of a program that the reader has changed is what that writes", async ({ page }) => {
    await page.goto("/lessons/sharing-memory");
    const lab = labNamed(page, "Row by row");
    await lab.getByRole("slider", { name: "CHUNK" }).fill("36");
    expect(await run(lab)).toMatch(/^Ended: exit code 0/);
    // One took all the rows there are.
    await expect(lab.getByText("as it was in the end", { exact: true })).toBeVisible();
    await expect(writers(lab)).toHaveText([/^[ABC]100\s%$/]);
  });
});

test.describe("speed-up", () => {
  const chart = (page: Page) => page.getByRole("figure", { name: "Speed-up" });
  const measure = (page: Page) => chart(page).getByRole("button", { name: "Measure with 1 to 8 workers" });
  const marks = (page: Page) => chart(page).locator(".speed-up-chart .speed-up-mark");

  test("is the recorded one until the reader measures, point by point", async ({ page }) => {
    test.slow();
    await page.goto("/lessons/how-many-workers");
    await labNamed(page, "A quarter alone").scrollIntoViewIfNeeded();
    await expect(chart(page).getByText(/^Recorded on \d{4}-\d\d-\d\d with Python 3/)).toBeVisible();
    await expect(chart(page).getByRole("img")).toHaveAccessibleName(/recorded\. wait: [\d.]+ times as fast with 8; compute: /);
    await expect(marks(page)).toHaveCount(16);

    await measure(page).click();
    const status = chart(page).getByRole("status").first();
    await expect(status).toHaveText("1 of 8 runs done.", { timeout: 45_000 });
    await expect(chart(page).getByText(/^Measured here, on \d+ cores$/)).toBeVisible();
    await expect(status).toHaveText("Done: 8 runs.", { timeout: 90_000 });
    await expect(marks(page)).toHaveCount(16);
    await expect(chart(page).getByRole("img")).toHaveAccessibleName(/measured here\. wait: [\d.]+ times as fast with 8; compute: /);

    await chart(page).getByText("As a table").click();
    const rows = chart(page).getByRole("table", { name: "Times as fast as with one worker" }).getByRole("row");
    await expect(rows).toHaveCount(9);
    const wait = async (row: number) => parseFloat((await rows.nth(row).getByRole("cell").nth(1).innerText()).trim());
    expect(await wait(1)).toBe(1);
    // What waits needs no core: it is faster with eight than with two on any machine, and never faster than ideal.
    expect(await wait(8)).toBeGreaterThan(await wait(2));
    expect(await wait(8)).toBeLessThan(8);
    await noFaults(page, ".speed-up");
  });

  test("can be stopped, and keeps what was measured", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    await labNamed(page, "A quarter alone").scrollIntoViewIfNeeded();
    await measure(page).click();
    const status = chart(page).getByRole("status").first();
    await expect(status).toHaveText("1 of 8 runs done.", { timeout: 45_000 });
    await chart(page).getByRole("button", { name: "Stop measuring" }).click();
    await expect(status).toContainText("done, then");
    await expect(measure(page)).not.toHaveAttribute("aria-disabled", "true");
    expect(await marks(page).count()).toBeLessThan(16);
  });

  test("has the law for the part that the reader turns, by keyboard, too", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    await labNamed(page, "A quarter alone").scrollIntoViewIfNeeded();
    const part = chart(page).getByRole("slider", { name: "Part s that one does alone" });
    await expect(chart(page).getByText(/^25\s%: by Amdahl’s law 2\.91 times/)).toBeVisible();
    const before = await chart(page).locator(".speed-up-law-line").getAttribute("d");
    await part.focus();
    await part.press("ArrowRight");
    await expect(chart(page).getByText(/^30\s%: by Amdahl’s law 2\.58 times .* 3\.33 times at most$/)).toBeVisible();
    expect(await chart(page).locator(".speed-up-law-line").getAttribute("d")).not.toBe(before);
  });

  test("can't be measured of a program that has lost its knob, and says so", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    const lab = labNamed(page, "A quarter alone");
    await lab.scrollIntoViewIfNeeded();
    const editor = await enterEditor(lab);
    await editor.press("ControlOrMeta+A");
    await page.keyboard.insertText("print('nothing to see')");
    await measure(page).click();
    await expect(chart(page).getByRole("status").first()).toContainText("no line WORKERS = …");
  });
});

test.describe("to a reader who is asked first", () => {
  test.use({ asked: true });

  test("nothing is told of a run that is veiled", async ({ page }) => {
    await page.goto("/lessons/how-many-workers");
    await labNamed(page, "Five hundred tiny tasks").scrollIntoViewIfNeeded();
    await expect(timeSpent(page, 0).getByRole("status")).toHaveText("told as soon as there is a run");
    await expect(rowsOf(timeSpent(page, 0))).toHaveCount(0);
  });
});
