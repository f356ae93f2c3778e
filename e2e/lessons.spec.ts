import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test";
import type { EventRow } from "./lab";
import { lessonSlugs } from "./lesson-slugs";
import { ending, events, labNamed, labOf, output, outputLines, run, runButton, stopButton } from "./lab";

const notes = readFileSync("content/notes/python-multiprocessing-notes.txt", "utf8");
const questions = [...notes.matchAll(/^## \d\. (.+)$/gm)].map(([, question]) => question ?? "");

const slugs = ["what-is-multiprocessing", "processes-and-threads", "create-a-process", "what-is-a-pool", "create-a-pool", "four-processes"];

/** Those beyond the notes. */
const furtherSlugs = lessonSlugs.slice(slugs.length);

/** The lab with the notes' snippet on this lesson's page. */
async function snippetOf(page: Page, slug: string) {
  await page.goto(`/lessons/${slug}`);
  return labNamed(page, "The notes’ snippet");
}

/** Runs all programs of a comparison, of which `last` is the last. */
async function runComparison(lab: Locator, last: Locator) {
  await runButton(lab).click();
  await expect(stopButton(lab)).toBeEnabled();
  await expect(stopButton(lab)).toBeDisabled({ timeout: 45_000 });
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(last)).toBeVisible();
}

const numbersAfter = (lines: readonly string[], words: string) =>
  lines.flatMap((line) => (line.startsWith(words) ? [Number(line.slice(words.length))] : []));

test("a lesson's page is at most 120 KB of HTML", async ({ request }) => {
  for (const slug of lessonSlugs) {
    const html = await (await request.get(`/lessons/${slug}`)).body();
    expect(html.byteLength, slug).toBeLessThanOrEqual(120_000);
  }
});

test("the home page leads to all six questions, word for word", async ({ page }) => {
  await page.goto("/");
  expect(questions).toHaveLength(slugs.length);
  for (const [index, question] of questions.entries()) {
    await expect(page.getByRole("main").getByRole("link", { name: question, exact: true })).toHaveAttribute(
      "href",
      new RegExp(`/lessons/${slugs[index]}$`),
    );
  }
});

/** "recorded" stands once at each timeline, once at each output; runs are read one after the other. */
function expectLabelled(lab: Locator): Promise<void> {
  return expect(async () => {
    expect(await lab.getByText("recorded", { exact: true }).count()).toBe(2 * (await ending(lab).count()));
  }).toPass();
}

for (const [index, slug] of slugs.entries()) {
  test(`question ${index + 1} is asked in the notes' words, with a lab whose recorded run is labelled`, async ({ page }) => {
    await page.goto(`/lessons/${slug}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(questions[index] ?? "");
    const lab = labOf(page);
    await lab.scrollIntoViewIfNeeded();
    await expect(ending(lab).first()).toHaveText(/^Ended: exit code 0/);
    await expect(output(lab).first()).not.toBeEmpty();
    const timeline = lab.getByRole("region", { name: /^Timeline/ }).first();
    await expect(timeline.getByText("recorded", { exact: true })).toBeVisible();
    await expectLabelled(lab);
    expect((await events(timeline)).length).toBeGreaterThan(2);
  });
}

test("the lessons beyond the notes come after the six, on the home page and from lesson to lesson", async ({ page }) => {
  expect(lessonSlugs.slice(0, slugs.length)).toEqual(slugs);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([
    "Four naps, four processes",
    "Six questions from a Python notebook, answered by running them",
    "Going further",
  ]);
  const addresses = await page.locator("main li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(addresses.map((address) => address?.replace(/^.*\/lessons\//, ""))).toEqual(lessonSlugs);

  await page.goto(`/lessons/${lessonSlugs[0]}`);
  const navigation = page.getByRole("navigation", { name: "Lessons" });
  for (const slug of lessonSlugs.slice(1)) {
    await navigation.getByRole("link", { name: /^Next/ }).click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${slug}$`));
  }
  await expect(navigation.getByRole("link", { name: /^Next/ })).toHaveAttribute("href", /\/playground$/);
});

for (const slug of furtherSlugs) {
  test(`${slug} says that it goes further, and its first lab's recorded run is labelled`, async ({ page }) => {
    await page.goto(`/lessons/${slug}`);
    await expect(page.locator("article summary").first()).toContainText("Going further");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\?$/);
    const lab = labOf(page);
    await lab.scrollIntoViewIfNeeded();
    // That of a deadlock was stopped.
    await expect(ending(lab).first()).toHaveText(/^(Ended: exit code 0|Stopped after)/);
    await expectLabelled(lab);
  });
}

