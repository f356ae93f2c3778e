import type { Locator } from "@playwright/test";
import { lessonSlugs } from "./lesson-slugs";
import { expect, test } from "./test";

/** A letter as it stands on the screen. */
interface Letter {
  readonly x: number;
  readonly y: number;
  readonly look: string;
}

/** The letters of a program that are in its frame whole, in the order of reading, spaces left out. */
function lettersOf(frame: Locator): Promise<Letter[]> {
  return frame.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const letters: Letter[] = [];
    const root = element.querySelector(".view-lines") ?? element.querySelector("pre") ?? element;
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      // The words for what is folded are the page's, not the program's.
      if (node.parentElement?.closest(".code-fold")) continue;
      const { color, fontStyle, fontWeight } = getComputedStyle(node.parentElement as Element);
      for (const [index, letter] of [...(node.textContent ?? "")].entries()) {
        if (/\s/.test(letter)) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const box = range.getBoundingClientRect();
        if (box.left < left || box.right > right - 12 || box.top < top || box.bottom > bottom - 12) continue;
        letters.push({ x: box.left - left, y: box.top - top, look: [letter, color, fontStyle, fontWeight].join(" ") });
      }
    }
    return letters.sort((a, b) => Math.round(a.y) - Math.round(b.y) || a.x - b.x);
  });
}

/** A browser places letters on 64ths of a pixel, and each in its own span otherwise than in a row. */
const samePlacePx = 0.25;

for (const colorScheme of ["light", "dark"] as const) {
  // One lesson tells whether the dark theme's colours are the same, too.
  for (const slug of colorScheme === "light" ? lessonSlugs : lessonSlugs.slice(0, 1)) {
    test(`${slug}, ${colorScheme}: no letter moves or changes its colour when the editor comes`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      // High, so that much of each program is in its frame.
      await page.setViewportSize({ width: 1280, height: 1600 });
      // Where data costs money no editor comes unasked, while another is compared.
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      await page.goto(`/lessons/${slug}`);
      const frames = page.locator(".code-type:has(.code-frame)");
      const count = await frames.count();
      expect(count).toBeGreaterThan(0);
      for (let index = 0; index < count; index++) {
        const frame = frames.nth(index);
        await frame.scrollIntoViewIfNeeded();
        await page.evaluate(() => document.fonts.ready);
        const before = await lettersOf(frame);
        expect(before.length).toBeGreaterThan(50);
        await frame.locator(".code-block").press("Enter");
        await expect(frame.locator(".code-block")).toHaveCount(0);
        const after = await lettersOf(frame);
        expect(after.map(({ look }) => look)).toEqual(before.map(({ look }) => look));
        const moved = after.map(({ x, y }, at) => Math.hypot(x - (before[at]?.x ?? 0), y - (before[at]?.y ?? 0)));
        expect(Math.max(...moved)).toBeLessThan(samePlacePx);
      }
    });
  }
}
