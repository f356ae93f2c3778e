import { readFileSync } from "node:fs";
import { expect, test } from "./test";
import { ending, labNamed, openProgram, output, run, runButton, tabTo } from "./lab";

const field = "Paste the last lines of a traceback, or say what happens";

const traceback = `Traceback (most recent call last):
  File "/home/ada/tax.py", line 15, in <module>
    main()
  File "/usr/lib/python3.13/multiprocessing/reduction.py", line 51, in dumps
    cls(buf, protocol).dump(obj)
AttributeError: Can't get local object 'main.<locals>.with_tax'
`;

test("a pasted traceback leads to its case, where failure and cure run, by keyboard alone", async ({ page }) => {
  await page.goto("/clinic");
  await tabTo(page, page.getByRole("textbox", { name: field }));
  await page.keyboard.insertText(traceback);
  await expect(page.getByRole("status").filter({ hasText: "This fits:" })).toBeVisible();
  const link = page.getByRole("main").getByRole("link", { name: "Can’t pickle a local function or a lambda" }).first();
  await page.keyboard.press("Tab");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Can’t pickle a local function or a lambda" })).toBeVisible();

  const failure = labNamed(page, "The failure");
  await tabTo(page, runButton(failure));
  await page.keyboard.press("Enter");
  await expect(failure.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(failure)).toHaveText(/^Ended: exit code 1/);
  await expect(output(failure)).toContainText("PicklingError: Can't pickle local object <function main.<locals>.with_tax");
  // It leads on to where one is already.
  await expect(output(failure).getByText("A function goes to another process by its name")).toBeVisible();
  await expect(output(failure).getByRole("link", { name: "See it in the clinic" })).toHaveCount(0);

  const cure = labNamed(page, "The cure");
  await tabTo(page, runButton(cure));
  await page.keyboard.press("Enter");
  await expect(cure.getByText("recorded", { exact: true })).toHaveCount(0);
  await expect(ending(cure)).toHaveText(/^Ended: exit code 0/);
  await expect(output(cure)).toContainText("[17, 27, 37]");
});

test("words will do, several cases may fit, and what was written is there on coming back", async ({ page }) => {
  await page.goto("/clinic");
  const box = page.getByRole("textbox", { name: field });
  await box.fill("my program hangs");
  await expect(page.getByText("These 2 fit, the likeliest first:")).toBeVisible();
  await box.fill("it hangs at join, there is a queue");
  await expect(page.getByText("This fits:")).toBeVisible();
  await page.getByRole("link", { name: "join() never returns, and there is a queue" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("join() never returns, and there is a queue");
  await page.goBack();
  await expect(box).toHaveValue("it hangs at join, there is a queue");
  await expect(page.getByText("This fits:")).toBeVisible();
  await page.reload();
  await expect(box).toHaveValue("it hangs at join, there is a queue");
});

test("what is written before the page is awake counts", async ({ browser }) => {
  const page = await browser.newPage();
  await page.goto("/clinic", { waitUntil: "commit" });
  await page.getByRole("textbox", { name: field }).pressSequentially("apply_async");
  await expect(page.getByText("This fits:")).toBeVisible();
  await page.close();
});

test("what fits nothing is told so kindly, with the list and the playground", async ({ page }) => {
  await page.goto("/clinic");
  await page.getByRole("textbox", { name: field }).fill("ZeroDivisionError: division by zero");
  const words = page.getByText(/^Nothing here fits that yet\./);
  await expect(words).toBeVisible();
  await expect(page.getByRole("heading", { name: "All cases" })).toBeVisible();
  await words.getByRole("link", { name: "run your program in the playground" }).click();
  await expect(page.getByRole("heading", { name: "Playground" })).toBeVisible();
});

test("a case shows its recorded runs before there is any Python: what hangs, as a deadlock", async ({ page }) => {
  await page.route(/\/engine\//, (route) => route.abort());
  await page.goto("/clinic/queue-not-drained");
  const failure = labNamed(page, "The failure");
  await failure.scrollIntoViewIfNeeded();
  await expect(failure.getByText("It was a deadlock: nobody could go on.")).toBeVisible();
  await expect(output(failure)).toContainText("found 50000 numbers");
  const cure = labNamed(page, "The cure");
  await cure.scrollIntoViewIfNeeded();
  await expect(output(cure)).toContainText("received 50000");
});

test("a search engine finds an error’s words in the page, its title and its description", async ({ request }) => {
  const html = async (slug: string) => (await request.get(`/clinic/${slug}`)).text();
  const guard = await html("missing-guard");
  expect(guard).toContain("<title>An attempt has been made to start a new process · Interleave</title>");
  expect(guard).toMatch(/<meta name="description" content="RuntimeError: An attempt has been made to start a new process before the/);
  expect(guard).toContain("current process has finished its bootstrapping phase.");
  expect(await html("not-in-a-notebook")).toMatch(/module (&#x27;|')__main__(&#x27;|') has no attribute (&#x27;|')greet/);
  expect(await html("deadlock-after-fork")).toContain("is multi-threaded, use of fork() may lead to deadlocks in the child");
});

test("the hint under a traceback leads to its case", async ({ page }) => {
  const lab = await openProgram(page, readFileSync("content/clinic/not-in-a-notebook/broken.py", "utf8"));
  await lab.getByRole("combobox", { name: "Start method" }).selectOption("spawn");
  expect(await run(lab)).toMatch(/^Ended: exit code 0/);
  await expect(output(lab).getByText("Under spawn and forkserver a child looks for the function")).toBeVisible();
  await output(lab).getByRole("link", { name: "See it in the clinic" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Works as a script, but not in a notebook" })).toBeVisible();
});

test("the header leads to the clinic, and its list to each case", async ({ page }) => {
  await page.goto("/playground");
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Clinic" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The clinic" })).toBeVisible();
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(9);
  await links.last().click();
  await expect(labNamed(page, "The cure")).toBeVisible();
});
