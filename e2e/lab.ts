import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** The page's labs, from the first on. */
export function labOf(page: Page, index = 0): Locator {
  return page.locator("[data-lab]").nth(index);
}

/** All labs of the page. */
export function labs(page: Page): Promise<Locator[]> {
  return page.locator("[data-lab]").all();
}

/** Scrolls the page so that the lab begins at the window's top. */
export function toTop(lab: Locator): Promise<void> {
  return lab.evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
}

/** Presses Tab, or Shift+Tab, until this has the focus; as often as leads once round a page. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`150 times Tab did not lead to ${target}`);
}

/** Counts from now on how much of the page moves without having been told to; returns how to ask for the sum. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) shifts.push(Number(entry.value));
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
}

/** The lab with this heading. */
export function labNamed(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** The program's text, in the editor or in the block that stands there before it. */
export function editor(lab: Locator): Locator {
  return lab.locator(".code-type").first();
}

/** The program's frame: one stop of Tab, before and after the editor has come. */
export function programFrame(lab: Locator): Locator {
  return lab.getByRole("group", { name: /^Program .*, press Enter to edit$/ }).first();
}

/** Goes into the editor as a reader by keyboard does, once the page is awake, and waits until it is there. */
export async function enterEditor(lab: Locator): Promise<Locator> {
  await expect(lab.locator("[data-early]")).toHaveCount(0);
  await programFrame(lab).focus();
  await programFrame(lab).press("Enter");
  const textbox = lab.getByRole("textbox", { name: /^Program / }).first();
  await expect(textbox).toBeFocused();
  return textbox;
}

/** Goes into the editor and types at the program's beginning. */
export async function typeInEditor(lab: Locator, text: string): Promise<void> {
  const textbox = await enterEditor(lab);
  await textbox.page().keyboard.press("ControlOrMeta+Home");
  await textbox.page().keyboard.insertText(text);
}

/** Opens the playground with these files in it. */
export async function openPrograms(page: Page, files: Readonly<Record<string, string>>): Promise<Locator> {
  if (!page.url().endsWith("/playground")) await page.goto("/playground");
  const lab = labOf(page);
  // Files open one by one from here on, so that a test can begin from any state of the page.
  await expect(lab.getByRole("button", { name: "Run", exact: true })).toBeEnabled();
  await page
    .getByLabel("Open files")
    .setInputFiles(Object.entries(files).map(([name, text]) => ({ name, mimeType: "text/x-python", buffer: Buffer.from(text) })));
  for (const name of Object.keys(files)) await expect(lab.getByRole("tab", { name })).toBeVisible();
  return lab;
}

/** Opens the playground with this program in it. */
export function openProgram(page: Page, text: string): Promise<Locator> {
  return openPrograms(page, { "main.py": text });
}

export const runButton = (lab: Locator) => lab.getByRole("button", { name: "Run", exact: true });
export const stopButton = (lab: Locator) => lab.getByRole("button", { name: "Stop", exact: true });
export const output = (lab: Locator) => lab.getByRole("log", { name: "Output" });

/** The sentence that says how a run ended. */
export const ending = (lab: Locator) => lab.getByText(/^(Ended: |Ended after |Stopped after |Could not run: )/);

/** Presses Run and waits for the run's end; returns the sentence that tells of it. */
export async function run(lab: Locator): Promise<string> {
  await runButton(lab).click();
  await expect(ending(lab)).toBeVisible({ timeout: 45_000 });
  return ending(lab).innerText();
}

/** The lines of the output as they stand, without the names beside them. */
export function outputLines(lab: Locator): Promise<string[]> {
  return output(lab)
    .locator(".output-text")
    .evaluateAll((lines) => lines.map((line) => line.textContent ?? ""));
}

/** Rows of the table of events. */
export interface EventRow {
  readonly process: string;
  readonly event: string;
  readonly start: number;
  /** Not a number while it goes on. */
  readonly end: number;
}

/** The table 'Timeline events', which is shown if it was not. */
export async function eventsTable(lab: Locator): Promise<Locator> {
  await lab.getByRole("button", { name: /^(Show as a|Hide the) table$/ }).waitFor();
  const show = lab.getByRole("button", { name: "Show as a table" });
  if ((await show.count()) > 0) await show.click();
  const table = lab.getByRole("table", { name: "Timeline events" });
  await expect(table).toBeVisible();
  return table;
}

/** What the table 'Timeline events' says. */
export async function events(lab: Locator): Promise<EventRow[]> {
  const table = await eventsTable(lab);
  await expect(table.getByRole("columnheader")).toHaveText(["Process", "Event", "Start (ms)", "End (ms)"]);
  const rows = await table
    .getByRole("row")
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim() ?? "")));
  return rows.flatMap(([process, event, start, end]) =>
    process === undefined || event === undefined ? [] : [{ process, event, start: parseFloat(start ?? ""), end: parseFloat(end ?? "") }],
  );
}
