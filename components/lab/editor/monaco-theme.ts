import type { editor } from "monaco-editor/editor/editor.api";

/** A colour token as `#rrggbb`, optionally with an alpha in hex. */
const token = (name: string, alpha = "") => getComputedStyle(document.documentElement).getPropertyValue(name).trim() + alpha;

const bare = (colour: string) => colour.replace("#", "");

/** Tokens as `python-tokens.ts` names them, and their colours in globals.css; all others are ink. */
const SYNTAX = {
  "token-keyword": "--syntax-keyword",
  "token-string": "--syntax-string",
  "token-string-expression": "--syntax-string",
  "token-constant": "--syntax-number",
  "token-comment": "--syntax-comment",
  "token-link": "--color-accent",
};

function define(api: typeof editor): void {
  const dark = document.documentElement.dataset.theme === "dark";
  const ink = token("--color-ink");
  api.defineTheme("interleave", {
    base: dark ? "vs-dark" : "vs",
    inherit: false,
    rules: [
      { token: "", foreground: bare(ink) },
      ...Object.entries(SYNTAX).map(([name, colour]) => ({ token: name, foreground: bare(token(colour)) })),
    ],
    colors: {
      "editor.background": token("--color-surface"),
      "editor.foreground": ink,
      "editorLineNumber.foreground": token("--color-ink-muted"),
      "editorLineNumber.activeForeground": token("--color-ink-muted"),
      "editorCursor.foreground": token("--color-accent"),
      "editor.selectionBackground": token("--color-accent", dark ? "55" : "33"),
      "editor.inactiveSelectionBackground": token("--color-accent", "22"),
      "editor.wordHighlightBackground": token("--color-accent", "1c"),
      "editor.findMatchBackground": token("--color-warning", "66"),
      "editor.findMatchHighlightBackground": token("--color-warning", "33"),
      "editorBracketMatch.background": token("--color-accent", "22"),
      "editorBracketMatch.border": token("--color-edge"),
      "editorWidget.background": token("--color-paper"),
      "editorWidget.border": token("--color-edge"),
      "input.background": token("--color-surface"),
      "input.foreground": ink,
      "input.border": token("--color-edge"),
      focusBorder: token("--color-accent"),
      "scrollbarSlider.background": token("--color-edge", "66"),
      "scrollbarSlider.hoverBackground": token("--color-edge", "99"),
      "scrollbarSlider.activeBackground": token("--color-edge", "cc"),
    },
  });
  api.setTheme("interleave");
}

/** Monaco's colours are the page's tokens, now and whenever the theme changes; returns the function that ends that. */
export function followPageTheme(api: typeof editor): () => void {
  define(api);
  const observer = new MutationObserver(() => define(api));
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
