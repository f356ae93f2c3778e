import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { editor, enterEditor, runButton } from "./lab";
import { expect, test } from "./test";

const tooEarly = `"""Waits too early."""

import time
from multiprocessing import Process

SECONDS = 0.6


def download(what):
    time.sleep(SECONDS)
    print(f"{what} here")


if __name__ == "__main__":
    for what in ("the text is", "the pictures are"):
        process = Process(target=download, args=(what,))
        process.start()
        process.join()
    print("both are here")
`;
const right = tooEarly.replace(
  `    for what in ("the text is", "the pictures are"):
        process = Process(target=download, args=(what,))
        process.start()
        process.join()
`,
  `    processes = [Process(target=download, args=(what,)) for what in ("the text is", "the pictures are")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
`,
);

async function openExercise(page: Page, slug = "create-a-process", title = "Two processes that overlap"): Promise<Locator> {
  await page.goto(`/lessons/${slug}`);
  const exercise = page.getByRole("region", { name: title, exact: true });
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.getByRole("button", { name: "Check my work" })).toBeEnabled();
  return exercise;
}

/** Pastes the program in the place of what is there, by keys alone: typed, its lines would be indented once more. */
async function write(exercise: Locator, program: string): Promise<void> {
  const page = exercise.page();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), program);
  await enterEditor(exercise);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+v");
  await page.keyboard.press("Escape");
  await expect(editor(exercise)).toContainText(program.trim().split("\n").at(-1)?.trim() ?? "");
}

const finding = (exercise: Locator, check: string) => exercise.locator(`[data-check="${check}"]`);
const status = (exercise: Locator) => exercise.getByRole("group", { name: "Exercise" }).getByRole("status");

async function check(exercise: Locator): Promise<void> {
  const button = exercise.getByRole("button", { name: "Check my work" });
  await button.focus();
  await button.press("Enter");
  await expect(status(exercise)).toContainText(/passed/, { timeout: 60_000 });
}

test("an exercise is solved by keyboard: wrong, a hint, right, done", async ({ page }) => {
  test.slow();
  const exercise = await openExercise(page);
  await write(exercise, tooEarly);
  await check(exercise);
  await expect(status(exercise)).toHaveText("6 of 7 checks passed, 1 not yet.");
  const overlap = finding(exercise, "at-once");
  await expect(overlap).toContainText("Not yet");
  await expect(overlap).toContainText("Exactly 2 calls of download go on at the same time.");
  await expect(overlap).toContainText("1 went on at the same time, and never more.");
  await expect(overlap).toContainText("Start both before you wait for either.");
  await expect(finding(exercise, "joined")).toContainText("Passed");

  await overlap.getByRole("button", { name: "Show on the timeline" }).press("Enter");
  await expect(exercise.getByText(/^call download/).first()).toBeVisible();

  await exercise.getByRole("button", { name: "Hint 1 of 3" }).press("Enter");
  await expect(exercise.getByRole("list", { name: "Hints" })).toContainText("How long need both take together?");
  await expect(exercise.getByRole("button", { name: "Hint 2 of 3" })).toBeFocused();

  await write(exercise, right);
  await check(exercise);
  await expect(status(exercise)).toHaveText("Done: all 7 checks are passed.");
  await expect(exercise).toContainText("Exercise, done");

  await page.reload();
  await expect(exercise).toContainText("Exercise, done");
});

