import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test";
import { editor, enterEditor, labOf, programFrame, typeInEditor, watchShifts } from "./lab";

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

test("Tab passes by the editor; Enter goes in, where Tab indents; Escape comes out", async ({ page }) => {
  await page.goto("/playground");
  const lab = labOf(page);
  const textbox = lab.getByRole("textbox", { name: /^Program main\.py/ });
  await typeInEditor(lab, "x");
  await page.keyboard.press("Tab");
  await expect(textbox).toBeFocused();
  await expect(editor(lab)).toContainText(/x\s{2,}/);
  await page.keyboard.press("Escape");
  await expect(programFrame(lab)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(textbox).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(programFrame(lab)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(textbox).toBeFocused();
});

test("Escape first closes what the editor has opened", async ({ page }) => {
  await page.goto(lesson);
  const lab = labOf(page);
  const textbox = await enterEditor(lab);
  await page.keyboard.press("ControlOrMeta+F");
  const find = lab.getByRole("textbox", { name: "Find" });
  await expect(find).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(textbox).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(programFrame(lab)).toBeFocused();
});

test("words about keys are for those who came by keys", async ({ page }) => {
  await page.goto(lesson);
  const lab = labOf(page);
  const hint = lab.getByText("Esc leaves the editor");
  await enterEditor(lab);
  await expect(hint).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint).toBeHidden();
  await editor(lab).getByText("multiprocessing").first().click();
  await expect(lab.getByRole("textbox", { name: /^Program / }).first()).toBeFocused();
  await expect(hint).toBeHidden();
});

/** Holds the editor's code back until told to let it through. */
async function holdEditor(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("MonacoEnvironment")) await held;
    await route.fulfill({ response });
  });
  return letThrough;
}

test("nobody has to wait for the editor: what is typed before it has come is there", async ({ page }) => {
  const letThrough = await holdEditor(page);
  await page.goto(lesson);
  const lab = labOf(page);
  const block = programFrame(lab);
  await block.getByText("def cube").click({ position: { x: 1, y: 8 } });
  await page.keyboard.type("# early bird");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  letThrough();
  await expect(lab.getByRole("textbox", { name: /^Program / }).first()).toBeFocused();
  await page.keyboard.type("# late");
  await expect(lab.getByText("Edited. Kept in this browser.")).toBeVisible();
  // Monaco draws a moment after it has been told.
  const drawn = async () => (await lab.locator(".view-line").allInnerTexts()).map((line) => line.replaceAll("\u00a0", " "));
  await expect.poll(drawn).toEqual(expect.arrayContaining(["# early bir", "# latedef cube(x):"]));
});

/** Where the first such word stands, in the window. */
function middleOf(block: Locator, word: string): Promise<{ readonly x: number; readonly y: number }> {
  return block.evaluate((element, text) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`no ${text}`);
  }, word);
}

test("what is selected before the editor has come stays selected", async ({ page }) => {
  const letThrough = await holdEditor(page);
  await page.goto(lesson);
  const lab = labOf(page);
  await programFrame(lab).scrollIntoViewIfNeeded();
  const { x, y } = await middleOf(programFrame(lab), "cube");
  await page.mouse.dblclick(x, y);
  letThrough();
  await expect(lab.getByRole("textbox", { name: /^Program / }).first()).toBeFocused();
  await page.keyboard.insertText("dice");
  await expect(editor(lab)).toContainText("def dice(x):");
});

test("the editor comes when the reader reaches for it, and before that when nothing has happened for a while", async ({ page }) => {
  await page.clock.install();
  await page.goto(lesson);
  const lab = labOf(page);
  const textbox = lab.getByRole("textbox", { name: /^Program / }).first();
  await lab.scrollIntoViewIfNeeded();
  await page.clock.runFor(9_000);
  await page.keyboard.press("Shift");
  await page.clock.runFor(9_000);
  await expect(textbox).toHaveCount(0);
  await page.clock.runFor(1_500);
  await expect(textbox).toBeAttached();
  await expect(labOf(page, 1).getByRole("textbox", { name: /^Program / })).toHaveCount(0);
  await programFrame(labOf(page, 1)).hover();
  await expect(
    labOf(page, 1)
      .getByRole("textbox", { name: /^Program / })
      .first(),
  ).toBeAttached();
});

test("the code is there to read before the editor has loaded", async ({ page }) => {
  await page.route(/\/_next\/.*\.js/, (route) => route.abort());
  await page.goto(lesson);
  await expect(page.getByRole("group", { name: /^Program snippet\.py/ }).first()).toContainText("def cube(x):");
});

test("nothing moves while the page and the editor load", async ({ page }) => {
  const shifts = await watchShifts(page);
  await page.goto(lesson);
  await enterEditor(labOf(page));
  expect(await shifts()).toBeLessThan(0.01);
});
