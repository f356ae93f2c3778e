import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./test";
import { ending, enterEditor, labNamed, labOf, output, runButton } from "./lab";

const pages = [
  "/",
  ...lessonSlugs.map((slug) => `/lessons/${slug}`),
  "/playground",
  "/clinic",
  "/clinic/not-in-a-notebook",
  "/glossary",
  "/progress",
  "/no-such-page",
];

/** Those of axe's rules that look at colours. */
const COLOURS = ["color-contrast", "link-in-text-block"];

async function expectNoViolations(page: Page, rules?: string[]): Promise<void> {
  // axe takes a frame whose content is not laid out for one that doesn't scroll, and its lower lines for text over what follows.
  await page.addStyleTag({ content: ".code-block { content-visibility: visible !important }" });
  // Legacy: in the page itself, which has no frames; what is found needn't be put together in another.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** The page's theme follows the system's, and changes nothing but colours: the second is asked for these alone. */
async function expectNoViolationsInEitherTheme(page: Page): Promise<void> {
  for (const [theme, rules] of [
    ["light", undefined],
    ["dark", COLOURS],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expectNoViolations(page, rules);
  }
}

for (const path of pages) {
  test(`axe finds nothing wrong on ${path} in either theme`, async ({ page }) => {
    await page.goto(path);
    if (await labOf(page).count()) await enterEditor(labOf(page));
    await expectNoViolationsInEitherTheme(page);
  });

  test(`${path} fits a phone: nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("axe finds nothing wrong during and after a run, in either theme", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  await lab.getByRole("spinbutton", { name: "CPUs Python sees" }).fill("2");
  await runButton(lab).click();
  // Two workers take three seconds for five tasks of one second each.
  await expect(output(lab)).toContainText("start process:1");
  await expectNoViolations(page);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  await lab.getByRole("button", { name: "Show as a table" }).click();
  await expectNoViolationsInEitherTheme(page);
});

test("axe finds nothing wrong in the open search, in either theme", async ({ page }) => {
  await page.goto("/glossary");
  await page.getByRole("button", { name: "Search" }).click();
  await expectNoViolationsInEitherTheme(page);
  const field = page.getByRole("combobox", { name: /^Search/ });
  await field.fill("lock");
  await expect(page.getByRole("listbox", { name: "Results" })).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  await field.fill("zyxwvut");
  await expect(page.getByText(/^Nothing has/)).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
});

test("axe finds nothing wrong in a term’s note, in either theme", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  await page.locator("a.term").first().hover();
  await expect(page.getByRole("link", { name: "In the glossary" })).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
});

test("the theme follows the system until it is set, and the choice stays", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/playground");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.reload();
  await expect(html).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("combobox", { name: "Theme" })).toHaveValue("light");
});

test("the first Tab offers to skip to the content", async ({ page }) => {
  await page.goto("/playground");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("an address that leads nowhere says so and leads on", async ({ page }) => {
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  expect(response?.headers()["cross-origin-embedder-policy"]).toBe("require-corp");
  await expect(page.getByRole("heading", { name: "There is no page here" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "open the playground" }).click();
  await expect(page.getByRole("heading", { name: "Playground" })).toBeVisible();
});

test("a link within the site loads no new document, so that Python stays warm; with Ctrl it opens a tab of its own", async ({
  page,
  context,
}) => {
  await page.goto("/lessons/deadlocks");
  const link = page.getByRole("main").locator("a[href='start-methods#why-3-14-changed-the-default']");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expect.poll(() => context.pages().length).toBe(2);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const { href } = new URL((await link.getAttribute("href")) ?? "", page.url());
  await link.click();
  await expect(page).toHaveURL(href);
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
  await page.goBack();
  await expect(link).toBeVisible();
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

for (const path of [
  "/",
  "/lessons/four-processes",
  "/playground",
  "/clinic",
  "/clinic/global-not-shared",
  "/glossary",
  "/progress",
  "/no-such-page",
]) {
  test(`${path} asks nothing of another site, and the console stays clean`, async ({ page, baseURL }) => {
    const here = new URL(baseURL ?? "").origin;
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.origin !== here) elsewhere.push(request.url());
    });
    page.on("console", (message) => {
      // The one page that isn't there is rightly complained about.
      if (["error", "warning"].includes(message.type()) && !(message.text().includes("404") && message.location().url.endsWith(path))) {
        complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(path, { waitUntil: "networkidle" });
    if (await labOf(page).count()) {
      await enterEditor(labOf(page));
      await runButton(labOf(page)).click();
      await expect(labOf(page).getByText("recorded", { exact: true })).toHaveCount(0);
      await expect(ending(labOf(page))).toHaveText(/^Ended: exit code 0/);
    }
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
}
