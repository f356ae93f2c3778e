import type { ChoicesProps } from "./choices";
import { Mark } from "./mark";

/** Of `line`: one line of a program. */
export function LineChoices({ question, given, answered, onChange, name }: ChoicesProps) {
  return (
    <div className="question-choices question-code gap-0">
      {question.program.map((text, index) => {
        const line = question.firstLine + index;
        const blank = text.trim() === "";
        return (
          <label key={line} className="question-choice">
            {blank ? (
              <span className="size-4 shrink-0" />
            ) : (
              <input
                type="radio"
                name={name}
                checked={given[0] === line}
                disabled={answered}
                aria-label={`Line ${line}: ${text.trim()}`}
                onChange={() => onChange([line])}
              />
            )}
            <span aria-hidden="true" className="w-6 shrink-0 text-right text-ink-muted">
              {line}
            </span>
            <code aria-hidden="true">{text}</code>
            {answered && given[0] === line && <Mark right={question.choices.some((choice) => choice.line === line && choice.right)} />}
          </label>
        );
      })}
    </div>
  );
}
