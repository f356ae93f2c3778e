import { Button } from "@/components/ui";
import type { ChoicesProps } from "./choices";
import { Words } from "./words";

/** Of `order`: things to be put in order, each moved up and down by its buttons. */
export function OrderChoices({ question, given, answered, onChange }: ChoicesProps) {
  const move = (from: number, by: -1 | 1) => {
    const moved = [...given];
    const [taken] = moved.splice(from, 1);
    if (taken !== undefined) moved.splice(from + by, 0, taken);
    onChange(moved);
  };
  return (
    <ol className="question-choices">
      {given.map((choice, place) => (
        <li key={choice} className="question-choice flex-wrap">
          <span className="w-5 shrink-0 font-mono text-small text-ink-muted">{place + 1}</span>
          <Words html={question.choices[Number(choice)]?.text ?? ""} className="min-w-0 grow basis-40" />
          {!answered && (
            <span className="flex gap-1">
              <Button aria-label={`Move up, from place ${place + 1}`} aria-disabled={place === 0} onClick={() => move(place, -1)}>
                ↑
              </Button>
              <Button
                aria-label={`Move down, from place ${place + 1}`}
                aria-disabled={place === given.length - 1}
                onClick={() => move(place, 1)}
              >
                ↓
              </Button>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
