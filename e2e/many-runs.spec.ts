import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./test";
import { ending, labNamed, openProgram, output, outputLines, run, runButton } from "./lab";

const manyRuns = (lab: Locator) => lab.getByRole("group", { name: "Many runs" });
const begin = (lab: Locator) => manyRuns(lab).getByRole("button", { name: "Run 20 times" });
const stop = (lab: Locator) => manyRuns(lab).getByRole("button", { name: "Stop the runs" });
const orders = (lab: Locator) => manyRuns(lab).getByRole("list", { name: "Orders that occurred" });
const rows = (lab: Locator, list: string) => manyRuns(lab).getByRole("list", { name: list }).locator(":scope > li");
const bar = (lab: Locator) => manyRuns(lab).locator(".many-runs-bar");

/** How many runs each row counts. */
async function counts(list: Locator): Promise<number[]> {
  return (await list.locator(".share-figures").allInnerTexts()).map((figures) => parseInt(figures, 10));
}

/** How many runs all orders count, those too that are shown only when asked for. */
async function inAllOrders(lab: Locator): Promise<number> {
  const more = manyRuns(lab).getByRole("button", { name: /^Show \d+ more$/ });
  if ((await more.count()) > 0) await more.click();
  return sum(await counts(orders(lab)));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

const fiveProcesses = `from multiprocessing import Process

def say(number):
    print("hello from", number)

if __name__ == "__main__":
    processes = [Process(target=say, args=(number,)) for number in range(5)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("done")
`;

const allDone = (lab: Locator) => expect(bar(lab)).toContainText("20 of 20 runs done.", { timeout: 45_000 });

test("runs a program 20 times and counts the orders; any of them can be looked at, two beside each other", async ({ page }) => {
  const lab = await openProgram(page, fiveProcesses);
  await begin(lab).click();
  await expect(bar(lab)).toContainText(/[1-9]\d? of 20/);
  await expect(stop(lab)).toBeEnabled();
  await allDone(lab);
  expect(await inAllOrders(lab)).toBe(20);
  expect(await rows(lab, "Last line printed").allInnerTexts()).toEqual([expect.stringMatching(/^20 of 20\s+done$/)]);
  expect(await rows(lab, "How they ended").allInnerTexts()).toEqual([expect.stringMatching(/^20 of 20\s+ended with exit code 0$/)]);
  await expect(manyRuns(lab)).toContainText(
    /(different orders in|The same order in all) 20 runs\. Orders that did not occur in these 20 runs may still be possible\./,
  );

  // What is shown in the lab is in the order that the row tells.
  const last = rows(lab, "Orders that occurred").last();
  const name = await last.getByRole("button", { name: /^Show run/ }).innerText();
  const lines = await last.locator(".sequence-line").allInnerTexts();
  await last.getByRole("button", { name: /^Show run/ }).click();
  await expect(output(lab)).toContainText("done");
  expect((await outputLines(lab)).slice(0, 5)).toEqual(expect.arrayContaining(lines.filter((line) => line.startsWith("hello"))));
  expect((await outputLines(lab)).filter((line) => lines.includes(line))).toEqual(lines);
  const which = `${name.replace("Show ", "")} of 20`;
  await expect(lab.getByText(`${which}, yours`)).toBeVisible();
  await expect(lab.getByRole("region", { name: "Timeline", exact: true }).getByText(which)).toBeVisible();
  await expect(lab.getByRole("application", { name: /^Timeline: picture of the run, 6 processes/ })).toBeFocused();

  // The ends of processes come in other orders, too.
  await manyRuns(lab).getByRole("radio", { name: "starts and ends of processes" }).check();
  await expect(orders(lab)).toContainText(/Process-\d (starts|ends)/);
  expect(await inAllOrders(lab)).toBe(20);

  // An ordinary run is as before.
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  await expect(lab.getByText(/, yours$/)).toHaveCount(0);
  expect((await outputLines(lab)).at(-1)).toBe("done");
});

const eitherFirst = `import random

first, second = random.sample(["a", "b"], 2)
print(first)
print(second)
`;

test("two runs beside each other", async ({ page }) => {
  const lab = await openProgram(page, eitherFirst);
  await begin(lab).click();
  await allDone(lab);
  const boxes = orders(lab).getByRole("checkbox", { name: /^compare run/ });
  await expect(boxes).toHaveCount(2);
  await boxes.nth(0).check();
  await expect(manyRuns(lab)).toContainText("Choose another run to compare it with.");
  await boxes.nth(1).check();
  await expect(manyRuns(lab)).toContainText(/They part at the first mark: [ab] in run \d+ of 20, [ab] in run \d+ of 20\./);
  await expect(manyRuns(lab).getByRole("region", { name: /^Timeline: run \d+ of 20$/ })).toHaveCount(2);
  await expect(manyRuns(lab).getByRole("application", { name: /picture of the run, 1 process$/ })).toHaveCount(2);
  await manyRuns(lab).getByRole("button", { name: "Stop comparing" }).press("Enter");
  await expect(manyRuns(lab).getByRole("group", { name: "Orders" })).toBeFocused();
  await expect(boxes.nth(0)).not.toBeChecked();
});

test("stopped midway, what there is stays, and the lab runs as before", async ({ page }) => {
  const lab = await openProgram(page, "import time\ntime.sleep(0.5)\nprint('slept')\n");
  await begin(lab).click();
  await expect(rows(lab, "How they ended")).toHaveText(/^[1-9]\d? of/);
  await stop(lab).click();
  await expect(bar(lab)).toContainText(/\d+ runs? done, then stopped\./);
  const [done] = await counts(manyRuns(lab).getByRole("list", { name: "How they ended" }));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(20);
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["slept"]);

  // And Run, pressed while the runs go on, is the run that the reader gets.
  await begin(lab).click();
  await expect(rows(lab, "How they ended")).toHaveText(/^[1-9]\d? of/);
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  await expect(bar(lab)).toContainText("because a program was started on this page");
});

