/** Where words are looked at: prose, but no headings, links, code, tables, nor what stands in a component. */
const PROSE = new Set(["root", "paragraph", "list", "listItem", "emphasis", "strong", "blockquote"]);

/** Has the lesson's own text in it, after the verdicts. */
const isAnswer = ({ type, name }) => type === "mdxJsxFlowElement" && name === "NotesAnswer";

/**
 * A plugin of remark: the first use of each term of the glossary in a lesson becomes `<Term id="…">its words</Term>`.
 *
 * @param {{ terms: { id: string, words: string[] }[] }} options
 */
export default function remarkTerms({ terms }) {
  const idOf = new Map(terms.flatMap(({ id, words }) => words.map((word) => [word.toLowerCase(), id])));
  // The longest first: "child process" is no "process".
  const known = [...idOf.keys()].sort((one, other) => other.length - one.length);
  const word = new RegExp(`(?<![\\w-])(?:${known.map(escaped).join("|")})(?![\\w-])`, "gi");
  return (tree, file) => {
    if (!/[\\/]content[\\/]lessons[\\/]/.test(file.path ?? "")) return;
    const met = new Set();
    mark(tree);

    function mark(node) {
      if (!PROSE.has(node.type) && !isAnswer(node)) return;
      node.children = node.children.flatMap((child) => {
        if (child.type === "text") return marked(child.value);
        mark(child);
        return [child];
      });
    }

    function marked(text) {
      const parts = [];
      let from = 0;
      for (const { 0: words, index } of text.matchAll(word)) {
        const id = idOf.get(words.toLowerCase());
        if (met.has(id)) continue;
        met.add(id);
        parts.push(textOf(text.slice(from, index)), termOf(id, words));
        from = index + words.length;
      }
      return [...parts, textOf(text.slice(from))].filter(({ value }) => value !== "");
    }
  };
}

function escaped(word) {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function textOf(value) {
  return { type: "text", value };
}

function termOf(id, words) {
  return {
    type: "mdxJsxTextElement",
    name: "Term",
    attributes: [{ type: "mdxJsxAttribute", name: "id", value: id }],
    children: [textOf(words)],
  };
}
