/** What a key asks of the timeline. */
export type TimelineCommand =
  | "zoom-in"
  | "zoom-out"
  | "pan-left"
  | "pan-right"
  | "previous"
  | "next"
  | "row-above"
  | "row-below"
  | "focus"
  | "fit"
  | "select"
  | "clear"
  | "help";

type KeyPress = Pick<KeyboardEvent, "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** By the place of the key, so that they lie under the same fingers on every layout. */
const commands: Readonly<Record<string, TimelineCommand>> = {
  KeyW: "zoom-in",
  KeyS: "zoom-out",
  KeyA: "pan-left",
  KeyD: "pan-right",
  ArrowLeft: "previous",
  ArrowRight: "next",
  ArrowUp: "row-above",
  ArrowDown: "row-below",
  KeyF: "focus",
  Digit0: "fit",
  Numpad0: "fit",
  Enter: "select",
  NumpadEnter: "select",
  Escape: "clear",
};

export function commandOf(press: KeyPress, target: EventTarget | null): TimelineCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey || isEditable(target)) return null;
  if (press.shiftKey) return press.code === "Slash" ? "help" : null;
  return commands[press.code] ?? null;
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, button, a, [contenteditable='true']");
}
