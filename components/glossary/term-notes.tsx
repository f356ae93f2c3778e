"use client";

import { useEffect } from "react";
import "./glossary.css";

/** What asks for a term's note: the pointer on it, the focus, a tap. */
const signs = ["pointerover", "focusin", "click"] as const;

const termAt = (target: EventTarget | null): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a.term") : null;

/**
 * The notes on a lesson's terms. The terms are links, there before the page wakes up; a mouse and a keyboard go where they
 * lead, a finger gets the note first. All but this is loaded when the first is asked for.
 */
export function TermNotes() {
  useEffect(() => {
    let hide = () => {};
    const ask = (term: HTMLAnchorElement, sign: (typeof signs)[number]) =>
      import("./term-note").then(
        ({ noteOn, hideNote }) => {
          hide = hideNote;
          noteOn(term, sign);
        },
        () => {
          // Where nothing can be loaded, the glossary may be there all the same.
          if (sign === "click") location.assign(term.href);
        },
      );
    const hear = (event: Event) => {
      const term = termAt(event.target);
      if (!term || !(event instanceof FocusEvent || event instanceof PointerEvent)) return;
      const byMouse = event instanceof PointerEvent && event.pointerType === "mouse";
      if (event.type === "pointerover" && byMouse) void ask(term, "pointerover");
      if (event.type === "focusin" && term.matches(":focus-visible")) void ask(term, "focusin");
      if (event.type === "click" && event instanceof PointerEvent && ["touch", "pen"].includes(event.pointerType)) {
        event.preventDefault();
        void ask(term, "click");
      }
    };
    for (const sign of signs) document.addEventListener(sign, hear);
    // That which woke the page.
    const focused = termAt(document.activeElement);
    const pointed = document.querySelector<HTMLAnchorElement>("a.term:hover");
    if (focused?.matches(":focus-visible")) void ask(focused, "focusin");
    else if (pointed) void ask(pointed, "pointerover");
    return () => {
      for (const sign of signs) document.removeEventListener(sign, hear);
      hide();
    };
  }, []);
  return null;
}
