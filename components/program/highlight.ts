import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import python from "shiki/langs/python.mjs";
import type { Colours } from "@/components/lab";

const theme = createCssVariablesTheme({ name: "ink", variablePrefix: "--shiki-" });

const highlighter = createHighlighterCore({ themes: [theme], langs: [python], engine: createJavaScriptRegexEngine() });

/** Of the theme's variables, those that are another colour than the text's (`globals.css`). */
const letters: Readonly<Record<string, string>> = {
  "var(--shiki-token-keyword)": "k",
  "var(--shiki-token-string)": "s",
  "var(--shiki-token-string-expression)": "s",
  "var(--shiki-token-constant)": "n",
  "var(--shiki-token-comment)": "c",
};

/** The colours of a program in Python, but for a newline at its end. */
export async function coloursOf(code: string): Promise<Colours> {
  // No limit of time: on a busy machine half a line would stay without colours.
  const options = { lang: "python", theme: "ink", tokenizeTimeLimit: 0 } as const;
  const { tokens } = (await highlighter).codeToTokens(code.replace(/\n$/, ""), options);
  const runs: { length: number; readonly letter: string }[] = [];
  const add = (length: number, letter: string): void => {
    const last = runs.at(-1);
    if (last?.letter === letter) last.length += length;
    else runs.push({ length, letter });
  };
  for (const [index, line] of tokens.entries()) {
    if (index > 0) add(1, "_");
    for (const { content, color = "" } of line) add(content.length, letters[color] ?? "_");
  }
  return runs.map(({ length, letter }) => `${length}${letter}`).join("");
}
