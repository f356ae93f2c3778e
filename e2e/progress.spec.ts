import { readFileSync } from "node:fs";
import { expect, test } from "./test";

test("sections that have been read are ticked, and the home page leads back to the last one", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  await expect(page.locator("summary", { hasText: "Contents" })).toBeVisible();
  for (const title of ["What to look for on the timeline", "Three loops, where two would do", "What is certain, and what is not"]) {
    await page.getByRole("heading", { name: title }).scrollIntoViewIfNeeded();
    await expect(page.getByRole("heading", { name: title })).toBeInViewport();
  }
  await expect(page.getByText("2 of 7 read")).toBeAttached();
  await page.locator("summary", { hasText: "Contents" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Three loops" }).getByText("(read)")).toBeAttached();

  await page.goto("/");
  await page.getByRole("link", { name: "go on with “What is certain, and what is not”" }).click();
  await expect(page).toHaveURL(/four-processes#what-is-certain-and-what-is-not$/);
  await expect(page.getByRole("heading", { name: "What is certain, and what is not" })).toBeInViewport();
  await page.goto("/");
  await expect(page.getByText(/^[23] of 7 sections, 0 of 4 questions, 0 of 2 exercises$/)).toBeVisible();
});

test("what was answered wrong is asked again when it is due", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const quiz = page.locator("#question-names");
  await quiz.getByLabel("208 is the process id.").check();
  await quiz.getByRole("button", { name: "Check" }).click();
  await expect(quiz).toContainText("Not quite.");

  await page.clock.setSystemTime(Date.now() + 10 * 60_000);
  await page.goto("/progress");
  const main = page.getByRole("main");
  await expect(main).toContainText("1 to ask, from Four processes.");
  await main.getByLabel("The notebook had made 207 processes before.").check();
  await main.getByRole("button", { name: "Check" }).click();
  await expect(main).toContainText("Right. A parent numbers");
  await main.getByRole("button", { name: "Done" }).click();
  await expect(main).toContainText("Nothing is due now. The next question comes on");
});

test("progress is saved, forgotten, and taken from the file again; another file changes nothing", async ({ page }) => {
  await page.goto("/lessons/four-processes");
  const quiz = page.locator("#question-names");
  await quiz.getByLabel("The notebook had made 207 processes before.").check();
  await quiz.getByRole("button", { name: "Check" }).click();
  await expect(quiz).toContainText("Right.");
  await page.goto("/progress");
  await expect(page.getByText("1 of 4 questions")).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  const file = await (await saving).path();
  expect(readFileSync(file, "utf8")).toContain("answer/four-processes/names");

  await page.getByRole("button", { name: "Forget everything" }).click();
  await page.getByRole("button", { name: "Yes, forget what I have done" }).click();
  await expect(page.getByText("1 of 4 questions")).toHaveCount(0);
  await page.getByLabel("File of progress").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("[1]") });
  await expect(page.getByText("x.json is no file of this page’s progress")).toBeVisible();
  await page.getByLabel("File of progress").setInputFiles(file);
  await expect(page.getByText("1 of 4 questions")).toBeVisible();
});

test("two tabs remember together", async ({ page, context }) => {
  await page.goto("/progress");
  const other = await context.newPage();
  await other.goto("/lessons/four-processes");
  await other.mouse.move(50, 50);
  const quiz = other.locator("#question-names");
  await quiz.getByLabel("The notebook had made 207 processes before.").check();
  await quiz.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("1 of 4 questions")).toBeVisible();
});
