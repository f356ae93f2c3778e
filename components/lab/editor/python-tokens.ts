import type { languages } from "monaco-editor/editor/editor.api";
import type { GrammarState } from "shiki/core";
import { codeToTokensBase, createCssVariablesTheme, createShikiPrimitive, getLastGrammarState } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import python from "shiki/langs/python.mjs";
import { breathe } from "./breathe";

/** Grammar, theme and engine are those of the static block (`components/program/highlight.ts`): one program, one colouring. */
/** No limit of time: a line half coloured because the machine is busy would stay so. */
const colouring = { lang: "python", theme: "ink", tokenizeTimeLimit: 0 };
const engine = createJavaScriptRegexEngine();
const shiki = createShikiPrimitive({
  themes: [createCssVariablesTheme({ name: colouring.theme, variablePrefix: "--shiki-" })],
  langs: [python],
  engine,
});

/** Longest that translating patterns keeps the page from answering. */
const turnMs = 8;

/**
 * Translates the grammar's patterns, of which the first line would need nearly all at once (a tenth of a second), one by
 * one. The engine keeps each.
 */
export async function translatePatterns(): Promise<void> {
  let began = performance.now();
  for (const pattern of patternsOf(python)) {
    engine.createScanner([pattern]);
    if (performance.now() - began < turnMs) continue;
    await breathe();
    began = performance.now();
  }
}

function patternsOf(rule: unknown): string[] {
  if (typeof rule !== "object" || rule === null) return [];
  return Object.entries(rule).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "string" && /^(match|begin|end|while)$/.test(key) ? [value] : patternsOf(value),
  );
}

/** Where the grammar stands at a line's end. */
class LineState implements languages.IState {
  constructor(private readonly grammar?: GrammarState) {}

  clone(): LineState {
    return this;
  }

  equals(other: languages.IState): boolean {
    if (!(other instanceof LineState)) return false;
    const [mine, its] = [this, other].map(({ grammar }) => grammar?.getInternalStack(colouring.theme));
    return mine && its ? mine.equals(its) : mine === its;
  }

  /** The line's tokens, each named by the variable that the theme has for it: `token-keyword` is `--shiki-token-keyword`. */
  tokenize(line: string): languages.ILineTokens {
    const tokens = codeToTokensBase(shiki, line, { ...colouring, ...(this.grammar && { grammarState: this.grammar }) });
    return {
      tokens: (tokens[0] ?? []).map(({ offset, color = "" }) => ({
        startIndex: offset,
        scopes: /--shiki-([\w-]+)/.exec(color)?.[1] ?? "",
      })),
      endState: new LineState(getLastGrammarState(shiki, tokens)),
    };
  }
}

export const pythonTokens: languages.TokensProvider = {
  getInitialState: () => new LineState(),
  tokenize: (line, state) => (state as LineState).tokenize(line),
};
