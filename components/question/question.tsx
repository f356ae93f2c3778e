"use client";

import type { ReactNode } from "react";
import { useId, useState } from "react";
import { type AnswerRecord, progress, useProgress } from "@/components/progress";
import { Button, useHydrated } from "@/components/ui";
import { feedbackOn, isComplete, reasonsOf, shuffled, solutionOf, type Given } from "./answer";
import { CanChoices, Choices } from "./choices";
import { LineChoices } from "./line-choices";
import { OrderChoices } from "./order-choices";
import "./question.css";
import type { QuestionView } from "./question-view";
import { Words } from "./words";

interface QuestionProps {
  readonly question: QuestionView;
  /** A prediction is answered once, and explained at once, right or not. */
  readonly prediction?: boolean;
  /** What its button says. */
  readonly action?: string;
  /** Stands beside its button until it is answered. */
  readonly beside?: ReactNode;
  /** Asked anew, whatever was answered before; what is answered isn't remembered here. */
  readonly fresh?: boolean;
  readonly onAnswer?: (right: boolean) => void;
  /** What the run says to it, once it is answered. */
  readonly checked?: ReactNode;
}

const bodies = { one: Choices, several: Choices, can: CanChoices, order: OrderChoices, line: LineChoices } as const;

/** A question, its answer, and what is to be said of that. The answer is remembered. */
export function Question({ question, prediction = false, action = "Check", beside, fresh = false, onAnswer, checked }: QuestionProps) {
  const { id, kind } = question;
  const hydrated = useHydrated();
  const remembered = useProgress((state) => state.answers[id]);
  const [own, setOwn] = useState<AnswerRecord | undefined>();
  const record = fresh ? own : remembered;
  const untouched: Given = kind === "order" ? shuffled(question) : [];
  const [draft, setDraft] = useState<Given | null>(null);
  const [told, setTold] = useState(false);
  // What was answered in an earlier visit comes in after the page has been painted: it takes no more room than the button did.
  const [explained, setExplained] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const again = draft !== null && record !== undefined;
  const answered = record !== undefined && !again;
  const given = told ? solutionOf(question) : (draft ?? record?.given ?? untouched);
  const name = useId();
  const Body = bodies[kind];
  const answer = () => {
    if (!isComplete(question, given)) {
      setIncomplete(true);
      return;
    }
    setDraft(null);
    setExplained(true);
    const { right } = feedbackOn(question, given);
    const answered: AnswerRecord = { given, right, missed: !right || remembered?.missed === true, at: Date.now() };
    if (fresh) setOwn(answered);
    else progress.put(`answer/${id}`, answered);
    onAnswer?.(right);
  };
  return (
    <fieldset className="min-w-0" disabled={!hydrated} data-question={id}>
      <legend className="question-ask">
        <Words html={question.ask} />
      </legend>
      <Body
        question={question}
        given={given}
        answered={answered}
        revealed={prediction || fresh || told}
        name={name}
        onChange={(changed) => {
          setIncomplete(false);
          setDraft(changed);
        }}
      />
      <div role="status" className="question-said" hidden={!answered && !incomplete}>
        {incomplete && !answered && <p>{kind === "can" ? "Each of them needs an answer." : "Choose an answer first."}</p>}
        {answered && explained && (
          <>
            <Said question={question} given={record.given} prediction={prediction || fresh} told={told} />
            {checked}
          </>
        )}
        {answered && !explained && (
          <p>
            <strong className="font-semibold">{headOf(record.right, false, false)}</strong>{" "}
            <button type="button" className="prose-link target" onClick={() => setExplained(true)}>
              {record.right ? "Why?" : "Why not?"}
            </button>
          </p>
        )}
      </div>
      <div className="question-actions" hidden={answered && (fresh || !explained || prediction || (record.right && !told))}>
        {!answered && <Button onClick={answer}>{action}</Button>}
        {!answered && beside}
        {answered && !prediction && (
          <Button
            onClick={() => {
              setTold(false);
              setDraft(kind === "order" ? record.given : []);
            }}
          >
            Try again
          </Button>
        )}
        {answered && !prediction && !told && <Button onClick={() => setTold(true)}>Show the answer</Button>}
      </div>
    </fieldset>
  );
}

interface SaidProps {
  readonly question: QuestionView;
  readonly given: Given;
  readonly prediction: boolean;
  /** The answer was shown, not found. */
  readonly told: boolean;
}

function Said({ question, given, prediction, told }: SaidProps) {
  const { right, reasons, incomplete } = feedbackOn(question, told ? solutionOf(question) : given);
  const all = prediction || told ? reasonsOf(question) : reasons;
  // Why what was chosen is wrong comes before what is right.
  const shown = right ? all : [...new Set([...reasons, ...(prediction || told ? all : [])])];
  return (
    <>
      <p>
        <strong className="font-semibold">{headOf(right, incomplete, told)}</strong>
        {shown[0] !== undefined && (
          <>
            {" "}
            <Words html={shown[0]} />
          </>
        )}
      </p>
      {shown.slice(1).map((html) => (
        <p key={html}>
          <Words html={html} />
        </p>
      ))}
    </>
  );
}

function headOf(right: boolean, incomplete: boolean, told: boolean): string {
  if (told) return "The answer.";
  if (right) return "Right.";
  return incomplete ? "Not yet." : "Not quite.";
}
