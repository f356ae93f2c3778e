"use client";

import { useState } from "react";
import { progress, useProgress } from "@/components/progress";
import { Question, type QuestionView } from "@/components/question";
import { Button } from "@/components/ui";
import { dueAt, nextDue, reviewed } from "./schedule";
import { PageLink } from "@/components/site";

export interface AskedIn {
  readonly question: QuestionView;
  /** The lesson it is from. */
  readonly lesson: { readonly slug: string; readonly title: string };
}

interface DeckProps {
  readonly questions: readonly AskedIn[];
}

/** Asks again what the reader got wrong, one question at a time, when it is due. */
export function Deck({ questions }: DeckProps) {
  const { ready, answers, cards } = useProgress((state) => state);
  const [now, setNow] = useState(() => Date.now());
  const [answered, setAnswered] = useState<string | null>(null);
  if (!ready) return <p className="min-h-8 text-ink-muted">Looking for what you got wrong…</p>;
  const known = new Set(questions.map(({ question }) => question.id));
  const due = dueAt(now, answers, cards).filter((id) => known.has(id));
  const current = answered ?? due[0];
  const asked = questions.find(({ question }) => question.id === current);
  if (!asked) return <Nothing next={nextDue(answers, cards)} />;
  const { question, lesson } = asked;
  const remaining = due.filter((id) => id !== answered).length;
  const record = (right: boolean) => {
    const answer = answers[question.id];
    if (answer) progress.put(`card/${question.id}`, reviewed(answer, cards[question.id], right, Date.now()));
    setAnswered(question.id);
  };
  return (
    <>
      <p className="text-ink-muted">
        {remaining === 0 ? "The last one for now" : `${remaining} to ask`}, from{" "}
        <PageLink className="prose-link" href={`/lessons/${lesson.slug}`}>
          {lesson.title}
        </PageLink>
        .
      </p>
      <div className="question mt-4">
        <Question key={`${question.id} ${now}`} question={question} fresh onAnswer={record} />
      </div>
      {answered !== null && (
        <p className="mt-4">
          <Button
            kind="primary"
            onClick={() => {
              setAnswered(null);
              setNow(Date.now());
            }}
          >
            {remaining === 0 ? "Done" : "Next question"}
          </Button>
        </p>
      )}
    </>
  );
}

function Nothing({ next }: { readonly next: number | null }) {
  return (
    <p className="min-h-8">
      {next === null
        ? "Nothing to review. Questions that you answer wrong come here, to be asked again when you are about to forget them."
        : `Nothing is due now. The next question comes on ${new Date(next).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })}.`}
    </p>
  );
}
