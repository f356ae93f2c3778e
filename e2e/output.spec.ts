import { expect, test } from "./test";
import { openProgram, output, outputLines, run } from "./lab";

const twoWriters = `import sys
from multiprocessing import Process

def child():
    print("from the child")

if __name__ == "__main__":
    print("from the main process", flush=True)
    process = Process(target=child, name="Kid")
    process.start()
    process.join()
    print("a warning", file=sys.stderr)
`;

test("each line is marked with the process that wrote it, and stderr is told apart", async ({ page }) => {
  const lab = await openProgram(page, twoWriters);
  await run(lab);
  expect(await outputLines(lab)).toEqual(["from the main process", "from the child", "a warning"]);
  await expect(output(lab).locator(".output-row")).toHaveText([
    /^MainProcess \d+from the main process$/,
    /^Kid \d+from the child$/,
    /^MainProcess \d+a warning$/,
  ]);
  await expect(output(lab).getByRole("img", { name: "stderr" })).toHaveCount(1);
});

test("the output of one process can be shown alone", async ({ page }) => {
  const lab = await openProgram(page, twoWriters);
  await run(lab);
  const of = lab.getByRole("combobox", { name: "of", exact: true });
  await expect(of.getByRole("option")).toHaveText(["all processes", /^MainProcess \d+$/, /^Kid \d+$/]);
  await of.selectOption({ index: 2 });
  await expect(output(lab).locator(".output-text")).toHaveText(["from the child"]);
  await of.selectOption("all processes");
  await expect(output(lab).locator(".output-text")).toHaveCount(3);

  await of.selectOption({ index: 2 });
  await run(lab);
  await expect(of).toHaveValue("all");
  await expect(output(lab).locator(".output-text")).toHaveCount(3);
});

test("Copy gives the program's own words, and Clear empties the output", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const lab = await openProgram(page, twoWriters);
  await run(lab);
  await lab.getByRole("button", { name: "Copy" }).click();
  await expect(lab.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("from the main process\nfrom the child\na warning\n");
  await lab.getByRole("button", { name: "Clear" }).click();
  await expect(output(lab).locator(".output-row")).toHaveCount(0);
  await expect(lab.getByText("Copied.")).toHaveCount(0);
});

test("a line's mark leads to its moment on the timeline, and a picked event lights up its line of code and of output", async ({ page }) => {
  const lab = await openProgram(page, twoWriters);
  await run(lab);
  await output(lab)
    .getByTitle(/^Kid, pid \d+: show on the timeline$/)
    .click();
  const timeline = lab.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByText(/^Kid\s*print at [\d.]+ ms.* line 5$/)).toBeVisible();
  await expect(output(lab).locator(".output-lit")).toHaveText("from the child");
  await expect(lab.locator(".lit-line")).toHaveCount(1);

  // A new run begins with nothing picked.
  await run(lab);
  await expect(timeline.getByText("Point at a bar, or select it, to see what it is.")).toBeVisible();
  await expect(lab.locator(".lit-line")).toHaveCount(0);
});

test("what the pointer is on lights up its line of code and its lines of output, as long as it is there", async ({ page }) => {
  const lab = await openProgram(
    page,
    `import time

def work():
    print("inside", flush=True)
    time.sleep(2)

print("outside", flush=True)
work()
`,
  );
  await run(lab);
  const picture = lab.getByRole("application", { name: /picture of the run/ });
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error("The timeline has no place.");
  // The first lane: its calls lie under its states.
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 58);
  await expect(lab.getByText(/^[\d.]+ m?s to [\d.]+ m?s, line 3$/)).toBeVisible();
  await expect(lab.locator(".lit-line")).toHaveCount(1);
  await expect(output(lab).locator(".output-lit")).toHaveText(["inside"]);
  await page.mouse.move(box.x, box.y - 60);
  await expect(lab.locator(".lit-line")).toHaveCount(0);
  await expect(output(lab).locator(".output-lit")).toHaveCount(0);
});

test("what a program writes is shown as a terminal would show it", async ({ page }) => {
  const lab = await openProgram(
    page,
    `print("10 %", end="\\r")
print("100 %")
print("\\x1b[31mred\\x1b[0m")
print("<b>bold</b> &amp;")
print("é 漢 🐍")
print("no newline", end="")
`,
  );
  await run(lab);
  expect(await outputLines(lab)).toEqual(["100 %", "red", "<b>bold</b> &amp;", "é 漢 🐍", "no newline"]);
});

for (const lines of [100, 1000]) {
  test(`a print picked on the timeline brings its line into view, of ${lines}`, async ({ page }) => {
    const lab = await openProgram(page, `for number in range(${lines}):\n    print("line", number, flush=True)\n`);
    await run(lab);
    const log = output(lab);
    const show = () => log.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await show();
    await expect(log.getByText(`line ${lines - 1}`, { exact: true })).toBeInViewport();
    const first = log.getByText("line 0", { exact: true });
    await expect(first).not.toBeInViewport();
    await lab.getByRole("button", { name: "Show as a table" }).click();
    await lab.getByRole("row", { name: /print/ }).first().click();
    await show();
    await expect(first).toBeInViewport();
    await expect(log.locator(".output-lit")).toHaveText("line 0");
  });
}
