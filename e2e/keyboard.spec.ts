import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test";
import { editor, ending, labNamed, output, outputLines, programFrame, runButton, stopButton, tabTo } from "./lab";

test("a lesson by keyboard alone: read, run, change, stop, look at the timeline", async ({ page }) => {
  test.slow();
  await page.goto("/lessons/four-processes");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(runButton(lab)).toBeEnabled();

  await tabTo(page, runButton(lab));
  await page.keyboard.press("Enter");
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  await expect(runButton(lab)).toBeFocused();

  const program = lab.getByRole("textbox", { name: /^Program snippet\.py/ });
  const frame = programFrame(lab);
  await tabTo(page, frame);
  await page.keyboard.press("Enter");
  await expect(program).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("print('mine', flush=True)\nwhile True: pass\n");
  await page.keyboard.press("Shift+Enter");
  await expect(output(lab)).toContainText("mine");
  await page.keyboard.press("Escape");
  await expect(frame).toBeFocused();
  for (let presses = 0; presses < 40 && !(await stopButton(lab).evaluate((stop) => stop === document.activeElement)); presses++) {
    await page.keyboard.press("Shift+Tab");
  }
  await expect(stopButton(lab)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  expect((await outputLines(lab))[0]).toBe("mine");
  await expect(output(lab)).toContainText("interrupted by Stop");
  await expect(stopButton(lab)).toBeFocused();

  // Tab passes by the editor.
  await tabTo(page, frame);
  await page.keyboard.press("Tab");
  await expect(program).not.toBeFocused();
  const picture = lab.getByRole("application", { name: /picture of the run/ });
  await tabTo(page, picture, "Shift+Tab");
  await tabTo(page, lab.getByRole("button", { name: "Show as a table" }));
  await page.keyboard.press("Enter");
  const table = lab.getByRole("table", { name: "Timeline events" });
  await expect(table).toBeVisible();
  await tabTo(page, picture, "Shift+Tab");
  const current = table.locator("[aria-current]");
  await expect(current).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(current).toHaveCount(1);
  const first = await current.innerText();
  await page.keyboard.press("ArrowDown");
  await expect(current).not.toHaveText(first, { useInnerText: true });
  // Back to the row above, to what is nearest there: of a long span not always the one that was left.
  const below = await current.innerText();
  await page.keyboard.press("ArrowUp");
  await expect(current).not.toHaveText(below, { useInnerText: true });
  await page.keyboard.press("Escape");
  await expect(current).toHaveCount(0);
});

test.describe("on a first visit", () => {
  test.use({ asked: true });

  test("a whole lesson by keyboard alone: found, foretold, run, looked at, answered, solved, done", async ({ page, context }) => {
    test.setTimeout(240_000);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/");
    await tabTo(page, page.locator("main").locator('a[href$="/lessons/four-processes"]').first());
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/lessons\/four-processes$/);

    const prediction = page.locator('[data-question$="certain-places"]');
    for (const [statement, word] of Object.entries({
      finished: "guaranteed",
      "is printed before": "possible",
      "Process-1": "impossible",
    })) {
      await choose(page, prediction.getByRole("group", { name: new RegExp(statement) }).getByLabel(word, { exact: true }));
    }
    await press(page, page.getByRole("button", { name: "That is what I expect" }));

    const lab = labNamed(page, "The notes’ snippet");
    await press(page, runButton(lab));
    await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
    await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
    await press(page, page.getByRole("button", { name: "Show me on the timeline" }));
    await press(page, page.getByRole("button", { name: "Next", exact: true }));
    await page.keyboard.press("Escape");

    await choose(page, quiz(page, "join-in-the-loop").getByLabel("The lines always come in order"));
    await press(page, quiz(page, "join-in-the-loop").getByRole("button", { name: "Check" }));
    await expect(quiz(page, "join-in-the-loop")).toContainText("Right.");
    await choose(page, quiz(page, "the-comma").getByLabel(/^Line 11:/));
    await press(page, quiz(page, "the-comma").getByRole("button", { name: "Check" }));
    await expect(quiz(page, "the-comma")).toContainText("Right.");
    await choose(page, quiz(page, "names").getByLabel("The notebook had made 207 processes before."));
    await press(page, quiz(page, "names").getByRole("button", { name: "Check" }));
    await expect(quiz(page, "names")).toContainText("Right.");

    for (const [title, folder] of Object.entries({
      "A different number each": "a-number-each",
      "In order, every time": "in-order-every-time",
    })) {
      const exercise = page.getByRole("region", { name: title, exact: true });
      const solution = readFileSync(`content/lessons/06-four-processes/exercises/${folder}/solution.py`, "utf8");
      await page.evaluate((text) => navigator.clipboard.writeText(text), solution);
      await tabTo(page, programFrame(exercise));
      await page.keyboard.press("Enter");
      await expect(exercise.getByRole("textbox", { name: /^Program exercise\.py/ })).toBeFocused();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.press("ControlOrMeta+v");
      await page.keyboard.press("Escape");
      await expect(editor(exercise)).toContainText(solution.trimEnd().split("\n").at(-1)?.trim() ?? "");
      await press(page, exercise.getByRole("button", { name: "Check my work" }));
      await expect(exercise.getByText("Exercise, done")).toBeVisible({ timeout: 60_000 });
    }

    // Read to the end, page by page.
    await page.keyboard.press("Home");
    const end = page.getByRole("navigation", { name: "Lessons" });
    await expect(async () => {
      await page.keyboard.press("PageDown");
      await expect(end).toBeInViewport({ timeout: 500 });
    }).toPass();
    await expect(page.getByText("7 of 7 read")).toBeAttached();
    await page.goto("/");
    const course = page.getByRole("listitem").filter({ has: page.locator('a[href$="/lessons/four-processes"]') });
    await expect(course.getByText(/Done$/)).toBeVisible();
  });
});

const quiz = (page: Page, id: string) => page.locator(`[data-question$="/${id}"]`);

/** A radio button as it is reached by keyboard: Tab leads to the group, arrows to the one. */
async function choose(page: Page, radio: Locator): Promise<void> {
  const group = page.locator(`input[name="${await radio.getAttribute("name")}"]`);
  await tabTo(page, group.first());
  await page.keyboard.press("Space");
  for (let presses = 0; presses < (await group.count()) && !(await radio.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  await expect(radio).toBeChecked();
}

async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
}
