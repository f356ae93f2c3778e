import { readFile } from "node:fs/promises";
import { expect, test } from "./test";
import { ending, eventsTable, openProgram, output, runButton, stopButton } from "./lab";

const known = (file: string) => readFile(`e2e/engine/cases/deadlocks/${file}.py`, "utf8");

test("a deadlock is told in words, marked on the timeline, and can be stopped", async ({ page }) => {
  const lab = await openProgram(page, await known("crossed_processes"));
  await runButton(lab).click();
  const notice = lab.getByRole("region", { name: "Deadlock" });
  await expect(notice.getByRole("alert")).toContainText("Deadlock: nobody can go on.");
  await expect(notice.getByRole("listitem")).toHaveText([
    "Process-1 (line 7) waits for the lock that Process-2 holds (taken at line 5).",
    "Process-2 (line 7) waits for the lock that Process-1 holds (taken at line 5).",
    "MainProcess (line 18) waits for Process-1 to end.",
  ]);
  const events = await eventsTable(lab);
  await expect(
    events.getByRole("row", { name: /Process-1 deadlock: waits for the lock that Process-2 holds \(taken at line 5\)/ }),
  ).toHaveCount(1);
  await expect(lab.getByRole("list", { name: "Legend" })).toContainText("deadlock");

  await notice.getByRole("button", { name: "Process-2 (line 7)" }).click();
  await expect(lab.getByText("deadlock: waits for the lock that Process-1 holds").first()).toBeVisible();
  await expect(events.getByRole("row", { selected: true }).or(events.locator("[aria-current]"))).toContainText("Process-2");

  await notice.getByRole("button", { name: "Stop the run" }).click();
  await expect(ending(lab)).toContainText("Stopped after");
  await expect(notice).toContainText("It was a deadlock: nobody could go on.");
  await expect(notice.getByRole("button", { name: "Stop the run" })).toHaveCount(0);
});

test("a deadlock can be left alone, and the next run begins without it", async ({ page }) => {
  const lab = await openProgram(page, await known("never_posted"));
  await runButton(lab).click();
  const notice = lab.getByRole("region", { name: "Deadlock" });
  await expect(notice.getByRole("alert")).toContainText("MainProcess (line 4) waits for a lock or signal that nobody is left to give.");
  await notice.getByRole("button", { name: "Leave it" }).click();
  await expect(notice).toHaveCount(0);
  await expect(ending(lab)).toHaveCount(0);
  await stopButton(lab).click();
  await expect(ending(lab)).toContainText("Stopped after");
  await runButton(lab).click();
  await expect(notice.getByRole("alert")).toBeVisible();
});

test("a deadlock of some says so, and goes when its processes are killed", async ({ page }) => {
  const lab = await openProgram(page, await known("killed"));
  await runButton(lab).click();
  const notice = lab.getByRole("region", { name: "Deadlock" });
  await expect(notice.getByRole("alert")).toContainText("A deadlock among some: these can’t go on, the others do.");
  await expect(notice).toHaveCount(0);
  await expect(output(lab)).toContainText("free");
  await expect(ending(lab)).toContainText("exit code 0");
});
