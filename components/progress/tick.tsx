/** A tick, and what it means in a word. */
export function Tick({ label }: { readonly label: string }) {
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 shrink-0 text-accent">
        <path d="M3 8.5l3.5 3.5L13 4.5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className="sr-only">({label})</span>
    </>
  );
}
