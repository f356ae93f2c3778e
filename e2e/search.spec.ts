import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { enterEditor, labOf } from "./lab";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./test";

const fieldOf = (page: Page): Locator => page.getByRole("combobox", { name: "Search lessons, glossary and clinic" });
const options = (page: Page): Locator => page.getByRole("listbox", { name: "Results" }).getByRole("option");
const button = (page: Page): Locator => page.getByRole("button", { name: "Search", exact: true });

/** Of a built page. */
async function idsOf(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  return [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id);
}

test("all that can be found is in its page, once", async ({ page }) => {
  const entries = (await (await page.request.get("/search/entries.json")).json()) as { at: string }[];
  expect(entries.length).toBeGreaterThan(200);
  const pages = new Map<string, string[]>();
  for (const { at } of entries) {
    const [path = "", id] = at.split("#");
    if (!pages.has(path)) pages.set(path, await idsOf(page, `/${path}`));
    if (id !== undefined)
      expect(
        pages.get(path)?.filter((known) => known === id),
        at,
      ).toHaveLength(1);
  }
  for (const slug of lessonSlugs) expect([...pages.keys()]).toContain(`lessons/${slug}`);
  for (const [path, ids] of pages) expect(new Set(ids).size, path).toBe(ids.length);
});

test("each question of a lesson has a place that can be linked", async ({ page }) => {
  for (const slug of ["processes-and-threads", "races-and-lock"]) {
    const yaml = readFileSync(`content/lessons/${slug === "races-and-lock" ? "08" : "02"}-${slug}/questions.yaml`, "utf8");
    const questions = [...yaml.matchAll(/^- id: (.+)$/gm)].map(([, id]) => `question-${id}`);
    expect(questions.length).toBeGreaterThan(3);
    expect(await idsOf(page, `/lessons/${slug}`)).toEqual(expect.arrayContaining(questions));
  }
});

test("by keyboard alone: /, a few letters, arrows, Enter", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("[data-early]")).toHaveCount(0);
  await page.keyboard.press("/");
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type("semaph");
  const first = options(page).first();
  await expect(first).toContainText("Glossary");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(first.locator("mark").first()).toHaveText("semaphore");
  await expect(page.getByRole("status").filter({ hasText: /^\d+ results?$/ })).toHaveCount(1);

  // The focus stays in the field; it says which of them Enter takes.
  await page.keyboard.press("ArrowDown");
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute("aria-selected", "true");
  await expect(fieldOf(page)).toHaveAttribute("aria-activedescendant", (await second.getAttribute("id")) ?? "");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(options(page).last()).toHaveAttribute("aria-selected", "true");
  await expect(options(page).last()).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/glossary#semaphore$/);
  await expect(page.locator("#semaphore")).toBeInViewport();
});

test("Escape closes it, and the focus is where it was", async ({ page }) => {
  await page.goto("/clinic");
  await page.getByRole("link", { name: "Playground" }).focus();
  await page.keyboard.press("Control+k");
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Playground" })).toBeFocused();
});

test("whoever writes can write a /", async ({ page }) => {
  await page.goto("/clinic");
  const text = page.getByRole("textbox");
  await text.focus();
  await page.keyboard.type("a/b");
  await expect(text).toHaveValue("a/b");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.goto("/playground");
  await enterEditor(labOf(page));
  await page.keyboard.type("x = 1 / 2");
  await expect(labOf(page).locator(".code-type").first()).toContainText("1 / 2");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("on a phone, with a finger: a lab of the same page", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await page.goto("/lessons/races-and-lock");
  await button(page).tap();
  await fieldOf(page).fill("two locks for one balance");
  await expect(options(page).first()).toContainText("Lab in Races and Lock");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await options(page).first().tap();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/#lab-two-locks$/);
  await expect(page.getByRole("region", { name: "Two locks for one balance" }).getByRole("heading").first()).toBeInViewport();
  await page.close();
});

test("a claim is opened where its verdict is folded", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto("/lessons/what-is-multiprocessing");
  await expect(page.locator("#verdict-2")).toBeHidden();
  await button(page).click();
  await fieldOf(page).fill("breaks applications into smaller threads");
  await expect(options(page).first()).toContainText("Claim of the notes in What multiprocessing is");
  await options(page).first().click();
  await expect(page.locator("#verdict-2")).toBeInViewport();
  await expect(page.locator("#verdict-2")).toContainText("using subprocesses instead of threads");
});

test("a traceback finds its case, and is led on to the clinic", async ({ page }) => {
  await page.goto("/");
  await button(page).click();
  await fieldOf(page).fill("AttributeError: Can't get local object 'main.<locals>.with_tax'");
  await expect(options(page).first()).toHaveAttribute("href", "/clinic/cant-pickle");
  await page.getByRole("link", { name: "Paste its last lines in the clinic" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The clinic" })).toBeVisible();
});

test("where nothing is found it is said what to try", async ({ page }) => {
  await page.goto("/");
  await button(page).click();
  await expect(page.getByText(/^Finds lessons, labs/)).toBeVisible();
  await fieldOf(page).fill("zyxwvut");
  await expect(page.getByRole("status").filter({ hasText: "Nothing has “zyxwvut” in it." })).toBeVisible();
  await expect(fieldOf(page)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("nothing of it is loaded before it is asked for; what can’t be loaded is said, and tried again", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/search/")) asked.push(request.url());
  });
  await page.route("**/search/entries.json", (route) => route.abort());
  await page.goto("/lessons/deadlocks", { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await button(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded. Check the connection" })).toBeVisible();
  await page.unroute("**/search/entries.json");
  await fieldOf(page).fill("philosophers");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(options(page).first()).toContainText("philosophers");
});

test.describe("before the page is awake", () => {
  test.use({ stirs: false });
  for (const keys of ["/", "Control+k"]) {
    test(`${keys} as the very first thing opens it`, async ({ page }) => {
      await page.goto("/lessons/four-processes", { waitUntil: "load" });
      await page.keyboard.press(keys);
      await expect(fieldOf(page)).toBeFocused();
      await expect(fieldOf(page)).toHaveValue("");
    });
  }
});