const perhapsStuck = `import random
from multiprocessing import Lock

lock = Lock()
lock.acquire()
print("begun", flush=True)
if random.random() < 0.5:
    lock.acquire()
raise SystemExit(3)
`;

test("a deadlock and an exit code are outcomes to be counted, a program that reads is stopped", async ({ page }) => {
  test.slow();
  const lab = await openProgram(page, perhapsStuck);
  await begin(lab).click();
  await allDone(lab);
  const endings = rows(lab, "How they ended");
  await expect(endings).toHaveCount(2);
  expect(sum(await counts(manyRuns(lab).getByRole("list", { name: "How they ended" })))).toBe(20);
  const stuck = endings.filter({ hasText: "stuck in a deadlock" });
  await expect(endings.filter({ hasText: "ended with exit code 3" })).toHaveCount(1);
  await stuck.getByRole("button", { name: /^Show run/ }).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expect(lab.getByRole("application", { name: /picture of the run/ })).toBeFocused();
  await expect(output(lab)).not.toContainText("KeyboardInterrupt");

  await openProgram(page, "print(input('Your name? '))\n");
  await begin(lab).click();
  await expect(bar(lab)).toContainText("Run 1 waits for something to be typed");
});

test("a lesson's lab, by keyboard alone", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(runButton(lab)).toBeEnabled();
  await begin(lab).focus();
  await page.keyboard.press("Enter");
  await expect(stop(lab)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(stop(lab)).toBeFocused();
  await expect(rows(lab, "Orders that occurred").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(bar(lab)).toContainText(/runs? done, then stopped/);
  await expect(stop(lab)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await allDone(lab);
  await expect(begin(lab)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const prints = manyRuns(lab).getByRole("radio", { name: "lines printed" });
  await expect(prints).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(manyRuns(lab).getByRole("radio", { name: "starts and ends of processes" })).toBeFocused();
  await page.keyboard.press("Tab");
  const show = orders(lab)
    .getByRole("button", { name: /^Show run/ })
    .first();
  await expect(show).toBeFocused();
  const which = (await show.innerText()).replace("Show ", "");
  await page.keyboard.press("Enter");
  await expect(lab.getByText(`${which} of 20, yours`)).toBeVisible();
  await expect(lab.getByRole("application", { name: /picture of the run/ })).toBeFocused();
});

for (const theme of ["light", "dark"] as const) {
  test(`no accessibility violations among the results, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const lab = await openProgram(page, eitherFirst);
    await begin(lab).click();
    await allDone(lab);
    for (const box of await orders(lab).getByRole("checkbox").all()) await box.check();
    await expect(manyRuns(lab).getByRole("application")).toHaveCount(2);
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page) {
  return (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("one program of a comparison", async ({ page }) => {
  test.slow();
  await page.goto("/lessons/processes-and-threads");
  const lab = page
    .locator("[data-lab]")
    .filter({ has: page.getByRole("combobox", { name: "Program" }) })
    .first();
  const program = manyRuns(lab).getByRole("combobox", { name: "Program" });
  await program.selectOption({ index: 1 });
  await begin(lab).click();
  await expect(rows(lab, "How they ended")).toHaveText(/^[1-9]\d? of/);
  await expect(program).toBeDisabled();
  await stop(lab).click();
  // The most frequent order first: the second run's, where that and the third were alike.
  const show = rows(lab, "Orders that occurred")
    .first()
    .getByRole("button", { name: /^Show run/ });
  const run = (await show.innerText()).replace("Show ", "");
  await show.click();
  await expect(lab.getByRole("application").nth(1)).toBeFocused();
  await expect(lab.getByText(`${run} of 20, yours`)).toHaveCount(1);
});
