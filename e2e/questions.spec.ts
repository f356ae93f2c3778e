import type { Page } from "@playwright/test";
import { ending, labNamed, output, runButton } from "./lab";
import { expect, test } from "./test";

test.use({ asked: true });

const title = "The same global counter, changed by threads and by processes";

async function openLesson(page: Page) {
  await page.goto("/lessons/processes-and-threads");
  const lab = labNamed(page, title);
  const asked = page.getByRole("region", { name: "Before you run" }).first();
  await expect(asked.getByRole("button", { name: "That is what I expect" })).toBeEnabled();
  return { lab, asked };
}

test("a run is veiled until the reader has said what they expect; then it is checked against the run", async ({ page }) => {
  const { lab, asked } = await openLesson(page);
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.getByText("Say above what you expect").first()).toBeVisible();
  await runButton(lab).click();
  await expect(asked.getByRole("status").last()).toContainText("Say first what you expect");
  await expect(asked.getByRole("radio").first()).toBeFocused();
  await expect(lab.getByText("Say above what you expect").first()).toBeVisible();

  // By keys alone: the third choice, then the button.
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(asked.getByRole("radio").nth(2)).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(asked).toContainText("Not quite. It is the other way round.");
  await expect(asked).toContainText("In the recorded run: counter = 4 with threads, counter = 0 with processes");
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();

  await runButton(lab).click();
  await expect(asked).toContainText("In your run: counter = 4 with threads, counter = 0 with processes", { timeout: 45_000 });

  await page.reload();
  await expect(asked).toContainText("Not quite. Why not?");
  await expect(asked.getByRole("radio").nth(2)).toBeChecked();
  await expect(asked.getByRole("radio").nth(2)).toBeDisabled();
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
});

test("“Show me” lifts the veil at once, and the page remembers it; runs can be shown everywhere", async ({ page }) => {
  const { lab, asked } = await openLesson(page);
  await asked.getByRole("button", { name: "Show me" }).click();
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
  const crash = labNamed(page, "What one worker’s crash does to the other");
  await crash.scrollIntoViewIfNeeded();
  await expect(crash.getByText("Say above what you expect").first()).toBeVisible();
  await page.getByRole("button", { name: "Always show runs at once" }).click();
  await expect(crash.getByText("recorded", { exact: true }).first()).toBeVisible();
});

test("a veiled program runs once its question is answered", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const lab = labNamed(page, "The notes’ snippet");
  const asked = page.getByRole("region", { name: "Before you run" });
  await asked.getByRole("button", { name: "That is what I expect" }).click();
  await expect(asked.getByRole("status").first()).toContainText("Each of them needs an answer.");
  for (const [index, word] of ["guaranteed", "possible", "impossible"].entries()) {
    await asked
      .getByRole("group")
      .nth(index + 1)
      .getByLabel(word, { exact: true })
      .check();
  }
  await asked.getByRole("button", { name: "That is what I expect" }).click();
  await expect(asked).toContainText("Right.");
  await expect(asked).toContainText("In the recorded run: “All processes have finished.” is the last line.");
  await runButton(lab).click();
  await expect(ending(lab)).toBeVisible({ timeout: 30_000 });
  await expect(asked).toContainText("In your run: “All processes have finished.” is the last line.");
  await expect(output(lab)).toContainText("Process-4 prints: 4");
});

test("a quiz says why a choice is wrong, and can be tried again", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const quiz = page.locator("#question-names");
  await quiz.getByLabel("208 is the process id.").check();
  await quiz.getByRole("button", { name: "Check" }).click();
  await expect(quiz).toContainText("Not quite. Ids are another thing");
  await expect(quiz).not.toContainText("A parent numbers");
  await quiz.getByRole("button", { name: "Try again" }).click();
  await quiz.getByLabel("The notebook had made 207 processes before.").check();
  await quiz.getByRole("button", { name: "Check" }).click();
  await expect(quiz).toContainText("Right. A parent numbers its");
  await page.reload();
  await expect(quiz).toContainText("Right. Why?");
});

test("things are put in order by their buttons, and a line is found in a program", async ({ page }) => {
  await page.goto("/lessons/create-a-process");
  const order = page.locator("#question-three-steps");
  const items = order.getByRole("listitem");
  const right = ["makes an object", "start() is called", "The child calls f", "The child ends", "join() returns"];
  for (const [place, words] of right.entries()) {
    const item = items.filter({ hasText: words });
    const at = async () => (await items.allInnerTexts()).findIndex((text) => text.includes(words));
    for (let from = await at(); from > place; from--) await item.getByRole("button", { name: /^Move up/ }).click();
  }
  await order.getByRole("button", { name: "Check" }).click();
  await expect(order).toContainText("Right. Until start()");

  await page.goto("/lessons/processes-and-threads");
  const line = page.locator("#question-lost-update");
  await line.getByLabel("Line 13: deposit(amount)").check();
  await line.getByRole("button", { name: "Check" }).click();
  await expect(line).toContainText("Not quite. Nothing that both threads change is touched there.");
  await line.getByRole("button", { name: "Show the answer" }).click();
  await expect(line.getByLabel("Line 8: balance = balance + amount")).toBeChecked();
  await expect(line).toContainText("A thread that loses its turn in between writes back an old sum.");
});

test("where the browser keeps nothing, answers live as long as the page", async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  const { lab, asked } = await openLesson(page);
  await asked.getByRole("radio").nth(1).check();
  await asked.getByRole("button", { name: "That is what I expect" }).click();
  await expect(asked).toContainText("Right.");
  await expect(lab.getByText("recorded", { exact: true }).first()).toBeVisible();
});
