import { readFile } from "node:fs/promises";
import { expect, test } from "./test";
import { editor, labOf, typeInEditor } from "./lab";

const python = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/x-python",
  buffer: Buffer.isBuffer(text) ? text : Buffer.from(text),
});

test.beforeEach(async ({ page }) => {
  await page.goto("/playground");
});

test("opens several files, of which main.py is the program", async ({ page }) => {
  await page.getByLabel("Open files").setInputFiles([python("helper.py", "def go(): pass\n"), python("main.py", "import helper\n")]);
  const tabs = page.getByRole("tablist", { name: "Files" });
  await expect(tabs.getByRole("tab")).toHaveText(["helper.py", "main.py (program)"]);
  await tabs.getByRole("tab", { name: /main/ }).click();
  await expect(editor(labOf(page))).toContainText("import helper");
});

test("says of each file it can't open why not, and opens the others", async ({ page }) => {
  await page
    .getByLabel("Open files")
    .setInputFiles([
      python("latin.py", Buffer.from([0x70, 0xfc, 0x0a])),
      python("huge.py", Buffer.alloc(2_000_000, "#")),
      python("good.py", "x = 1\n"),
    ]);
  await expect(page.getByText(/latin\.py was not opened: it is not UTF-8 text/)).toBeVisible();
  await expect(page.getByText(/huge\.py was not opened: it has 1\.9 MB/)).toBeVisible();
  await expect(page.getByRole("tab", { name: "good.py" })).toHaveAttribute("aria-selected", "true");
});

test("keeps files over a reload, renames them, and gives a closed one back", async ({ page }) => {
  await typeInEditor(labOf(page), "kept = 1");
  await page.getByRole("button", { name: "New file" }).click();
  const name = page.getByRole("textbox", { name: "New name of untitled.py" });
  await expect(name).toBeFocused();
  await name.fill("no good");
  await expect(page.getByText("A file’s name ends in .py")).toBeVisible();
  await name.fill("other.py");
  await name.press("Enter");
  await expect(page.getByRole("tab")).toHaveText(["main.py (program)", "other.py"]);
  await expect(page.getByText("Edited. Kept in this browser.")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("tab")).toHaveText(["main.py (program)", "other.py"]);
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("tab")).toHaveText(["other.py"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("tab")).toHaveText(["main.py (program)", "other.py"]);
  await expect(editor(labOf(page))).toContainText("kept = 1");
});

test("starts from a lesson's program, and nothing of the reader's is lost by it", async ({ page }) => {
  await typeInEditor(labOf(page), "mine = 1");
  await page.getByRole("combobox", { name: "Start from" }).selectOption({ index: 1 });
  await expect(editor(labOf(page))).not.toContainText("mine = 1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(editor(labOf(page))).toContainText("mine = 1");
});

test("downloads what is in the editor", async ({ page }) => {
  await typeInEditor(labOf(page), "print(42)");
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("main.py");
  expect(await readFile(await file.path(), "utf8")).toBe("print(42)");
});

test("goes on in memory, and says so, when the browser refuses to keep edits", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused", "SecurityError");
    };
  });
  await page.goto("/playground");
  await typeInEditor(labOf(page), "x = 1");
  await expect(page.getByText("this browser refuses to keep it")).toBeVisible();
  await expect(editor(labOf(page))).toContainText("x = 1");
});
