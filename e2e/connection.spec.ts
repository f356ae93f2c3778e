import { expect, test } from "./test";
import { ending, labNamed, openProgram, outputLines, run, runButton } from "./lab";

const twelveSpawned = `from multiprocessing import Process, set_start_method

def work(number):
    print(number)

if __name__ == "__main__":
    set_start_method("spawn")
    children = [Process(target=work, args=(number,)) for number in range(12)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print([child.exitcode for child in children])
`;

test("losing the connection once Python has loaded changes nothing: more interpreters come from what was loaded", async ({
  page,
  context,
}) => {
  const lab = await openProgram(page, "print('ready')\n");
  await run(lab);
  await context.setOffline(true);
  await openProgram(page, twelveSpawned);
  expect(await run(lab)).toMatch(/^Ended: exit code 0, .+, 13 processes\.$/);
  const lines = await outputLines(lab);
  expect(
    lines
      .slice(0, 12)
      .map(Number)
      .sort((a, b) => a - b),
  ).toEqual([...Array(12).keys()]);
  expect(lines.at(-1)).toBe(`[${Array(12).fill(0).join(", ")}]`);
});

test("where no more interpreters start, a run ends with words, and nobody says that all is ready", async ({ page }) => {
  // The browser refuses workers once there are three of Python's (and the supervisor, the editor's and so on).
  await page.addInitScript(() => {
    let made = 0;
    const { Worker: Real } = window;
    window.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (String(url).startsWith("blob:") && ++made > 3) throw new DOMException("too many workers", "QuotaExceededError");
        super(url, options);
      }
    };
  });
  const lab = await openProgram(
    page,
    `from multiprocessing import Barrier, Process

def work(barrier):
    barrier.wait()

if __name__ == "__main__":
    barrier = Barrier(6)
    children = [Process(target=work, args=(barrier,)) for _ in range(6)]
    for child in children:
        child.start()
    for child in children:
        child.join()
`,
  );
  await lab.getByRole("combobox", { name: "Start method" }).selectOption("spawn");
  await runButton(lab).click();
  await expect(ending(lab)).toHaveText(
    /^Ended after .+, as it could not go on\. No interpreter could be started \(.*too many workers.*\)\..+run it again/,
  );
  await expect(page.getByText(/^ready, (\d|starting)/)).toHaveCount(0);
  await expect(page.getByText("Python 3.14 could not start").first()).toBeVisible();
});

test("on a connection that is to be spared, Python loads when Run is pressed, and its size is told before", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true, effectiveType: "4g" } });
  });
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/engine/")) fetched.push(request.url());
  });
  await page.goto("/lessons/four-processes", { waitUntil: "networkidle" });
  const lab = labNamed(page, "The notes’ snippet");
  await expect(lab.getByText(/^Python 3\.14 loads when you press Run: \d+ MB$/)).toBeVisible();
  await expect(lab.getByText("recorded", { exact: true })).not.toHaveCount(0);
  expect(fetched).toEqual([]);
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(fetched.length).toBeGreaterThan(0);
});

test("a recorded run that can't be had leaves a lab that runs", async ({ page }) => {
  await page.route("**/recordings/**", (route) => route.abort());
  await page.goto("/lessons/four-processes");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(lab.getByText(/^Press Run\./)).toBeVisible();
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
});

test("where the engine's code can't be had, the run says so, and the next one works", async ({ page }) => {
  let refused = 0;
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const response = await route.fetch();
    const isEngine = (await response.text()).includes("supervisor.mjs");
    // The bundler's loader tries a second time by itself.
    if (!isEngine || refused >= 2) return route.fulfill({ response });
    refused++;
    return route.abort();
  });
  const lab = await openProgram(page, "print('here at last')\n");
  await expect(page.getByText(/^Python’s engine could not be loaded \(.+\)\./).first()).toBeVisible();
  expect(refused).toBe(2);
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual(["here at last"]);
  await expect(page.getByText(/could not be loaded/)).toHaveCount(0);
});

test("a page left open over an update of the site says so, and so does one whose workers are of another build", async ({ page }) => {
  const words = page.getByText(/This site has been updated since the page was opened: reload the page\.$/).first();
  await page.route("**/engine/**", (route) => route.fulfill({ status: 404, body: "not found" }));
  await openProgram(page, "print('never')\n");
  await expect(words).toBeVisible();
  await page.unrouteAll();

  await page.route("**/engine/*/supervisor.mjs", async (route) => {
    const response = await route.fetch();
    const [, build = ""] = /engine\/(\w+)\//.exec(route.request().url()) ?? [];
    const body = (await response.text()).replaceAll(build, "0".repeat(build.length));
    await route.fulfill({ response, body });
  });
  const lab = await openProgram(page, "print('never')\n");
  await expect(words).toBeVisible();
  await page.unrouteAll();

  await page.reload();
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
});
