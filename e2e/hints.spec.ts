import type { Locator } from "@playwright/test";
import { expect, test } from "./test";
import { openProgram, output, outputLines, run, toTop } from "./lab";

const hint = (lab: Locator) =>
  output(lab)
    .getByRole("paragraph")
    .filter({ hasText: /^Hint of this page/ });

test("under the traceback of an import stands what is here instead, and the traceback is whole", async ({ page }) => {
  const lab = await openProgram(page, "import numpy as np\n\nprint(np.zeros(3))\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  await expect(hint(lab)).toHaveText(
    "Hint of this pagenumpy isn’t here: only Python’s standard library is. statistics, array and math cover small things.",
  );
  expect(await outputLines(lab)).toEqual([
    "Traceback (most recent call last):",
    '  File "/home/pyodide/main.py", line 1, in <module>',
    "    import numpy as np",
    "ModuleNotFoundError: No module named 'numpy'",
  ]);
  await toTop(lab);
  await expect(hint(lab)).toBeInViewport();

  await lab.getByRole("button", { name: "Clear" }).click();
  await expect(hint(lab)).toHaveCount(0);
});

test("a notebook’s line is told from Python’s own", async ({ page }) => {
  const lab = await openProgram(page, "import os\n!pip install numpy\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  await expect(hint(lab)).toContainText("Nothing can be installed here: only Python’s standard library is there. Take this line out.");
  expect((await outputLines(lab)).at(-1)).toBe("SyntaxError: invalid syntax");
});

test("a child that starts a child for want of a guard says so in Python’s words first, then in the page’s", async ({ page }) => {
  const lab = await openProgram(page, "from multiprocessing import Process\n\nProcess(target=print, args=('hello',)).start()\n");
  await lab.getByRole("combobox", { name: "Start method" }).selectOption("spawn");
  await run(lab);
  await expect(hint(lab)).toContainText("Put the lines that start processes under if __name__ == '__main__':");
  expect((await outputLines(lab)).join("\n")).toContain("An attempt has been made to start a new process before the");
  await toTop(lab);
  await expect(hint(lab)).toBeInViewport();

  // Only of the process whose output is shown.
  const of = lab.getByRole("combobox", { name: "of", exact: true });
  await of.selectOption({ index: 1 });
  await expect(hint(lab)).toHaveCount(0);
  await of.selectOption({ index: 2 });
  await expect(hint(lab)).toHaveCount(1);
});

test("the program’s own exceptions have no hint, whatever their words", async ({ page }) => {
  const lab = await openProgram(page, "raise ValueError('Pool not running')\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  expect((await outputLines(lab)).at(-1)).toBe("ValueError: Pool not running");
  await expect(hint(lab)).toHaveCount(0);
});

test("after a flood of lines the hint is in view, too", async ({ page }) => {
  const lab = await openProgram(page, "for number in range(1000):\n    print(number)\n[0] * 10**10\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  await expect(hint(lab)).toContainText("Python is a 32-bit one here");
  await toTop(lab);
  await expect(hint(lab)).toBeInViewport();
  await expect(output(lab).getByText(/^OverflowError: /)).toBeInViewport();
});