test("question 1: the sum in one process and in several, one run after the other, compared in words", async ({ page }) => {
  test.slow();
  await page.goto("/lessons/what-is-multiprocessing");
  const lab = labNamed(page, "The same sum in one process and in several");
  await runButton(lab).click();
  await expect(lab.getByText(/“In one process” ran for .+“In several processes” ran for /)).toBeVisible({ timeout: 90_000 });
  const [one, several] = [labNamed(page, "In one process"), labNamed(page, "In several processes")];
  expect((await outputLines(one)).at(-1)).toMatch(/^\d parts, one process: [\d.]+ seconds$/);
  expect((await outputLines(several)).at(-1)).toMatch(/^\d parts, \d processes: [\d.]+ seconds$/);
  const sums = async (lines: Promise<string[]>) => (await lines).filter((line) => line.startsWith("part ")).sort();
  expect(await sums(outputLines(several))).toEqual(await sums(outputLines(one)));
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  const processes = new Set(
    (await events(lab.getByRole("region", { name: "Timeline: In several processes" }))).map(({ process }) => process),
  );
  expect(processes.size).toBeGreaterThanOrEqual(3);
});

test("question 2: threads count together, processes each for themselves", async ({ page }) => {
  await page.goto("/lessons/processes-and-threads");
  const lab = labNamed(page, "The same global counter, changed by threads and by processes");
  await runComparison(lab, labNamed(page, "Four processes"));
  // That one of the two is faster is not the point, so nothing is said of it.
  await expect(lab.getByText(/ran for|as fast/)).toHaveCount(0);
  expect((await outputLines(labNamed(page, "Four threads"))).at(-1)).toBe("The program sees counter = 4");
  const processes = await outputLines(labNamed(page, "Four processes"));
  expect(processes.filter((line) => / sees counter = 1$/.test(line))).toHaveLength(4);
  expect(processes.at(-1)).toBe("The program sees counter = 0");
});

test("question 2: a crash in a thread ends the program, one in a process does not, and that is said", async ({ page }) => {
  await page.goto("/lessons/processes-and-threads");
  const lab = labNamed(page, "What one worker’s crash does to the other");
  await runComparison(lab, labNamed(page, "A crash in a process"));
  await expect(lab.getByRole("status").filter({ hasText: "With threads" })).toHaveText(
    "With threads the program ended with exit code 7, and its last line was “One worker crashes.” " +
      "With processes it ended with exit code 0, and its last line was “Process-2: exit code 0”.",
  );
});

test("question 3: the pool's nine cubes", async ({ page }) => {
  const lab = await snippetOf(page, "create-a-process");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const lines = await outputLines(lab);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^Program finished in [\d.e-]+ seconds$/);
  expect(lines[1]).toBe("[1, 8, 27, 64, 125, 216, 343, 512, 729]");
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
});

test("question 4: the forked child is __main__, too, and its parent is the main program", async ({ page }) => {
  const lab = await snippetOf(page, "what-is-a-pool");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const lines = await outputLines(lab);
  const [main] = numbersAfter(lines, "process id: ");
  expect(lines.filter((line) => line === "module name: __main__")).toHaveLength(2);
  expect(numbersAfter(lines, "parent process: ")[1]).toBe(main);
  expect(numbersAfter(lines, "process id: ")[1]).not.toBe(main);
  expect(lines.at(-1)).toBe("hello bob");
});

for (const method of ["spawn", "forkserver"]) {
  test(`question 4 with the start method ${method}: the child is __mp_main__`, async ({ page }) => {
    const lab = await snippetOf(page, "what-is-a-pool");
    await lab.getByRole("combobox", { name: "Start method" }).selectOption(method);
    expect(await run(lab)).toMatch(/^Ended: exit code 0/);
    const lines = await outputLines(lab);
    expect(lines.filter((line) => line.startsWith("module name: "))).toEqual(["module name: __main__", "module name: __mp_main__"]);
    // The fork server, not the main program, is the parent of what it forks.
    const [parent, main] = [numbersAfter(lines, "parent process: ")[1], numbersAfter(lines, "process id: ")[0]];
    if (method === "spawn") expect(parent).toBe(main);
    else expect(parent).not.toBe(main);
    expect((await events(lab)).map(({ event }) => event)).toContain(`starts (${method})`);
  });
}

