"use client";

import { Button } from "@/components/ui";

/** Shown in place of a page that could not be drawn; header and footer stay. */
export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div className="page gap-y-4 py-16 font-serif text-prose">
      <h1 className="text-title">This page could not be shown</h1>
      <p>Something on our side broke while it was being drawn. Your edits are kept in this browser.</p>
      <p>
        <Button onClick={reset} kind="primary">
          Try again
        </Button>
      </p>
      <details className="font-sans text-small text-ink-muted">
        <summary className="target">What the browser said</summary>
        <pre className="mt-2 overflow-x-auto whitespace-pre-wrap">{error.message}</pre>
      </details>
    </div>
  );
}
