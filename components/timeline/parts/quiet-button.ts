/** The look of the timeline's own buttons: text until pointed at, 24 px high, 44 px under a finger. */
export const quietButton =
  "target inline-flex items-center justify-center rounded-sm px-2 text-small text-ink-muted hover:text-ink aria-expanded:text-ink";