test("question 5: five tasks start together, five times of five, on a page that has made itself ready", async ({ page }) => {
  test.slow();
  const lab = await snippetOf(page, "create-a-pool");
  for (let time = 0; time < 5; time++) {
    await expect(lab.getByText(/^ready, \d+ processes warm$/)).toBeVisible();
    expect(await run(lab)).toMatch(/^Ended: exit code 0/);
    const tasks = (await events(lab)).filter(({ event }) => event.startsWith("task square("));
    const lastStart = Math.max(...tasks.map(({ start }) => start));
    const firstEnd = Math.min(...tasks.map(({ end }) => end));
    expect({ tasks: tasks.length, processes: new Set(tasks.map(({ process }) => process)).size, together: lastStart < firstEnd }).toEqual({
      tasks: 5,
      processes: 5,
      together: true,
    });
  }
});

test("question 5: five tasks overlap in time on five processes", async ({ page }) => {
  const lab = await snippetOf(page, "create-a-pool");
  await expect(lab.getByRole("spinbutton", { name: "CPUs Python sees" })).toHaveValue("8");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const lines = await outputLines(lab);
  for (const x of [0, 1, 2, 3, 4])
    expect(lines).toEqual(expect.arrayContaining([`start process:${x}`, `square ${x}:${x * x}`, `end process:${x}`]));
  expect(lines).toHaveLength(16);
  expect(lines.at(-1)).toMatch(/^Time taken \d\.\d+ seconds$/);

  const tasks = (await events(lab)).filter(({ event }) => event.startsWith("task square("));
  expect(tasks.map(({ event }) => event).sort()).toEqual([0, 1, 2, 3, 4].map((x) => `task square(${x})`));
  expect(new Set(tasks.map(({ process }) => process)).size).toBe(5);
  const lastStart = Math.max(...tasks.map(({ start }: EventRow) => start));
  const firstEnd = Math.min(...tasks.map(({ end }: EventRow) => end));
  expect(lastStart).toBeLessThan(firstEnd);
});

test("question 5: under a lock no line is torn, though each is written in two pieces at the same moment", async ({ page }) => {
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "One at a time");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const expected = [0, 1, 2, 3, 4].flatMap((x) => [`start process:${x}`, `square ${x}:${x * x}`, `end process:${x}`]);
  expect((await outputLines(lab)).sort()).toEqual(expected.sort());
});

test("question 6: four numbers by four processes, and then the last line", async ({ page }) => {
  const lab = await snippetOf(page, "four-processes");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const lines = await outputLines(lab);
  expect(lines.slice(0, 4).sort()).toEqual([1, 2, 3, 4].map((n) => `Process Process-${n} prints: ${n}`));
  expect(lines.slice(4)).toEqual(["All processes have finished."]);
});

test("start methods: the file is executed once, thrice or twice, and only copies know what was changed", async ({ page }) => {
  await page.goto("/lessons/start-methods");
  await runComparison(labNamed(page, "One program, its children made in three ways"), labNamed(page, "By a fork server"));
  const expected = { "By fork": [1, "cheerful"], "By spawn": [3, "calm"], "By a fork server": [2, "calm"] } as const;
  for (const [name, [times, mood]] of Object.entries(expected)) {
    const lines = await outputLines(labNamed(page, name));
    expect(lines.filter((line) => line.startsWith("top of the file"))).toHaveLength(times);
    expect(lines.filter((line) => line === `look: mood = ${mood}`)).toHaveLength(2);
  }
});

test("races: with the lock nothing is lost, and it is said what both came to", async ({ page }) => {
  await page.goto("/lessons/races-and-lock");
  const lab = labNamed(page, "Three steps, without a lock and with it");
  await runComparison(lab, labNamed(page, "With a lock"));
  await expect(lab.getByRole("status").filter({ hasText: "Without the lock" })).toHaveText(
    /^Without the lock: 6 were added, [2-6] are there\. It took .+\. With it: 6 were added, 6 are there\. It took .+\.$/,
  );
});

test("queues: a child that nobody relieves of its result has not ended, and then has", async ({ page }) => {
  await page.goto("/lessons/queue-and-pipe");
  const lab = labNamed(page, "join() before get()");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect((await outputLines(lab)).slice(1)).toEqual([
    "After a second of join(): exit code None",
    "get() brought 1000000 bytes.",
    "After join(): exit code 0",
  ]);
});

