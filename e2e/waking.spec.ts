import type { Locator } from "@playwright/test";
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

test("a jump within the page while it wakes up stays in the address", async ({ page }) => {
  let begun = false;
  let goOn = () => {};
  const jumped = new Promise<void>((resolve) => (goOn = resolve));
  // React has begun once the lesson's own code is asked for, and can't be done without it.
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("Show me")) {
      begun = true;
      await jumped;
    }
    await route.fulfill({ response });
  });
  await page.goto("/lessons/what-is-multiprocessing", { waitUntil: "load" });
  await page.locator('a[href="#why-not-faster-still"].anchor').click();
  await expect.poll(() => begun).toBe(true);
  await expect.poll(() => page.evaluate(() => "next" in window && "router" in (window.next as object))).toBe(true);
  await page.locator('a[href="#lab-sum"].anchor').click();
  goOn();
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await expect(page).toHaveURL(/#lab-sum$/);
});

test("a page that is only looked at wakes up by itself", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("img", { name: "A recorded run of this program" })).toBeVisible();
  await expect(ending(page.locator("[data-lab]"))).toHaveText(/^Ended: exit code 0/, { timeout: 30_000 });
});
