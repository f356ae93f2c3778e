/** First stop of the Tab key; seen only while it has focus. */
export function SkipLink() {
  return (
    <a href="#main" className="sr-only z-10 bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:left-2 focus:top-2">
      Skip to the content
    </a>
  );
}
