/** A tick or a cross, with a word for those who don't see it. */
export function Mark({ right }: { readonly right: boolean }) {
  return (
    <>
      <svg aria-hidden="true" viewBox="0 0 16 16" className={`size-[1em] shrink-0 self-center ${right ? "text-ink" : "text-danger"}`}>
        <path
          d={right ? "M3 8.5l3.5 3.5L13 4.5" : "M4 4l8 8M12 4l-8 8"}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span className="sr-only">{right ? " (right)" : " (not right)"}</span>
    </>
  );
}
