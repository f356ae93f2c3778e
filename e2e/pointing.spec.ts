import { expect, test } from "./test";
import { ending, labNamed, runButton } from "./lab";

/** What the line of details under a timeline says, of what is picked. */
const details = ".timeline-details p";

test("the tour of the timeline goes from step to step, by keys alone", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Show me on the timeline" }).focus();
  await page.keyboard.press("Enter");
  const tour = page.getByRole("region", { name: "Tour of the timeline" });
  await expect(tour).toContainText("1 of 4");
  await expect(tour.getByRole("button", { name: "Next" })).toBeFocused();
  await expect(lab.locator(details).first()).toContainText("start");
  await page.keyboard.press("Enter");
  await expect(tour).toContainText("2 of 4");
  await expect(lab.locator(details).first()).toContainText("print_number");
  await expect(lab.locator(details).first()).toBeInViewport();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(tour).toContainText("1 of 4");
  await page.keyboard.press("Escape");
  await expect(tour).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Show me on the timeline" })).toBeFocused();
});

test("a step waits for a run that is still far away", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/what-is-multiprocessing");
  await page.getByRole("button", { name: "Show this on the timeline" }).nth(2).click();
  await expect(page.getByRole("region", { name: "Tour of the timeline" })).toContainText("3 of 5");
  await expect(page.locator(details).nth(1)).toContainText("add_up");
});

test("words light up what they speak of, and are lit when it is picked", async ({ page }) => {
  await page.goto("/lessons/create-a-process");
  const lab = labNamed(page, "One process");
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
  const waits = page.getByRole("button", { name: "waits", exact: true });
  await waits.click();
  await expect(lab.locator(details).first()).toContainText("waiting for the process to end");
  await expect(waits).toHaveAttribute("data-lit", "true");
  const process = page.getByRole("button", { name: "the process", exact: true });
  await process.click();
  await expect(process).toHaveAttribute("data-lit", "true");
  await expect(waits).not.toHaveAttribute("data-lit");
});

test("what isn't in the reader's own run is said not to be", async ({ page }) => {
  await page.goto("/lessons/create-a-process");
  const lab = labNamed(page, "One process");
  await lab.getByRole("group", { name: /^Program one-process/ }).focus();
  await page.keyboard.press("Enter");
  await expect(lab.getByRole("textbox", { name: /^Program / })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText("print('no process')\n");
  await runButton(lab).click();
  await expect(ending(lab)).toContainText("exit code 0");
  await page.getByRole("button", { name: "waits", exact: true }).click();
  await expect(page.getByText("(not in this run)")).toBeVisible();
});
