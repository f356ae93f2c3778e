import { brotliCompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./test";
import { labOf } from "./lab";
import { lessonSlugs } from "./lesson-slugs";

/** What the scripts of a lesson may weigh, in bytes as they are sent, before its reader has touched anything. Some 110,000 are React and Next. */
const limit = 150_000;

/** Of each script that the page has fetched, by its name: bytes as brotli sends it. */
function weighScripts(page: Page): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!/\/_next\/.*\.js$/.test(pathname)) return;
    void response.body().then((body) => sizes.set(pathname.split("/").at(-1) ?? "", brotliCompressSync(body).length));
  });
  return sizes;
}

test.use({ asked: true });

for (const slug of lessonSlugs) {
  test(`${slug}: scripts of at most ${limit / 1000} KB, with its first lab in view and Python asked for`, async ({ page }) => {
    const sizes = weighScripts(page);
    const python = page.waitForRequest(/\/snapshot\.pack$/);
    await page.goto(`/lessons/${slug}`);
    await labOf(page).scrollIntoViewIfNeeded();
    await python;
    await page.waitForLoadState("networkidle");
    const list = [...sizes].map(([name, size]) => `${size} ${name}`).join("\n");
    expect(
      [...sizes.values()].reduce((sum, size) => sum + size, 0),
      list,
    ).toBeLessThanOrEqual(limit);
    // React is among them: something was weighed.
    expect(Math.max(...sizes.values()), list).toBeGreaterThan(50_000);
  });
}
