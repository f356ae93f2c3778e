import type { TermsFile } from "./terms-file";
import { sitePath } from "@/components/site";

/** Ms until the note is shown to a mouse, which may be passing by, and until it goes once the mouse has left term and note. */
const passing = 150;
const leaving = 300;

/** Between term and note, and between note and window. */
const gap = 6;
const margin = 16;

const sorry = "What it means could not be loaded. Check the connection and try again.";

const { note, words, more } = createNote();
let timer = 0;
/** The term whose note is shown. */
let shown: HTMLAnchorElement | null = null;
let terms: Promise<TermsFile> | null = null;

/** A term is pointed at, has the focus or was tapped. */
export function noteOn(term: HTMLAnchorElement, sign: "pointerover" | "focusin" | "click"): void {
  void loadTerms();
  clearTimeout(timer);
  if (sign === "pointerover") timer = window.setTimeout(() => term.matches(":hover") && void show(term), passing);
  else if (sign === "click" && term === shown) hideNote();
  else if (sign === "click" || term === document.activeElement) void show(term);
}

async function show(term: HTMLAnchorElement): Promise<void> {
  if (term === shown) return;
  hideNote();
  shown = term;
  const html = await loadTerms().then(
    (file) => file[term.hash.slice(1)] ?? "",
    () => sorry,
  );
  // Something else has been asked for meanwhile, or the reader has gone on.
  if (shown !== term) return;
  words.innerHTML = html;
  more.href = term.href;
  term.setAttribute("aria-describedby", words.id);
  note.showPopover();
  place(term);
}

/** No term is asked about any more. */
export function hideNote(): void {
  clearTimeout(timer);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  if (note.matches(":popover-open")) note.hidePopover();
}

/** Under the term, or above it where there is no room. */
function place(term: HTMLAnchorElement): void {
  const line = term.getClientRects()[0] ?? term.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = note;
  const page = document.documentElement;
  const left = Math.max(margin, Math.min(line.left, page.clientWidth - width - margin));
  const above = line.bottom + gap + height > page.clientHeight && line.top - gap - height > 0;
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${(above ? line.top - gap - height : term.getBoundingClientRect().bottom + gap) + scrollY}px`;
}

function loadTerms(): Promise<TermsFile> {
  terms ??= fetchTerms();
  terms.catch(() => {
    terms = null;
  });
  return terms;
}

async function fetchTerms(): Promise<TermsFile> {
  const response = await fetch(sitePath("/glossary/terms.json"));
  if (!response.ok) throw new Error(`The glossary's terms: ${response.status}`);
  return (await response.json()) as TermsFile;
}

/** One for the whole page, as one at a time is shown. */
function createNote() {
  const note = document.createElement("div");
  note.className = "term-note";
  note.popover = "manual";
  const words = document.createElement("p");
  words.id = "term-note";
  const more = document.createElement("a");
  more.className = "prose-link target";
  more.textContent = "In the glossary";
  // The term itself leads there: the keyboard needs no second stop.
  more.tabIndex = -1;
  note.append(words, more);
  // Within a landmark of the page.
  (document.querySelector("main") ?? document.body).append(note);

  const within = (target: EventTarget | null) => target instanceof Node && (note.contains(target) || shown?.contains(target) === true);
  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "mouse" || !shown) return;
    if (within(target)) clearTimeout(timer);
    else if (shown !== document.activeElement)
      timer = window.setTimeout(() => !note.matches(":hover") && !shown?.matches(":hover") && hideNote(), leaving);
  });
  document.addEventListener("pointerdown", ({ target }) => !within(target) && hideNote());
  document.addEventListener("focusout", ({ target }) => target === shown && !note.matches(":hover") && hideNote());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hideNote());
  return { note, words, more };
}
