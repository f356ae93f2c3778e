import { expect, test } from "@playwright/test";
import { editor, labOf, typeInEditor } from "./lab";

const lesson = "/lessons/create-a-process";

test("an edit survives a reload, and Reset goes back to the original and can be undone", async ({ page }) => {
  await page.goto(lesson);
  const lab = labOf(page);
  await expect(lab.getByRole("button", { name: "Reset" })).toBeDisabled();
  await typeInEditor(lab, "# mine\n");
  await expect(lab.getByText("Edited. Kept in this browser.")).toBeVisible();

  await page.reload();
  await expect(lab.getByText("Edited. Kept in this browser.")).toBeVisible();
  await expect(editor(lab)).toContainText("# mine");

  await lab.getByRole("button", { name: "Reset" }).click();
  await expect(editor(lab)).not.toContainText("# mine");
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(editor(lab)).toContainText("# mine");

  await lab.getByRole("button", { name: "Reset" }).click();
  await page.reload();
  await expect(editor(lab)).toContainText("import multiprocessing");
  await expect(editor(lab)).not.toContainText("# mine");
});

test("an edit of one lab leaves the other labs of the page alone", async ({ page }) => {
  await page.goto(lesson);
  await typeInEditor(labOf(page), "# mine\n");
  await expect(editor(labOf(page))).toContainText("# mine");
  await labOf(page, 1).scrollIntoViewIfNeeded();
  await expect(editor(labOf(page, 1))).not.toContainText("# mine");
});

test("Tab indents in the editor; Escape, then Tab, leaves it", async ({ page }) => {
  await page.goto("/playground");
  const lab = labOf(page);
  await typeInEditor(lab, "x");
  await page.keyboard.press("Tab");
  await expect(lab.getByRole("textbox", { name: /^Program main\.py/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(lab.getByRole("textbox", { name: /^Program main\.py/ })).not.toBeFocused();
});

test("the code is there to read before the editor has loaded", async ({ page }) => {
  await page.route(/\/_next\/.*\.js/, (route) => route.abort());
  await page.goto(lesson);
  await expect(page.getByRole("group", { name: "Program snippet.py" }).first()).toContainText("def cube(x):");
});

test("nothing moves while the page and the editor load", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) shifts.push(Number(entry.value));
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(lesson);
  await expect(labOf(page).getByRole("textbox", { name: /^Program snippet\.py/ })).toBeAttached();
  const total = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
  expect(total).toBeLessThan(0.01);
});
