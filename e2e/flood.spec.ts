import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test";
import { ending, openProgram, output, runButton, stopButton } from "./lab";

/** How many frames the page draws in each of so many seconds. */
function framesASecond(page: Page, seconds: number): Promise<number[]> {
  return page.evaluate(async (count) => {
    const second = () =>
      new Promise<number>((resolve) => {
        const end = performance.now() + 1000;
        let frames = 0;
        const frame = () => {
          frames++;
          if (performance.now() < end) requestAnimationFrame(frame);
          else resolve(frames);
        };
        requestAnimationFrame(frame);
      });
    const counts: number[] = [];
    for (let number = 0; number < count; number++) counts.push(await second());
    return counts;
  }, seconds);
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds from pressing Stop until the page says something of it. */
async function stopTold(page: Page, lab: Locator): Promise<number> {
  const told = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressed = Infinity;
        addEventListener("click", () => (pressed = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (pressed === Infinity || !/Stopped after|interrupted,/.test(document.body.innerText)) return;
          watch.disconnect();
          resolve(performance.now() - pressed);
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await stopButton(lab).click();
  return told;
}

const fromFour = (statement: string) => `import time
from multiprocessing import Process


def work(name):
    for step in range(1_000_000):
        time.sleep(0.01)
        ${statement}


if __name__ == "__main__":
    for number in range(4):
        Process(target=work, args=(number,)).start()
`;

const programs = {
  "dots from four processes": fromFour('print(".", end="", flush=True)'),
  "progress bars that return to their line's beginning": fromFour('print(f"\\r{name}: {step % 100} %", end="", flush=True)'),
  "a line of 200 MB": `import sys
import time

for _ in range(200):
    sys.stdout.write("x" * 1_000_000)
    sys.stdout.flush()
time.sleep(60)
`,
};

for (const [name, text] of Object.entries(programs)) {
  test(`${name}: the page goes on drawing, and Stop is told at once`, async ({ page }) => {
    const lab = await openProgram(page, text);
    const idle = middle(await framesASecond(page, 1));
    await runButton(lab).click();
    await expect(output(lab).locator(".output-text").first()).toBeVisible();
    expect(middle(await framesASecond(page, 5))).toBeGreaterThan(0.8 * idle);
    expect(await stopTold(page, lab)).toBeLessThan(150);
    await expect(ending(lab)).toHaveText(/^Stopped after /);
  });
}

test("40,000 threads one after the other leave the page drawing until the last", async ({ page }) => {
  const lab = await openProgram(
    page,
    `import threading

for number in range(40_000):
    thread = threading.Thread(target=int, name=f"name-{number}")
    thread.start()
    thread.join()
print("ok")
`,
  );
  const idle = middle(await framesASecond(page, 1));
  await runButton(lab).click();
  expect(middle(await framesASecond(page, 3))).toBeGreaterThan(0.8 * idle);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0/, { timeout: 45_000 });
  await expect(output(lab)).toContainText("ok");
});
