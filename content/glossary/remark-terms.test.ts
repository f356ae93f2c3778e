import { evaluate } from "@mdx-js/mdx";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";
import { expect, it } from "vitest";
import remarkTerms from "./remark-terms.mjs";

const terms = [
  { id: "process", words: ["process", "processes"] },
  { id: "child", words: ["child process", "child"] },
];
const lesson = "/site/content/lessons/01-x/lesson.mdx";

async function html(mdx: string, path = lesson): Promise<string> {
  const { default: Content } = await evaluate({ value: mdx, path }, { ...runtime, remarkPlugins: [[remarkTerms, { terms }]] });
  const Term = ({ id, children }: { id: string; children: ReactNode }) => createElement("dfn", { title: id }, children);
  const Plain = ({ children }: { children: ReactNode }) => createElement("section", null, children);
  return renderToStaticMarkup(createElement(Content, { components: { Term, NotesAnswer: Plain, Verdict: Plain } }));
}

it("marks a term's first use, in whichever of its words", async () => {
  expect(await html("Two Processes, one *process*.\n\nA process.")).toBe(
    '<p>Two <dfn title="process">Processes</dfn>, one <em>process</em>.</p>\n<p>A process.</p>',
  );
});

it("takes the longest words, and whole words only", async () => {
  expect(await html("Multiprocessing, process-bound: a child process is a process.")).toBe(
    '<p>Multiprocessing, process-bound: a <dfn title="child">child process</dfn> is a <dfn title="process">process</dfn>.</p>',
  );
});

it("leaves headings, code, links and what stands in components alone", async () => {
  const mdx =
    "## A process\n\n`process` and [a process](x)\n\n<NotesAnswer>\n<Verdict>\na process\n</Verdict>\n\nThis process.\n</NotesAnswer>";
  const marked = await html(mdx);
  expect(marked.match(/<dfn/g)).toHaveLength(1);
  expect(marked).toContain('This <dfn title="process">process</dfn>.');
});

it("looks at lessons only", async () => {
  expect(await html("A process.", "/site/content/clinic/x/case.mdx")).toBe("<p>A process.</p>");
});
