const key = "interleave-clinic";

/** What was written in the finder, for as long as the tab is open; "" where the browser keeps nothing. */
export function keptText(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

export function keepText(text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // It stays in its field, and is gone with the page.
  }
}
