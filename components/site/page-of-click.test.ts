// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  document.body.replaceChildren();
});

/** What a click on the word in this link asks for, of a site that its host serves under `base`. */
async function asked(link: string, { base = "", ...init }: MouseEventInit & { readonly base?: string } = {}) {
  vi.stubEnv("NEXT_PUBLIC_BASE_PATH", base);
  const { pageOfClick } = await import("./page-of-click");
  history.replaceState(null, "", `${base}/lessons/deadlocks?q=1`);
  document.body.innerHTML = link;
  let page: string | null = null;
  const hear = (event: MouseEvent) => {
    page = pageOfClick(event);
    event.preventDefault();
  };
  document.addEventListener("click", hear, { once: true });
  document.querySelector("em")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
  return page;
}

it("is a page of this site, with query and fragment, from wherever the link is seen", async () => {
  expect(await asked('<a href="/glossary?of=a#lock"><em>lock</em></a>')).toBe("/glossary?of=a#lock");
  expect(await asked('<a href="races-and-lock#lab-two"><em>races</em></a>')).toBe("/lessons/races-and-lock#lab-two");
  expect(await asked('<a href="#two" target="_self"><em>a link</em></a>')).toBeNull();
});

it("is the path within the site, where its host has put it elsewhere than at the root", async () => {
  const base = "/interleave";
  expect(await asked('<a href="/interleave/clinic"><em>clinic</em></a>', { base })).toBe("/clinic");
  expect(await asked('<a href="/interleave"><em>home</em></a>', { base })).toBe("/");
  expect(await asked('<a href="/interleaved/clinic"><em>another</em></a>', { base })).toBeNull();
});

it.each([
  ["a place on this page", '<a href="#lab-two"><em>two</em></a>', {}],
  ["another site", '<a href="https://docs.python.org/3/"><em>docs</em></a>', {}],
  ["another tab", '<a href="/clinic" target="_blank"><em>clinic</em></a>', {}],
  ["a file to keep", '<a href="/clinic" download><em>clinic</em></a>', {}],
  ["a file", '<a href="/recordings/a/b.run"><em>run</em></a>', {}],
  ["another tab by Ctrl", '<a href="/clinic"><em>clinic</em></a>', { ctrlKey: true }],
  ["another window by Shift", '<a href="/clinic"><em>clinic</em></a>', { shiftKey: true }],
  ["the middle button", '<a href="/clinic"><em>clinic</em></a>', { button: 1 }],
  ["no link", "<p><em>word</em></p>", {}],
])("%s is the browser's business", async (_, link, init) => {
  expect(await asked(link, init)).toBeNull();
});
