import { expect, test } from "./test";
import { ending, enterEditor, events, eventsTable, labNamed, openProgram, output, runButton, stopButton } from "./lab";

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
  await enterEditor(lab);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  const rows = await events(lab);
  expect(rows.map(({ event }) => event)).toEqual(expect.arrayContaining(["starts", "running", "call work", "print", "exit 0"]));
  expect(rows.map(({ start }) => start)).toEqual(rows.map(({ start }) => start).toSorted((a, b) => a - b));

  await expect(lab.getByRole("group", { name: "Table of events" })).toBeVisible();
  const call = lab.getByRole("row", { name: /call work/ });
  await call.click();
  await expect(call).toHaveAttribute("aria-current", "true");
  await expect(lab.locator(".lit-line")).toHaveCount(1);
  await expect(output(lab).locator(".output-lit")).toHaveText(["done"]);

  // By keyboard: the row that is picked is the table's one tab stop.
  await lab.getByRole("button", { name: "Hide the table" }).focus();
  const stop = call.getByRole("button");
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(stop).toBeFocused({ timeout: 100 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  const printed = lab.getByRole("row", { name: /print/ });
  await expect(printed).toHaveAttribute("aria-current", "true");
  await expect(call).not.toHaveAttribute("aria-current");
  await page.keyboard.press("Home");
  await expect(lab.getByRole("row", { name: /starts/ })).toHaveAttribute("aria-current", "true");
});

test("the table names who sent a message or a signal, and who received it", async ({ page }) => {
  const lab = await openProgram(
    page,
    `import time
from multiprocessing import Pipe, Process

def work(connection):
    connection.send(connection.recv() + 1)
    time.sleep(60)

if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    ours.send(1)
    print(ours.recv())
    time.sleep(0.2)  # Killed at once, it might not have told that it sent.
    child.terminate()
    child.join()
`,
  );
  await runButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  const rows = (await events(lab)).map(({ process, event }) => `${process} ${event}`);
  const links = rows.filter((row) => /(sent|received)/.test(row));
  expect(links).toEqual([
    expect.stringMatching(/^MainProcess sent \d+ bytes to Process-1$/),
    expect.stringMatching(/^Process-1 received \d+ bytes from MainProcess$/),
    expect.stringMatching(/^Process-1 sent \d+ bytes to MainProcess$/),
    expect.stringMatching(/^MainProcess received \d+ bytes from Process-1$/),
    "MainProcess sent SIGTERM to Process-1",
  ]);
  expect(rows).toContain("Process-1 exit -15");
});

test("the table tells who held a lock, and who had it before", async ({ page }) => {
  const lab = await openProgram(
    page,
    `from multiprocessing import Lock, Process

def work(lock):
    with lock:
        print("mine")

if __name__ == "__main__":
    lock = Lock()
    with lock:
        child = Process(target=work, args=(lock,))
        child.start()
    child.join()
`,
  );
  await runButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  const rows = (await events(lab)).map(({ process, event }) => `${process} ${event}`);
  expect(rows.filter((row) => row.includes(" held"))).toEqual(["MainProcess lock 1 held", "Process-1 lock 1 held, after MainProcess"]);
  await expect(lab.getByRole("list", { name: "Legend" })).toContainText("lock held");
});

test("nine processes fit the picture by themselves, and the reader may have higher lanes or lower ones", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  const picture = lab.getByRole("application", { name: /picture of the run, 9 processes/ });
  await picture.scrollIntoViewIfNeeded();
  const overflow = () => picture.evaluate((element) => element.scrollHeight - element.clientHeight);
  // Before the picture is drawn there is nothing to scroll either.
  await expect
    .poll(() =>
      picture
        .locator("canvas")
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.width),
    )
    .toBeGreaterThan(300);
  expect(await overflow()).toBe(0);
  const lanes = lab.getByRole("combobox", { name: "Height of the lanes" });
  await lanes.selectOption("roomy");
  await expect.poll(overflow).toBeGreaterThan(100);
  await lanes.selectOption("dense");
  await expect.poll(overflow).toBe(0);
  await lanes.selectOption("auto");
  await expect.poll(overflow).toBe(0);
});

test("a click between the rows of a lane says what is nearest there, in words that wrap on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  const picture = lab.getByRole("application", { name: /picture of the run/ });
  await picture.scrollIntoViewIfNeeded();
  const details = lab.locator("p[aria-live]").filter({ hasText: /Point at a bar|MainProcess/ });
  await expect(details).toContainText("Point at a bar");
  await expect
    .poll(() =>
      picture
        .locator("canvas")
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.width),
    )
    .toBeGreaterThan(300);
  // Right at the top of the first lane, above all its rows, in the middle of the run.
  const box = (await picture.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.65, box.y + 24);
  await expect(details).toContainText("MainProcess");
  await expect(details).toContainText("waiting for");
  expect(
    await details.evaluate(
      (element) => element.scrollWidth <= element.clientWidth && getComputedStyle(element).textOverflow !== "ellipsis",
    ),
  ).toBe(true);
});

test("the legend is five signs that tell what they mean, and the others that occur behind a button", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  const legend = lab.getByRole("list", { name: "Legend" });
  await expect(legend.getByRole("listitem")).toHaveText(["starting", "running", "sleeping", "waiting", "exit", /^More signs/]);
  await legend.getByRole("button", { name: "waiting" }).hover();
  await expect(lab.getByRole("tooltip")).toContainText("before another process, a lock or the reader does something");
  await page.keyboard.press("Escape");
  await legend.getByRole("button", { name: "exit" }).focus();
  await expect(lab.getByRole("tooltip").last()).toContainText("exit code");
  const task = legend.getByRole("listitem").filter({ hasText: /^task$/ });
  await expect(task).toBeHidden();
  await legend.getByRole("button", { name: "More signs" }).click();
  await expect(task).toBeVisible();
});

test("the page has no table of events until somebody asks for it", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(lab.getByRole("table")).toHaveCount(0);
  const table = await eventsTable(lab);
  await expect(table.getByRole("row").nth(50)).toBeAttached();
  await lab.getByRole("button", { name: "Hide the table" }).click();
  await expect(table).toHaveCount(0);
});
