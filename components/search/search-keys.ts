/**
 * Whether a press of keys asks for the search: `/`, unless one is writing, and Ctrl+K or ⌘K, unless an editor has taken it.
 * Before the page is awake `scripts/late-loader.js` listens for the same.
 */
export function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey) return false;
  const control = event.ctrlKey || event.metaKey;
  if (control) return event.key.toLowerCase() === "k" && !event.shiftKey;
  return event.key === "/" && !isWriting(event.target);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role='textbox']") !== null;
}
