import type { KeyboardEvent } from "react";

/** Shift+Enter and Ctrl/Cmd+Enter run the program, wherever in the lab the cursor is. */
export function runByKey(event: KeyboardEvent, run: () => void): void {
  if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}
