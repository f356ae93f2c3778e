import { useEffect, useRef } from "react";

/** The hints that have been asked for. */
export function Hints({ hints, shown }: { readonly hints: readonly string[]; readonly shown: number }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (shown > 0) list.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  return (
    <ol ref={list} aria-live="polite" aria-label="Hints" className="exercise-hints">
      {hints.slice(0, shown).map((html, index) => (
        <li key={index}>
          <p className="text-small font-semibold text-ink-muted">
            Hint {index + 1} of {hints.length}
          </p>
          <div className="exercise-words" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  );
}
