/**
 * In an editor Tab indents. Escape gives the next Tab back to the page, so that nobody is kept in;
 * any other key, and leaving, takes it away again.
 */
export function leaveByEscape(place: HTMLElement): () => void {
  let leaving = false;
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && leaving) event.stopPropagation();
    else if (event.key !== "Shift") leaving = false;
  };
  const left = (event: FocusEvent) => {
    if (!place.contains(event.relatedTarget as Node | null)) leaving = false;
  };
  // Captured: before the editor sees the key.
  place.addEventListener("keydown", keyDown, true);
  place.addEventListener("focusout", left);
  return () => {
    place.removeEventListener("keydown", keyDown, true);
    place.removeEventListener("focusout", left);
  };
}
