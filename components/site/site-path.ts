const base = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/** Where the host serves what this site has under `path`, which begins with a slash. */
export function sitePath(path: string): string {
  return `${base}${path}`;
}

/** Such an address without what the host puts before it; null: it isn't of this site. */
export function pathInSite(address: string): string | null {
  if (base === "") return address;
  return address === base || address.startsWith(`${base}/`) ? address.slice(base.length) || "/" : null;
}
