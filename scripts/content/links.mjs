/** Links of built pages: where they lead, and whether there is something. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const decoded = (text) => text.replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"');

/** @returns {string[]} as they stand in the page, each once */
export function linksOf(html) {
  return [...new Set([...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => decoded(href)))];
}

/** @returns {Set<string>} */
export function idsOf(html) {
  return new Set([...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map(([, id]) => decoded(id)));
}

/**
 * Links within the site that lead nowhere.
 *
 * @param {Map<string, string>} pages HTML by address, e.g. `/lessons/deadlocks`
 * @returns {string[]} e.g. `/lessons/deadlocks: there is no /lessons/gone`
 */
export function deadLinks(pages) {
  const ids = new Map([...pages].map(([address, html]) => [address, idsOf(html)]));
  return [...pages].flatMap(([address, html]) =>
    linksOf(html).flatMap((href) => {
      const { origin, pathname, hash } = new URL(href, `http://site${address}`);
      if (origin !== "http://site") return [];
      const there = ids.get(pathname === "/" ? "/" : pathname.replace(/\/$/, ""));
      if (!there) return [`${address}: there is no ${pathname}`];
      const id = decodeURIComponent(hash.slice(1));
      return id === "" || there.has(id) ? [] : [`${address}: ${pathname} has no #${id}`];
    }),
  );
}

/** @returns {Map<string, string[]>} pages by the address elsewhere that they lead to */
export function linksElsewhere(pages) {
  const found = new Map();
  for (const [address, html] of pages) {
    const outside = linksOf(html).filter((link) => /^https?:/.test(link));
    for (const page of new Set(outside.map((link) => link.split("#")[0] ?? ""))) found.set(page, [...(found.get(page) ?? []), address]);
  }
  return found;
}

/** HTML of the built site by address. */
export function builtPages(out) {
  const pages = new Map();
  const names = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  for (const name of names) {
    const address = `/${name.replace(/(^|\/)index\.html$/, "").replace(/\.html$/, "")}`;
    pages.set(address, readFileSync(join(out, name), "utf8"));
  }
  return pages;
}

/** "there", "gone", or why nobody can tell, e.g. `no answer`. */
export async function visit(address) {
  try {
    const signal = AbortSignal.timeout(20_000);
    let response = await fetch(address, { method: "HEAD", signal });
    // Some answer only those who want all of it.
    if (!response.ok) response = await fetch(address, { signal });
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return "gone";
    return response.ok ? "there" : `answers ${response.status}`;
  } catch {
    return "no answer";
  }
}
