import type { Locator } from "@playwright/test";
import { expect, test } from "./test";
import {
  editor,
  ending,
  events,
  labNamed,
  openProgram,
  openPrograms,
  output,
  outputLines,
  run,
  runButton,
  stopButton,
  typeInEditor,
} from "./lab";

/** Whatever happened before: a program runs now, and its output is there. */
async function expectNextRunWorks(lab: Locator): Promise<void> {
  await openProgram(lab.page(), "print('still', 'here')\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["still here"]);
}

test("Stop ends an endless loop in a child, and the next run works", async ({ page }) => {
  const lab = await openProgram(
    page,
    `from multiprocessing import Process

def spin():
    print("spinning", flush=True)
    while True:
        pass

if __name__ == "__main__":
    child = Process(target=spin)
    child.start()
    child.join()
`,
  );
  await expect(stopButton(lab)).toBeDisabled();
  await runButton(lab).click();
  await expect(output(lab)).toContainText("spinning");
  await expect(stopButton(lab)).toBeEnabled();
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after .+, 2 processes\. Every process was ended\.$/);
  await expectNextRunWorks(lab);
});

test("processes that follow one another share a few workers", async ({ page }) => {
  let workers = 0;
  const lab = await openProgram(
    page,
    `from multiprocessing import Process

def work():
    pass

if __name__ == "__main__":
    for _ in range(30):
        child = Process(target=work)
        child.start()
        child.join()
`,
  );
  page.on("worker", () => workers++);
  expect(await run(lab)).toMatch(/^Ended: exit code 0, .+, 31 processes\.$/);
  expect(workers).toBeLessThan(10);
});

test("an exception in a child: CPython's traceback, the line marked, the end in words", async ({ page }) => {
  const lab = await openProgram(
    page,
    `from multiprocessing import Process

def fail():
    raise ValueError("no good")

if __name__ == "__main__":
    child = Process(target=fail)
    child.start()
    child.join()
    print("exit code", child.exitcode)
`,
  );
  expect(await run(lab)).toMatch(/^Ended: exit code 0, .+, 2 processes\.$/);
  const lines = await outputLines(lab);
  expect(lines[0]).toBe("Process Process-1:");
  expect(lines[1]).toBe("Traceback (most recent call last):");
  expect(lines.join("\n")).toMatch(/\n {2}File ".*main\.py", line 4, in fail\n {4}raise ValueError\("no good"\)\nValueError: no good\n/);
  expect(lines.at(-1)).toBe("exit code 1");
  await expect(output(lab).getByRole("img", { name: "stderr" }).first()).toBeVisible();
  await expect(lab.getByText(/^Line 4, Process-1 \d+: ValueError: no good$/)).toBeVisible();
  await expect(lab.locator(".failed-line")).toHaveCount(1);

  // What is marked belongs to the text that was run: another text has no marks.
  await typeInEditor(lab, "# mended\n");
  await expect(lab.locator(".failed-line")).toHaveCount(0);
});

