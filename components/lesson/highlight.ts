import { createCssVariablesTheme, createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import python from "shiki/langs/python.mjs";

/** Colours come from the page's own variables (`--shiki-…` in globals.css), so one piece of HTML serves both themes. */
const theme = createCssVariablesTheme({ name: "ink", variablePrefix: "--shiki-" });

const highlighter = createHighlighterCore({ themes: [theme], langs: [python], engine: createJavaScriptRegexEngine() });

/** Python as highlighted HTML: `<pre class="shiki"><code>…`, one `<span class="line">` a line. */
export async function highlightPython(code: string): Promise<string> {
  // No limit of time: on a busy machine half a line would stay without colours.
  return (await highlighter).codeToHtml(code.replace(/\n$/, ""), { lang: "python", theme: "ink", tokenizeTimeLimit: 0 });
}
