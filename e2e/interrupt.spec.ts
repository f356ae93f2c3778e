import { expect, test } from "./test";
import { ending, openProgram, output, runButton, stopButton } from "./lab";

const cleaningUp = "interrupted, cleaning up… Stop again to end it now";

/** Cleans up for so many seconds. */
const program = (seconds: number) => `import time

try:
    print("working", flush=True)
    while True:
        pass
except KeyboardInterrupt:
    print("cleaning up", flush=True)
    time.sleep(${seconds})
    print("cleaned up", flush=True)
`;

test("a program that catches the interrupt may clean up, and the page says so", async ({ page }) => {
  const lab = await openProgram(page, program(1));
  await runButton(lab).click();
  await expect(output(lab)).toContainText("working");
  await stopButton(lab).click();
  await expect(lab.getByText(cleaningUp)).toBeVisible();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expect(lab.getByText(cleaningUp)).toHaveCount(0);
  await expect(output(lab)).toContainText("cleaned up");
});

test("a second Stop ends it at once", async ({ page }) => {
  const lab = await openProgram(page, program(60));
  await runButton(lab).click();
  await expect(output(lab)).toContainText("working");
  await stopButton(lab).click();
  await expect(lab.getByText(cleaningUp)).toBeVisible();
  const pressed = Date.now();
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  // The 3 seconds it would have had are not over.
  expect(Date.now() - pressed).toBeLessThan(2000);
  await expect(output(lab)).not.toContainText("cleaned up");
});

test("what the interrupt printed is one line that can be unfolded, and no line of the program is at fault", async ({ page }) => {
  const lab = await openProgram(
    page,
    `import time

print("working", flush=True)
time.sleep(60)
`,
  );
  await runButton(lab).click();
  await expect(output(lab)).toContainText("working");
  await stopButton(lab).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
  await expect(output(lab)).toContainText("interrupted by Stop");
  await expect(output(lab)).not.toContainText("Traceback");
  await expect(lab.locator(".failed-line")).toHaveCount(0);
  await output(lab).getByRole("button", { name: "Show traceback" }).click();
  await expect(output(lab)).toContainText("KeyboardInterrupt");
});
