import { expect, test } from "./test";
import { serveSite } from "../scripts/serve.mjs";
import { ending, enterEditor, labNamed, output, runButton } from "./lab";

test.describe("without the headers that isolate the page", () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  test.beforeAll(async () => {
    site = await serveSite({ isolated: false });
  });
  test.afterAll(() => site.close());

  test("the lab says what is missing, and shows the recorded run", async ({ page }) => {
    await page.goto(`${site.url}/lessons/create-a-pool`);
    const lab = labNamed(page, "The notes’ snippet");
    await expect(lab.getByText("Python can’t run on this page here. What is missing:")).toBeVisible();
    await expect(lab.getByRole("listitem").filter({ hasText: /isolat/ })).toBeVisible();
    await expect(lab.getByText("Until then, what you see below is a recorded run.")).toBeVisible();
    await expect(runButton(lab)).toBeDisabled();
    await expect(output(lab)).toContainText("start process:0");
    await expect(ending(lab)).toHaveText(/^Ended: exit code 0/);
    await expect(lab.getByText("recorded", { exact: true })).toHaveCount(2);
    // Neither by the button nor by its keys.
    await runButton(lab).click({ force: true });
    await enterEditor(lab);
    await page.keyboard.press("Shift+Enter");
    await expect(output(lab)).toContainText("start process:0");
    await expect(lab.getByText("recorded", { exact: true })).toHaveCount(2);
  });

  test("the playground says so, too", async ({ page }) => {
    await page.goto(`${site.url}/playground`);
    await expect(page.getByText("Python can’t run on this page here. What is missing:")).toBeVisible();
    await expect(page.getByText("Nothing to show: Python can’t run here.")).toBeVisible();
  });
});

test("a browser without JSPI is told so", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(WebAssembly, "Suspending");
  });
  await page.goto("/lessons/create-a-pool");
  const lab = labNamed(page, "The notes’ snippet");
  await expect(lab.getByText("Python can’t run on this page here. What is missing:")).toBeVisible();
  await expect(lab.getByRole("listitem").filter({ hasText: /JSPI|suspend/i })).toBeVisible();
});
