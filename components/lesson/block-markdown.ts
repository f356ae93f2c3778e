import { Marked } from "marked";
import { colouredLines } from "@/components/lab";
import { coloursOf } from "@/components/program";

const coloured = new WeakMap<object, string>();

const marked = new Marked({
  async: true,
  async walkTokens(token) {
    if (token.type === "code" && typeof token.text === "string") {
      coloured.set(token, colouredLines(token.text, await coloursOf(token.text)).join("\n"));
    }
  },
  renderer: {
    code: (token) => `<pre tabindex="0"><code>${coloured.get(token) ?? ""}</code></pre>`,
  },
});

/** HTML of paragraphs of Markdown from a lesson's YAML, its code in Python coloured; made with the page: authors are trusted. */
export async function blockMarkdown(text: string): Promise<string> {
  return marked.parse(text.trim());
}