test("a syntax error is told by line, and nothing runs", async ({ page }) => {
  const lab = await openProgram(page, "print('never')\ndef broken(:\n    pass\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1, .+, 1 process\.$/);
  const text = (await outputLines(lab)).join("\n");
  expect(text).toMatch(/File ".*main\.py", line 2\n {4}def broken\(:\n/);
  expect(text).toMatch(/SyntaxError: invalid syntax$/);
  expect(text).not.toContain("never\n");
  await expect(lab.getByText(/^Line 2, MainProcess \d+: SyntaxError/)).toBeVisible();
});

test("exit codes are said as the program gave them", async ({ page }) => {
  const lab = await openProgram(page, "import sys\nsys.exit(3)\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 3, /);
  await openProgram(page, "import os\nprint('lost, as it was never flushed', end='')\nos._exit(7)\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 7, /);
  expect(await outputLines(lab)).toEqual([]);
  await openProgram(page, "import sys\nsys.exit('a reason')\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1, /);
  expect(await outputLines(lab)).toEqual(["a reason"]);
});

test("input() waits for the reader, who types a line, or ends the input", async ({ page }) => {
  const lab = await openProgram(
    page,
    `name = input("Who? ")
print("hello", name)
try:
    input("Again? ")
except EOFError:
    print("the end")
`,
  );
  await runButton(lab).click();
  const line = lab.getByRole("textbox", { name: "Program input" });
  await expect(lab.getByText(/^MainProcess, pid \d+, waits for a line\.$/)).toBeVisible();
  await expect(line).toBeFocused();
  // Right after what was printed last, in the log itself, and in view.
  await expect(output(lab).getByRole("textbox", { name: "Program input" })).toBeInViewport({ ratio: 1 });
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(output(lab)).toContainText("Again?");
  await lab.getByRole("button", { name: "End input" }).click();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  await expect(line).toHaveCount(0);
  expect(await outputLines(lab)).toEqual(["Who? typed: Ada", "hello Ada", "Again? the end"]);
});

test("input() is in view after a long output, and when the lab has been scrolled away from", async ({ page }) => {
  const lab = await openProgram(page, "for number in range(100):\n    print(number, flush=True)\ninput('More? ')\n");
  await page.setViewportSize({ width: 390, height: 600 });
  await runButton(lab).click();
  const line = output(lab).getByRole("textbox", { name: "Program input" });
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Enter");
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
});

test("a flood of lines leaves the page usable, and says how many were dropped", async ({ page }) => {
  test.slow();
  const lab = await openProgram(page, "for n in range(300_000):\n    print('line', n)\n");
  await runButton(lab).click();
  await expect(lab.getByText(/^The first [\d,]+ lines were dropped: only the latest are kept\.$/)).toBeVisible({ timeout: 60_000 });
  // The page answers while it goes on.
  await lab.getByRole("button", { name: "Keys" }).click();
  await expect(lab.getByText("zoom to the selected event")).toBeVisible();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/, { timeout: 90_000 });
  expect((await outputLines(lab)).at(-1)).toBe("line 299999");
  // However many lines there are, the page holds few of them.
  expect(await output(lab).locator(".output-row").count()).toBeLessThan(300);
});

test("a fork bomb ends with words, and the page stays usable", async ({ page }) => {
  test.slow();
  const lab = await openProgram(
    page,
    `from multiprocessing import Process

def bomb():
    while True:
        Process(target=bomb).start()

if __name__ == "__main__":
    bomb()
`,
  );
  await runButton(lab).click();
  await expect(output(lab)).toContainText("Resource temporarily unavailable", { timeout: 90_000 });
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expectNextRunWorks(lab);
});

test("a process that takes all memory ends with MemoryError; the others live on", async ({ page }) => {
  const lab = await openProgram(
    page,
    `from multiprocessing import Process

def hoard():
    kept = []
    while True:
        kept.append(bytearray(200_000_000))

if __name__ == "__main__":
    child = Process(target=hoard)
    child.start()
    child.join()
    print("the child ended with exit code", child.exitcode)
`,
  );
  expect(await run(lab)).toMatch(/^Ended: exit code 0, .+, 2 processes\.$/);
  expect((await outputLines(lab)).slice(-2)).toEqual(["MemoryError", "the child ended with exit code 1"]);
  await expect(lab.getByText(/^Line 6, Process-1 \d+: MemoryError/)).toBeVisible();
  await expectNextRunWorks(lab);
});

test("a lock whose holder was killed stays locked: the others wait until Stop, and the next run works", async ({ page }) => {
  const lab = await openProgram(
    page,
    `from multiprocessing import Event, Lock, Process

def hold(lock, held):
    lock.acquire()
    held.set()
    Event().wait()

if __name__ == "__main__":
    lock, held = Lock(), Event()
    holder = Process(target=hold, args=(lock, held))
    holder.start()
    held.wait()
    holder.kill()
    holder.join()
    print("killed:", holder.exitcode, flush=True)
    lock.acquire()
`,
  );
  await runButton(lab).click();
  await expect(output(lab)).toContainText("killed: -9");
  await expect(lab.getByRole("region", { name: "Deadlock" })).toContainText("held when it ended");
  await expect
    .poll(async () => (await events(lab)).at(-1))
    .toMatchObject({
      process: "MainProcess",
      event: expect.stringMatching(/^deadlock: waits for the lock that Process-1 held when it ended/),
    });
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expectNextRunWorks(lab);
});

test("children that outlive the main process are ended, and said to be", async ({ page }) => {
  const lab = await openProgram(
    page,
    `import os
from multiprocessing import Event, Process

def wait(ready):
    ready.set()
    Event().wait()

if __name__ == "__main__":
    for _ in range(2):
        ready = Event()
        Process(target=wait, args=(ready,)).start()
        ready.wait()
    os._exit(7)
`,
  );
  expect(await run(lab)).toMatch(
    /^Ended: exit code 7, .+, 3 processes\. 2 processes were still running when the main process ended, and were ended with it\.$/,
  );
  await expectNextRunWorks(lab);
});

test("a run asked for before Python is ready starts by itself", async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/engine/**", async (route) => {
    await held;
    await route.continue();
  });
  const lab = await openProgram(page, "print('at last')\n");
  await runButton(lab).click();
  await expect(lab.getByText("The program starts by itself as soon as Python is ready.")).toBeVisible();
  await expect(lab.getByText(/^starts when ready: Python 3\.14 loading \d+ %$/)).toBeVisible();
  letGo();
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["at last"]);
});

test("Stop before Python is ready takes the run back", async ({ page }) => {
  await page.route("**/engine/**", () => {});
  const lab = await openProgram(page, "print('never')\n");
  await runButton(lab).click();
  await stopButton(lab).click();
  await expect(lab.getByText("Stopped before it began: Python was still loading.")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("of two labs on a page one runs at a time: the other is stopped, and says so", async ({ page }) => {
  await page.goto("/lessons/create-a-process");
  const [first, second] = [labNamed(page, "The notes’ snippet"), labNamed(page, "One process")];
  await typeInEditor(first, "while True: pass\n");
  await runButton(first).click();
  await expect(first.getByText("Nothing printed yet.")).toBeVisible();
  await second.scrollIntoViewIfNeeded();
  expect(await run(second)).toMatch(/^Ended: exit code 0/);
  expect((await outputLines(second)).at(-1)).toBe("Process-1 ended with exit code 0");
  await expect(first.getByText(/^Stopped here, because a program was started elsewhere on this page\./)).toBeVisible();
  await expect(ending(first)).toHaveText(/^Stopped after /);
});

test("another program takes away what the last one left, and says whose that was", async ({ page }) => {
  const lab = await openProgram(page, "raise SystemExit(1 / 0)\n");
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  await expect(output(lab)).toContainText("ZeroDivisionError");
  await lab.getByRole("combobox", { name: "Start from" }).selectOption({ index: 1 });
  await expect(output(lab)).not.toContainText("ZeroDivisionError");
  await expect(lab.getByText(/^What main\.py had printed is gone from here, since you opened another program\./)).toBeVisible();
  await expect(ending(lab)).toHaveCount(0);
  await expect(lab.getByText(/^Line \d+, MainProcess/)).toHaveCount(0);
});

test("files beside the program can be imported, also by a spawned child", async ({ page }) => {
  const lab = await openPrograms(page, {
    "main.py":
      "from multiprocessing import Process\nimport shapes\n\nif __name__ == '__main__':\n    child = Process(target=shapes.area, args=(6, 7))\n    child.start()\n    child.join()\n",
    "shapes.py": "def area(a, b):\n    print('area', a * b)\n",
  });
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["area 42"]);
  await lab.getByRole("combobox", { name: "Start method" }).selectOption("spawn");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["area 42"]);
});

test("an exception in an imported file leads to that file", async ({ page }) => {
  const lab = await openPrograms(page, {
    "main.py": "import broken\n\nbroken.go()\n",
    "broken.py": "def go():\n    return 1 / 0\n",
  });
  await lab.getByRole("tab", { name: "main.py" }).click();
  expect(await run(lab)).toMatch(/^Ended: exit code 1/);
  await expect(lab.getByText(/^broken\.py, line 2, MainProcess \d+: ZeroDivisionError: division by zero$/)).toBeVisible();
  await lab.getByRole("button", { name: "Show broken.py" }).click();
  await expect(editor(lab)).toContainText("return 1 / 0");
  await expect(lab.locator(".failed-line")).toHaveCount(1);
});
