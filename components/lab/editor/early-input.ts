/** What the reader did in the block of code while the editor was on its way. */
export interface EarlyInput {
  /** Went in, by Enter or a click: the editor gets the focus. */
  readonly entered: boolean;
  readonly byKeys: boolean;
  /** Typed since. */
  readonly text: string;
}

export interface EarlyReader {
  /** Went in before anybody listened. */
  enter(byKeys: boolean): void;
  /** Resolves when no button is held down: a selection half made would be lost. */
  released(): Promise<void>;
  /** What was done until now; nothing more is listened to. */
  take(): EarlyInput;
}

/** `key` after going in, as text. */
export function typed(text: string, key: string): string {
  if (key === "Backspace") return text.slice(0, -1);
  if (key === "Enter") return `${text}\n`;
  if (key === "Tab") return `${text}    `;
  return [...key].length === 1 ? text + key : text;
}

/** Keeps what is typed in a block that can't take it yet, from what was before the page was awake on (`scripts/late-loader.js`). */
export function readEarly(block: HTMLElement): EarlyReader {
  let entered = false;
  let byKeys = false;
  let text = block.dataset.typed ?? "";
  delete block.dataset.typed;
  let pressed = false;
  let release = () => {};
  const listening = new AbortController();
  const { signal } = listening;

  const keyDown = (event: KeyboardEvent) => {
    const { key } = event;
    // Prevented: a key that woke the page, which the loader has kept.
    if (event.defaultPrevented || event.target !== block || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!entered && key !== "Enter") return;
    if (key === "Escape") {
      entered = false;
      text = "";
    } else if (!entered) {
      entered = true;
      byKeys = true;
    } else {
      text = typed(text, key);
    }
    event.preventDefault();
  };
  block.addEventListener("keydown", keyDown, { signal });
  block.addEventListener("paste", (event) => (text += (entered && event.clipboardData?.getData("text/plain")) || ""), { signal });
  block.addEventListener("pointerdown", () => (pressed = true), { signal });
  block.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("button")) return;
      entered = true;
      byKeys = false;
    },
    { signal },
  );
  const up = () => {
    pressed = false;
    release();
  };
  window.addEventListener("pointerup", up, { signal });
  window.addEventListener("pointercancel", up, { signal });

  return {
    enter(keys) {
      entered = true;
      byKeys = keys;
    },
    released: () =>
      new Promise((resolve) => {
        if (!pressed) resolve();
        // The click that follows belongs to it.
        else release = () => setTimeout(resolve);
      }),
    take() {
      listening.abort();
      return { entered, byKeys, text };
    },
  };
}

/** Where the selection begins and ends in the program's text, counted in characters; null: it isn't in this block. */
export function selectionIn(block: HTMLElement, text: string): readonly [anchor: number, focus: number] | null {
  const lines = block.querySelector<HTMLElement>("[data-lines]");
  const selection = document.getSelection();
  if (!lines || !selection?.anchorNode || !selection.focusNode) return null;
  const hidden = text.split("\n").slice(0, Number(lines.dataset.lines)).join("\n").length;
  const start = hidden === 0 ? 0 : hidden + 1;
  const offset = (node: Node, inNode: number) => {
    if (!lines.contains(node)) return null;
    const range = document.createRange();
    range.setStart(lines, 0);
    range.setEnd(node, inNode);
    return start + range.toString().length;
  };
  const anchor = offset(selection.anchorNode, selection.anchorOffset);
  const focus = offset(selection.focusNode, selection.focusOffset);
  return anchor === null || focus === null ? null : [anchor, focus];
}
