"use client";

import { useState } from "react";

/** Copies code; says whether it did until the pointer or the focus leaves it. */
export function CopyButton({ text }: { readonly text: string }) {
  const [word, setWord] = useState("Copy");
  const reset = () => setWord("Copy");
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setWord("Copied"),
      () => setWord("Not copied"),
    );
  };
  return (
    <button
      type="button"
      onClick={copy}
      onBlur={reset}
      onPointerLeave={reset}
      className="target absolute top-2 right-2 rounded-sm bg-surface px-2 text-small text-ink-muted hover:text-ink"
    >
      <span aria-live="polite">{word}</span>
    </button>
  );
}
