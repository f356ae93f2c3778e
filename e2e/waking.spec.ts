import type { Locator, Page } from "@playwright/test";
import { ending, labNamed, programFrame, runButton } from "./lab";
import { expect, test } from "./test";

test.use({ stirs: false });

test("a page is read without its scripts, which come at the first sign of a reader", async ({ page }) => {
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") begun.push(request.url());
  });
  await page.goto("/lessons/four-processes", { waitUntil: "load" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("group", { name: /^Program snippet\.py/ })).toContainText("def print_number(number):");
  expect(begun).toEqual([]);
  await page.mouse.move(200, 200);
  await expect(page.getByText(/^ready, \d+ processes warm$/).first()).toBeVisible();
  expect(begun.length).toBeGreaterThan(0);
});

test("Run pressed as the very first thing runs the program", async ({ page }) => {
  await page.goto("/lessons/four-processes", { waitUntil: "load" });
  const lab = labNamed(page, "The notes’ snippet");
  await runButton(lab).click();
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
});

test.describe("a reader who is asked first", () => {
  test.use({ asked: true });
  test("is led to the question by Run as the very first thing", async ({ page }) => {
    await page.goto("/lessons/four-processes", { waitUntil: "load" });
    await runButton(labNamed(page, "The notes’ snippet")).click();
    await expect(page.getByText("Say first what you expect, then run it.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Before you run" }).getByRole("radio").first()).toBeFocused();
  });
});

for (const [way, goIn] of [
  ["A click", (frame: Locator) => frame.click()],
  ["Enter", (frame: Locator) => frame.focus().then(() => frame.page().keyboard.press("Enter"))],
] as const) {
  test(`${way} on a program as the very first thing leads into it`, async ({ page }) => {
    await page.goto("/lessons/four-processes", { waitUntil: "load" });
    const lab = labNamed(page, "The notes’ snippet");
    await goIn(programFrame(lab));
    await expect(lab.getByRole("textbox", { name: /^Program / })).toBeFocused();
  });
}

/** Lets React begin with a lesson, and not come to an end with it before what this returns is called. */
async function holdWaking(page: Page): Promise<{ readonly begun: () => Promise<void>; readonly goOn: () => void }> {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let asked = false;
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("Show me")) {
      asked = true;
      await held;
    }
    await route.fulfill({ response });
  });
  const begun = async () => {
    await expect.poll(() => asked).toBe(true);
    await expect.poll(() => page.evaluate(() => "next" in window && "router" in (window.next as object))).toBe(true);
  };
  return { begun, goOn };
}

test("a jump within the page while it wakes up stays in the address", async ({ page }) => {
  const { begun, goOn } = await holdWaking(page);
  await page.goto("/lessons/what-is-multiprocessing", { waitUntil: "load" });
  await page.locator('a[href="#why-not-faster-still"].anchor').click();
  await begun();
  await page.locator('a[href="#lab-sum"].anchor').click();
  goOn();
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await expect(page).toHaveURL(/#lab-sum$/);
});

test("what is typed into a program while the page wakes up is in it", async ({ page }) => {
  const { begun, goOn } = await holdWaking(page);
  await page.goto("/lessons/four-processes", { waitUntil: "load" });
  const lab = labNamed(page, "The notes’ snippet");
  await programFrame(lab)
    .getByText("def print_number")
    .click({ position: { x: 1, y: 8 } });
  await page.keyboard.type("# a/b early birdd");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  await begun();
  await page.keyboard.type("# 2nd");
  goOn();
  await page.keyboard.press("Enter");
  await expect(lab.getByRole("textbox", { name: /^Program / })).toBeFocused();
  await expect(lab.locator(".view-line").getByText("# a/b early bird", { exact: true })).toBeVisible();
  await expect(lab.locator(".view-line").getByText("# 2nd", { exact: true })).toBeVisible();
});

test("a page that is only looked at wakes up by itself", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("img", { name: "A recorded run of this program" })).toBeVisible();
  await expect(ending(page.locator("[data-lab]"))).toHaveText(/^Ended: exit code 0/, { timeout: 30_000 });
});
