import type { Given } from "./answer";
import { Mark } from "./mark";
import { possibilities, type ChoiceView, type QuestionView } from "./question-view";
import { Words } from "./words";

export interface ChoicesProps {
  readonly question: QuestionView;
  readonly given: Given;
  /** It has been answered: nothing can be changed, and what was chosen is marked. */
  readonly answered: boolean;
  /** The right ones are marked, chosen or not. */
  readonly revealed: boolean;
  readonly onChange: (given: Given) => void;
  /** Names the group of radio buttons. */
  readonly name: string;
}

/** Of `one` and `several`. */
export function Choices({ question, given, answered, revealed, onChange, name }: ChoicesProps) {
  const several = question.kind === "several";
  const choose = (index: number, on: boolean) => {
    if (!several) onChange([index]);
    else onChange(on ? [...given, index] : given.filter((other) => other !== index));
  };
  return (
    <div className="question-choices">
      {question.choices.map((choice, index) => (
        <label key={index} className="question-choice">
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            checked={given.includes(index)}
            disabled={answered}
            onChange={(event) => choose(index, event.target.checked)}
          />
          <Words html={choice.text} />
          {answered && (given.includes(index) || (revealed && choice.right)) && <Mark right={choice.right} />}
        </label>
      ))}
    </div>
  );
}

/** Of `can`: one of three words for each statement. */
export function CanChoices({ question, given, answered, onChange, name }: ChoicesProps) {
  const choose = (index: number, word: string) =>
    onChange(question.choices.map((_, other) => (other === index ? word : (given[other] ?? ""))));
  return (
    <div className="mt-2 grid gap-3">
      {question.choices.map((choice, index) => (
        <Statement
          key={index}
          choice={choice}
          given={given[index]}
          answered={answered}
          name={`${name}-${index}`}
          onChoose={(word) => choose(index, word)}
        />
      ))}
    </div>
  );
}

interface StatementProps {
  readonly choice: ChoiceView;
  readonly given: string | number | undefined;
  readonly answered: boolean;
  readonly name: string;
  readonly onChoose: (word: string) => void;
}

function Statement({ choice, given, answered, name, onChoose }: StatementProps) {
  return (
    <fieldset>
      <legend className="inline-flex items-baseline gap-2">
        <Words html={choice.text} />
        {answered && <Mark right={given === choice.is} />}
      </legend>
      <div className="flex flex-wrap gap-x-4">
        {possibilities.map((word) => (
          <label key={word} className="question-choice">
            <input type="radio" name={name} checked={given === word} disabled={answered} onChange={() => onChoose(word)} />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
