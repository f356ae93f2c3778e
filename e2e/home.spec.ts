import { expect, test } from "./test";
import { ending, labOf, outputLines, toTop } from "./lab";

test("the home page begins with a program that runs by itself, and says what the run came to", async ({ page }) => {
  await page.goto("/");
  const lab = labOf(page);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0, .+, 5 processes\.$/);
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  const words = lab.getByText(
    /^Four processes beside the main one, up to (two|three|four) at work at once: [\d.]+ s of work in [\d.]+ (s|ms)\./,
  );
  await expect(words).toBeVisible();
  const lines = await outputLines(lab);
  expect([...lines].sort()).toEqual(["Ada slept for 0.8 s", "Bea slept for 0.2 s", "Cleo slept for 0.6 s", "Dot slept for 0.4 s"]);
  // The longest nap ends last, though it began first.
  expect(lines.at(-1)).toBe("Ada slept for 0.8 s");

  await lab.getByRole("button", { name: "Run", exact: true }).click();
  await expect(words).toHaveCount(0);
  await expect(words).toBeVisible();
});

test("who has asked for less motion sees the recorded run, named so, until they press Run", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/");
  const lab = labOf(page);
  await expect(lab.getByText(/^Recorded: Four processes beside the main one/)).toBeVisible();
  await expect(page.getByText(/^ready, \d+ processes warm$/).first()).toBeVisible();
  await expect(lab.getByText("recorded", { exact: true })).not.toHaveCount(0);
  await lab.getByRole("button", { name: "Run", exact: true }).click();
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
});

test("the first program, its timeline and its sentence fit the first screen of a laptop", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/");
  const lab = labOf(page);
  await expect(lab.getByRole("button", { name: /^Run/ })).toBeInViewport({ ratio: 1 });
  await expect(lab.getByRole("application", { name: /picture of the run/ })).toBeInViewport({ ratio: 1 });
  await expect(lab.getByText(/Four processes beside the main one/)).toBeInViewport({ ratio: 1 });
  await toTop(lab);
  await expect(lab.getByText("Process(target=nap")).toBeInViewport();
});
