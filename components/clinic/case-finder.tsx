"use client";

import { useCallback, useId, useState, useSyncExternalStore } from "react";
import { CaseList } from "./case-list";
import { findCases, type KnownCase } from "./find-cases";
import { keepText, keptText } from "./kept-text";
import { PageLink } from "@/components/site";

interface FoundCase extends KnownCase {
  readonly slug: string;
  readonly title: string;
  readonly symptom: string;
}

/** A field for a traceback or a few words; under it the cases that fit, as one writes. */
export function CaseFinder({ cases }: { readonly cases: readonly FoundCase[] }) {
  const label = useId();
  const [field, setField] = useState<HTMLTextAreaElement | null>(null);
  const attach = useCallback((node: HTMLTextAreaElement | null) => {
    if (node?.value === "") node.value = keptText();
    setField(node);
  }, []);
  const text = useText(field);
  const found = findCases(text, cases);
  return (
    <div className="mt-8">
      <label htmlFor={label} className="text-ui font-semibold">
        Paste the last lines of a traceback, or say what happens
      </label>
      <textarea
        id={label}
        ref={attach}
        rows={6}
        spellCheck={false}
        autoCapitalize="off"
        className="mt-2 block w-full resize-y rounded-sm border border-edge bg-surface px-3 py-2 font-mono text-code hover:border-ink"
      />
      <p className="mt-1 text-small text-ink-muted">It stays in your browser.</p>
      <div role="status" className="mt-6 empty:hidden">
        {text.trim() !== "" && <Answer count={found.length} known={cases.length} />}
      </div>
      {found.length > 0 && <CaseList cases={found} />}
    </div>
  );
}

function Answer({ count, known }: { readonly count: number; readonly known: number }) {
  if (count === 1) return <p className="text-ui font-semibold">This fits:</p>;
  if (count > 1) return <p className="text-ui font-semibold">These {count} fit, the likeliest first:</p>;
  return (
    <p className="font-serif text-prose text-pretty">
      Nothing here fits that yet. It may be a failure of another kind: the clinic has the {known} below. Of a traceback, the line with the
      error’s name tells most. Or{" "}
      <PageLink href="/playground" className="text-accent underline underline-offset-3 hover:decoration-2">
        run your program in the playground
      </PageLink>
      , and see on the timeline where it stops.
    </p>
  );
}

/** The field's own text, and not a copy of it: what was written before the page woke up is there, too. */
function useText(field: HTMLTextAreaElement | null): string {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (!field) return () => {};
      const written = () => {
        keepText(field.value);
        changed();
      };
      field.addEventListener("input", written);
      return () => field.removeEventListener("input", written);
    },
    [field],
  );
  return useSyncExternalStore(
    subscribe,
    () => field?.value ?? "",
    () => "",
  );
}
