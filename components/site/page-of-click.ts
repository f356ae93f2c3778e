import { pathInSite } from "./site-path";

/** The page of this site that the click asks for in its own tab: path, query and fragment within the site. Null: the browser's business. */
export function pageOfClick(event: MouseEvent): string | null {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  return pageOfLink(event.target);
}

/** The page of this site that the link around `target` leads to in its own tab. */
export function pageOfLink(target: EventTarget | null): string | null {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.href || link.hasAttribute("download") || (link.target && link.target !== "_self")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin || isFile(pathname)) return null;
  if (hash && pathname === location.pathname && search === location.search) return null;
  const path = pathInSite(pathname);
  return path === null ? null : path + search + hash;
}

function isFile(pathname: string): boolean {
  return /\.[^/]*$/.test(pathname);
}
