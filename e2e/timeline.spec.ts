import { expect, test } from "@playwright/test";
import { ending, events, openProgram, output, runButton, stopButton } from "./lab";

test("the timeline follows the run until the reader looks closer, and again when asked to", async ({ page }) => {
  const lab = await openProgram(page, "print('running', flush=True)\nwhile True: pass\n");
  await runButton(lab).click();
  await expect(output(lab)).toContainText("running");
  const live = lab.getByRole("button", { name: "Live", exact: true });
  await expect(live).toHaveCount(0);
  await lab.getByRole("button", { name: "Zoom in" }).click();
  await live.click();
  await expect(live).toHaveCount(0);
  await lab.getByRole("button", { name: "Zoom in" }).click();
  await expect(live).toBeVisible();
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expect(live).toHaveCount(0);
});

test("Ctrl+Enter in the editor runs the program, and the table says what it did, to everybody who asks", async ({ page }) => {
  const lab = await openProgram(page, "def work():\n    print('done')\n\nwork()\n");
  const program = lab.getByRole("textbox", { name: /^Program main\.py/ });
  await program.waitFor({ state: "attached" });
  await program.focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  const rows = await events(lab);
  expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining(["starts", "running", "call work", "print", "exit 0"]));
  expect(rows.map(({ start }) => start)).toEqual(rows.map(({ start }) => start).toSorted((a, b) => a - b));

  await lab.getByRole("button", { name: "Show as a table" }).click();
  await expect(lab.getByRole("group", { name: "Table of events, scrolls" })).toBeVisible();
  const call = lab.getByRole("row", { name: /call work/ });
  await call.click();
  await expect(call).toHaveAttribute("aria-current", "true");
  await expect(lab.locator(".lit-line")).toHaveCount(1);
  await expect(output(lab).locator(".output-lit")).toHaveText(["done"]);
});
