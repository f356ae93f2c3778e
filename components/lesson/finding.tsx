import "./lesson.css";

export type Finding = "holds" | "condition" | "imprecise" | "wrong" | "unanswered" | "misleading";

export const findingWords: Readonly<Record<Finding, string>> = {
  holds: "Holds",
  condition: "Holds, with a condition",
  imprecise: "Imprecise",
  wrong: "Wrong",
  unanswered: "Not answered",
  misleading: "Works, but the name misleads",
};

const colours: Readonly<Record<Finding, string>> = {
  holds: "text-ink",
  condition: "text-warning",
  imprecise: "text-warning",
  wrong: "text-danger",
  unanswered: "text-warning",
  misleading: "text-warning",
};

const wave = "M2 9.5c2-4 4-4 6-1s4 3 6-1";

/** Strokes in a box of 16 × 16: a tick, a tick on a line, a wave, a cross, a line. */
const marks: Readonly<Record<Finding, string>> = {
  holds: "M3 8.5l3.5 3.5L13 4.5",
  condition: "M3 6.5l3.5 3.5L13 2.5M3 14h10",
  imprecise: wave,
  wrong: "M4 4l8 8M12 4l-8 8",
  unanswered: "M3 8h10",
  misleading: wave,
};

/** The sign and the words of a verdict. */
export function FindingLabel({ is }: { readonly is: Finding }) {
  return (
    <span className={`finding ${colours[is]}`}>
      <FindingSign is={is} />
      {findingWords[is]}
    </span>
  );
}

/** The sign alone, in the size and the verdict's colour. */
export function FindingSign({ is }: { readonly is: Finding }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`finding-sign ${colours[is]}`}>
      <path d={marks[is]} />
    </svg>
  );
}