test("sharing memory: in twelves and row by row it is the same picture, in letters of three processes", async ({ page }) => {
  await page.goto("/lessons/sharing-memory");
  const shapes = [];
  for (const name of ["Twelve rows at a time", "Row by row"]) {
    const lab = labNamed(page, name);
    expect(await run(lab)).toMatch(/^Ended: exit code 0/);
    const lines = await outputLines(lab);
    expect(lines.slice(0, 3).sort()).toEqual(["A is done.", "B is done.", "C is done."]);
    shapes.push(lines.slice(3).map((row) => row.replace(/[a-c]/g, "o").replace(/[A-C]/g, "X")));
  }
  expect(shapes[0]).toHaveLength(12);
  expect(shapes[0]).toEqual(shapes[1]);
});

test("deadlocks: the philosophers get stuck, the page tells who waits for whom, and with an order all have eaten", async ({ page }) => {
  await page.goto("/lessons/deadlocks");
  const table = labNamed(page, "Five philosophers");
  await runButton(table).click();
  const notice = table.getByRole("region", { name: "Deadlock" });
  await expect(notice.getByRole("alert")).toContainText("Deadlock: nobody can go on.");
  await expect(notice.getByRole("listitem").filter({ hasText: "waits for the lock that" })).toHaveCount(5);
  await notice.getByRole("button", { name: "Stop the run" }).click();
  await expect(ending(table)).toContainText("Stopped after");

  await runComparison(labNamed(page, "Two ways to get everybody fed"), labNamed(page, "A waiter"));
  for (const name of ["An order of the sticks", "A waiter"])
    expect((await outputLines(labNamed(page, name))).at(-1)).toBe("All have eaten.");
});

test("how many workers: what can’t be shared out sets the limit", async ({ page }) => {
  await page.goto("/lessons/how-many-workers");
  const lab = labNamed(page, "What can’t be shared out");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  const lines = await outputLines(lab);
  expect(lines.map((line) => line.split(":")[0])).toEqual(["1 workers", "2 workers", "4 workers", "8 workers", "However many"]);
  expect(lines.at(-1)).toBe("However many: 4.00 times as fast");
});

test("futures: a pool says nothing of a worker that died, an executor does", async ({ page }) => {
  await page.goto("/lessons/futures-and-threads");
  const lab = labNamed(page, "A worker dies in the middle of a task");
  await runComparison(lab, labNamed(page, "In an executor"));
  await expect(lab.getByRole("status").filter({ hasText: "Pool:" })).toHaveText(
    "Pool: After two seconds: nothing. Executor: BrokenProcessPool: a worker has died.",
  );
});

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  for (const slug of lessonSlugs) {
    test(`what there is to do in ${slug} begins within a screen and a half at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`/lessons/${slug}`);
      // The first lab, or what is asked before it.
      const box = await page.locator("[data-lab], [data-question]").first().boundingBox();
      expect(box?.y).toBeLessThan(1.5 * height);
    });
  }
}

test("the verdicts stand beside the notes' answer where there is room, and a mark leads to its verdict", async ({ page }) => {
  await page.goto("/lessons/what-is-multiprocessing");
  const verdicts = page.getByRole("list", { name: "Our verdicts" });
  const marks = page.getByRole("link", { name: /^Verdict \d: / });
  await expect(marks).toHaveCount(5);
  for (const reason of [/standard library/, /using subprocesses/, /One core copes/, /time slicing/, /costs microseconds/]) {
    await expect(verdicts.getByText(reason)).toBeVisible();
  }
  await expect(verdicts.locator("summary").first()).toBeHidden();
  await page.getByRole("link", { name: "Verdict 2: Wrong" }).click();
  await expect(page).toHaveURL(/#verdict-2$/);
});

test("on a phone the verdicts are closed until they are asked for", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lessons/what-is-multiprocessing");
  const verdicts = page.getByRole("list", { name: "Our verdicts" });
  const [second, third] = [verdicts.getByText("using subprocesses"), verdicts.getByText("One core copes")];
  await expect(verdicts.locator("summary").nth(1)).toHaveText("2Wrong");
  await expect(second).toBeHidden();
  await page.getByRole("link", { name: "Verdict 2: Wrong" }).click();
  await expect(second).toBeVisible();
  await expect(third).toBeHidden();
  await verdicts.locator("summary").nth(2).press("Enter");
  await expect(third).toBeVisible();
});

test("the playground's deadlock to begin with is told", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("combobox", { name: "Start from" }).selectOption("A deadlock: two locks");
  const lab = labOf(page);
  await runButton(lab).click();
  await expect(lab.getByRole("region", { name: "Deadlock" }).getByText("Deadlock: nobody can go on.")).toBeVisible();
  await lab.getByRole("button", { name: "Stop the run" }).click();
  await expect(ending(lab)).toHaveText(/^Stopped after /);
});
