import type { Locator, Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./test";
import {
  editor,
  ending,
  enterEditor,
  labNamed,
  openProgram,
  openPrograms,
  outputLines,
  run,
  runButton,
  stopButton,
  watchShifts,
} from "./lab";

const knobs = (lab: Locator) => lab.getByRole("group", { name: "Knobs" });
const slider = (lab: Locator, name: string) => knobs(lab).getByRole("slider", { name });
/** A knob can't be turned until the page is awake. */
const turn = async (knob: Locator, key: string) => {
  await expect(knob).toBeEnabled();
  await knob.press(key);
};
const mine = async (page: Page, ...lines: readonly string[]) => openProgram(page, `${lines.join("\n")}\n`);

/** Lines of the program with this text, however it is shown. */
const programLine = (lab: Locator, text: string) => editor(lab).getByText(text);

test("a slider turned by keyboard changes its line, which is shown, and the run follows it", async ({ page }) => {
  await page.goto("/lessons/create-a-process");
  const lab = labNamed(page, "Where the time goes");
  const workers = slider(lab, "WORKERS");
  await expect(workers).toBeEnabled();
  await expect(workers).toHaveValue("3");
  await expect(programLine(lab, "WORKERS = ")).toHaveCount(0);

  // Before the editor has come, and without it.
  await workers.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(workers).toHaveValue("2");
  await expect(programLine(lab, "WORKERS = 2  # @param")).toBeVisible();
  await expect(lab.locator(".lit-line")).toHaveCount(1);
  await expect(lab.locator(".code-block .line > .n").first()).toHaveText("2");
  await expect(lab.getByText("Edited. Kept in this browser.")).toBeVisible();

  // It is the reader who runs it.
  await expect(lab.getByText("recorded", { exact: true })).not.toHaveCount(0);
  await page.keyboard.press("Shift+Enter");
  await expect(lab.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(lab)).toHaveText(/^Ended: exit code 0.* 3 processes/);
});

test("the editor takes it as an edit: its cursor stays, and undo goes back over it", async ({ page }) => {
  await page.goto("/lessons/processes-and-threads");
  const lab = labNamed(page, "What it takes to make one");
  const program = await enterEditor(lab);
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.insertText("# mine");
  await slider(lab, "TIMES").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(programLine(lab, "TIMES = 12  # @param")).toBeVisible();

  await program.focus();
  await page.keyboard.insertText("!");
  await page.keyboard.press("ControlOrMeta+End");
  await expect(programLine(lab, "# mine!")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(slider(lab, "TIMES")).toHaveValue("11");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(slider(lab, "TIMES")).toHaveValue("10");
  await page.keyboard.press("ControlOrMeta+End");
  await expect(programLine(lab, "# mine")).toBeVisible();
});

test("what is turned survives a reload, and Reset goes back to what the lesson has", async ({ page }) => {
  await page.goto("/lessons/processes-and-threads");
  const lab = labNamed(page, "What it takes to make one");
  await turn(slider(lab, "TIMES"), "End");
  await expect(slider(lab, "TIMES")).toHaveValue("40");
  await expect(lab.getByText("Edited. Kept in this browser.")).toBeVisible();
  await page.reload();
  await expect(slider(lab, "TIMES")).toHaveValue("40");
  await lab.getByRole("button", { name: "Reset" }).click();
  await expect(slider(lab, "TIMES")).toHaveValue("10");
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(slider(lab, "TIMES")).toHaveValue("40");
});

test("in a comparison what both programs have is turned once, in both, and what one has in that", async ({ page }) => {
  test.slow();
  await page.goto("/lessons/what-is-a-pool");
  const lab = labNamed(page, "Nine tasks for a pool of three, and for nine processes");
  const [pool, processes] = [labNamed(page, "Three workers, nine tasks"), labNamed(page, "Nine processes, nine tasks")];
  await expect(knobs(lab)).toHaveCount(1);
  await expect(knobs(lab).getByRole("slider")).toHaveCount(3);
  await turn(slider(lab, "SECONDS"), "Home");
  await turn(slider(lab, "WORKERS"), "Home");
  await turn(slider(lab, "TASKS"), "Home");
  await turn(slider(lab, "TASKS"), "ArrowRight");
  for (const program of [pool, processes]) {
    await expect(programLine(program, "TASKS = 2  # @param")).toBeVisible();
    await expect(programLine(program, "SECONDS = 0.0  # @param")).toBeVisible();
  }
  await expect(programLine(pool, "WORKERS = 1  # @param")).toBeVisible();

  await runButton(lab).click();
  await expect(stopButton(lab)).toBeEnabled();
  await expect(stopButton(lab)).toBeDisabled({ timeout: 45_000 });
  await expect(ending(pool)).toHaveText(/^Ended: exit code 0.* 2 processes/);
  await expect(ending(processes)).toHaveText(/^Ended: exit code 0.* 3 processes/);
  expect(await outputLines(pool)).toEqual(["0 squared is 0, says ForkPoolWorker-1", "1 squared is 1, says ForkPoolWorker-1"]);
});

test("programs that have other values of a knob are said to, until it is turned", async ({ page }) => {
  await page.goto("/lessons/what-is-multiprocessing");
  const lab = labNamed(page, "The same sum in one process and in several");
  const several = labNamed(page, "In several processes");
  const differs = knobs(lab).getByText("not the same in all programs");
  await expect(slider(lab, "NUMBERS")).toHaveValue("6000000");
  await enterEditor(several);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('NUMBERS = 3_000_000  # @param {type:"slider", min:600000, max:12000000, step:600000}\n');
  await expect(differs).toBeVisible();
  await expect(slider(lab, "NUMBERS")).toHaveAccessibleDescription("not the same in all programs");
  await turn(slider(lab, "NUMBERS"), "ArrowRight");
  await expect(differs).toHaveCount(0);
  await expect(programLine(several, "NUMBERS = 6_600_000  # @param")).toBeVisible();
});

test("a line that was broken by hand has its knob in its place, which says why it can't be turned", async ({ page }) => {
  const lab = await mine(page, 'WORKERS = 3  # @param {type:"slider", min:1, max:8}', 'TASKS = 9  # @param {type:"integer"}');
  await expect(slider(lab, "WORKERS")).toBeEnabled();
  await enterEditor(lab);
  await page.keyboard.press("ControlOrMeta+Home");
  for (let i = 0; i < "WORKERS = ".length; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.insertText("(");
  const broken = knobs(lab).getByRole("textbox", { name: "WORKERS" });
  await expect(broken).toBeDisabled();
  await expect(broken).toHaveAccessibleDescription("line 1: a bracket is not closed");
  await expect(knobs(lab).getByRole("spinbutton", { name: "TASKS" })).toBeEnabled();
  await page.keyboard.press("Backspace");
  await expect(slider(lab, "WORKERS")).toHaveValue("3");
});

test("every kind of field Colab has can be used in the playground, and the program has what was set", async ({ page }) => {
  const lab = await mine(
    page,
    "# @title What is passed on",
    'a = 1.5  # @param {type:"number"}',
    'b = 2_000  # @param {type:"integer"}',
    'c = False  # @param {type:"boolean"}',
    `d = 'it'  # @param {type:"string", placeholder:"a word"}`,
    'e = "fork"  # @param ["fork", "spawn"]',
    'f = "fork"  # @param ["fork", "spawn"] {allow-input: true}',
    'g = [1]  # @param {type:"raw"}',
    'h = None  # @param ["None", "1 + 1"] {type:"raw"}',
    'i = "2026-01-31"  # @param {type:"date"}',
    "print(a, b, c, d, e, f, g, h, i)",
  );
  const row = knobs(lab);
  await row.getByRole("spinbutton", { name: "a" }).fill("0.25");
  await row.getByRole("spinbutton", { name: "b" }).fill("3500");
  await row.getByRole("checkbox", { name: "c" }).check();
  await row.getByRole("textbox", { name: "d" }).fill(`it's "new"`);
  await row.getByRole("combobox", { name: "e" }).selectOption("spawn");
  await row.getByRole("combobox", { name: "f" }).fill("forkserver");
  await row.getByRole("textbox", { name: "g" }).fill("[1, 2");
  await expect(row.getByRole("textbox", { name: "g" })).toHaveAttribute("aria-invalid", "true");
  await row.getByRole("textbox", { name: "g" }).fill("[1, 2]");
  await row.getByRole("combobox", { name: "h" }).selectOption("1 + 1");
  await row.getByLabel("i").fill("2027-02-01");
  await expect(programLine(lab, "b = 3_500  # @param")).toBeVisible();
  await expect(programLine(lab, String.raw`d = 'it\'s "new"'  # @param {type:"string", placeholder:"a word"}`)).toBeVisible();
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  expect(await outputLines(lab)).toEqual([`0.25 3500 True it's "new" spawn forkserver [1, 2] 2 2027-02-01`]);
  const { violations } = await new AxeBuilder({ page }).include("[data-lab]").analyze();
  expect(violations).toEqual([]);
});

test("of several files the program's knobs are shown, whichever is in the editor", async ({ page }) => {
  const lab = await openPrograms(page, {
    "helper.py": 'HELP = 1  # @param {type:"slider"}\n',
    "main.py": 'MAIN = 1  # @param {type:"slider"}\n',
  });
  await lab.getByRole("tab", { name: "helper.py" }).click();
  await expect(knobs(lab).getByRole("slider")).toHaveCount(1);
  await turn(slider(lab, "MAIN"), "ArrowRight");
  await lab.getByRole("tab", { name: "main.py" }).click();
  await expect(programLine(lab, "MAIN = 2  # @param")).toBeVisible();
});

test("a program without knobs has no row for them, and one with them has it before anything has loaded", async ({ page, browser }) => {
  await page.goto("/lessons/four-processes");
  await expect(knobs(page.locator("body"))).toHaveCount(0);
  const asleep = await browser.newContext({ javaScriptEnabled: false });
  const still = await asleep.newPage();
  await still.goto(new URL("/lessons/what-is-a-pool", page.url()).href);
  const row = knobs(labNamed(still, "Nine tasks for a pool of three, and for nine processes"));
  const before = await row.boundingBox();
  const shifts = await watchShifts(page);
  await page.goto("/lessons/what-is-a-pool");
  const awake = knobs(labNamed(page, "Nine tasks for a pool of three, and for nine processes"));
  await expect(awake.getByRole("slider").first()).toBeEnabled();
  expect((await awake.boundingBox())?.height).toBe(before?.height);
  expect(await shifts()).toBeLessThan(0.001);
  await asleep.close();
});