test("the solution is explained, and the reader's own program can be had back", async ({ page }) => {
  const exercise = await openExercise(page);
  await write(exercise, "# mine\n");
  await exercise.getByRole("button", { name: "Show the solution" }).click();
  const solution = exercise.getByRole("region", { name: "Solution" });
  await expect(solution).toContainText("start() returns as soon as the process has been made");
  await solution.getByRole("button", { name: "Load the solution" }).click();
  await expect(editor(exercise)).toContainText("Two downloads at the same time.");
  await expect(exercise.getByText("Load the solution: done.")).toBeVisible();
  await exercise.getByRole("button", { name: "Undo" }).click();
  await expect(editor(exercise)).toContainText("# mine");

  await solution.getByRole("button", { name: "Load the solution" }).click();
  await expect(editor(exercise)).toContainText("Two downloads at the same time.");
  // Also after a reload, and after typing, when there is nothing left to undo.
  await expect(exercise.getByText("Edited. Kept in this browser.").or(exercise.getByText("Load the solution: done."))).toBeVisible();
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(editor(exercise)).toContainText("Two downloads at the same time.");
  await exercise.getByRole("button", { name: "Show the solution" }).click();
  await solution.getByRole("button", { name: "Back to my program" }).click();
  await expect(editor(exercise)).toContainText("# mine");
});

test("an answer that was only written down is found out by a run with other numbers", async ({ page }) => {
  const exercise = await openExercise(page, "create-a-pool", "Let the pool finish");
  await write(
    exercise,
    `import time
from multiprocessing import Pool

NUMBERS = [3, 1, 2, 5, 4, 0]


def square(x):
    time.sleep(x / 10)
    return x * x


if __name__ == "__main__":
    with Pool(3) as pool:
        pool.map(square, NUMBERS)
    print([9, 1, 4, 25, 16, 0])
`,
  );
  await check(exercise);
  await expect(finding(exercise, "last-line")).toContainText("In run 2, with NUMBERS = [5, 4, 0, 1, 3, 2]:");
});

test("a check ends when the program is stopped or run by itself", async ({ page }) => {
  const exercise = await openExercise(page);
  await write(exercise, "import time\n\nprint('begun', flush=True)\ntime.sleep(600)\n");
  const button = exercise.getByRole("button", { name: "Check my work" });
  await button.click();
  await expect(exercise.getByRole("log", { name: "Output" })).toContainText("begun", { timeout: 45_000 });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await exercise.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(status(exercise)).toHaveText("The check was ended before it was through.");
  await button.click();
  await expect(exercise.getByRole("log", { name: "Output" })).toContainText("begun");
  await runButton(exercise).click();
  await expect(status(exercise)).toHaveText("The check was ended before it was through.");
});

test("what an exercise needs is asked for again where it could not be loaded", async ({ page }) => {
  let refuse = true;
  await page.route("**/exercises/**", (route) => (refuse ? route.abort() : route.continue()));
  const exercise = await openExercise(page);
  await exercise.getByRole("button", { name: "Hint 1 of 3" }).click();
  await expect(status(exercise)).toContainText("could not be loaded");
  refuse = false;
  await exercise.getByRole("button", { name: "Hint 1 of 3" }).click();
  await expect(exercise.getByRole("list", { name: "Hints" })).toContainText("Hint 1 of 3");
  await expect(status(exercise)).toBeEmpty();
});

test("hints and a solution fit a phone, whatever code is in them", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const exercise = await openExercise(page, "what-is-multiprocessing", "Fewer processes, more for each");
  for (const name of ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Show the solution"]) {
    await exercise.getByRole("button", { name }).click();
  }
  const endOf = async (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right);
  const end = await endOf(exercise);
  expect(await endOf(exercise.getByRole("region", { name: "Solution" }))).toBeLessThan(end);
  for (const words of await exercise.getByRole("list", { name: "Hints" }).getByRole("listitem").all()) {
    expect(await endOf(words)).toBeLessThan(end);
  }
});

test("axe finds nothing wrong with what was found, hints and a solution, in either theme", async ({ page }) => {
  const exercise = await openExercise(page);
  await check(exercise);
  for (const name of ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Show the solution"]) {
    await exercise.getByRole("button", { name }).click();
  }
  await expect(exercise.getByRole("button", { name: "No more hints" })).toHaveAttribute("aria-disabled", "true");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const { violations } = await new AxeBuilder({ page }).include("[data-lab^=exercise]").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
