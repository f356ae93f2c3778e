import { expect, test } from "./test";
import { ending, labNamed, output, outputLines, programFrame, runButton, stopButton, tabTo } from "./lab";

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
