import type { Locator, Page } from "@playwright/test";
import { tabTo, watchShifts } from "./lab";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./test";

const lesson = "/lessons/create-a-pool";
/** "Five tasks sleep for a second each." */
const term = (page: Page): Locator => page.getByRole("link", { name: "tasks", exact: true });
const noteOf = (page: Page): Locator => page.locator(".term-note");

test("a lesson marks each term once, and each leads to its place in the glossary", async ({ page }) => {
  const glossary = await (await page.request.get("/glossary")).text();
  for (const slug of lessonSlugs) {
    const html = await (await page.request.get(`/lessons/${slug}`)).text();
    const terms = [...html.matchAll(/<a href="\.\.\/glossary#([^"]+)" class="term">/g)].map(([, id = ""]) => id);
    expect(terms.length, slug).toBeGreaterThan(3);
    expect(new Set(terms).size, slug).toBe(terms.length);
    for (const id of terms) expect(glossary).toContain(`id="${id}"`);
  }
});

test("by keyboard: focus shows what a term means, Escape takes it away, Enter leads to the glossary", async ({ page }) => {
  await page.goto(lesson);
  await tabTo(page, term(page));
  await expect(noteOf(page)).toBeVisible();
  await expect(term(page)).toHaveAccessibleDescription(/^One piece of work for a worker/);
  await page.keyboard.press("Escape");
  await expect(noteOf(page)).toBeHidden();
  await expect(term(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(noteOf(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(noteOf(page)).toBeHidden();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/glossary#task$/);
  await expect(page.locator("#task")).toBeInViewport();
});

test("by mouse: it stays while the pointer is on it, and moves nothing", async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto(lesson);
  await term(page).hover();
  await expect(noteOf(page)).toContainText("One piece of work for a worker");
  const box = await noteOf(page).boundingBox();
  if (!box) throw new Error("The note has no place.");
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  // A moment that is longer than the one after which it would go.
  const until = Date.now() + 600;
  await expect.poll(async () => Date.now() > until && (await noteOf(page).isVisible())).toBe(true);
  expect(await shifts()).toBeLessThan(0.001);
  await page.mouse.move(box.x + 20, box.y + box.height + 200, { steps: 4 });
  await expect(noteOf(page)).toBeHidden();

  await term(page).hover();
  await expect(noteOf(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(noteOf(page)).toBeHidden();
  await term(page).click();
  await expect(page).toHaveURL(/\/glossary#task$/);
  await expect(noteOf(page)).toBeHidden();
});

test("with a finger: a tap shows it, another takes it away, and it leads on", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.goto(lesson);
  await page.locator("h1").tap();
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await term(page).tap();
  await expect(noteOf(page)).toContainText("One piece of work for a worker");
  await expect(noteOf(page)).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.locator("h1").tap();
  await expect(noteOf(page)).toBeHidden();
  await term(page).tap();
  await noteOf(page).getByRole("link", { name: "In the glossary" }).tap();
  await expect(page).toHaveURL(/\/glossary#task$/);
  await page.close();
});

test("what can’t be loaded is said, and asked for again", async ({ page }) => {
  await page.route("**/glossary/terms.json", (route) => route.abort());
  await page.goto(lesson);
  await term(page).hover();
  await expect(noteOf(page)).toContainText("could not be loaded. Check the connection");
  await page.keyboard.press("Escape");
  await page.unroute("**/glossary/terms.json");
  await page.mouse.move(0, 0);
  await term(page).hover();
  await expect(noteOf(page)).toContainText("One piece of work for a worker");
});

test("the footer leads to the glossary, and that to a term’s lesson", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("contentinfo").getByRole("link", { name: "Glossary" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Glossary" })).toBeVisible();
  await page.locator("#deadlock").getByRole("link", { name: "Lesson: Deadlocks" }).click();
  await expect(page).toHaveURL(/\/lessons\/deadlocks#run-it-five-philosophers$/);
  await expect(page.locator("#run-it-five-philosophers")).toBeInViewport();
});

test.describe("before the page is awake", () => {
  test.use({ stirs: false });
  test("a term that is reached by Tab or pointed at as the very first thing has its note", async ({ page }) => {
    await page.goto(lesson, { waitUntil: "load" });
    await term(page).scrollIntoViewIfNeeded();
    await term(page).hover();
    await expect(noteOf(page)).toContainText("One piece of work for a worker");
  });
});
