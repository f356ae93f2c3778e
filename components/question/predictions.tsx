"use client";

import { useEffect, useRef, useState } from "react";
import { useLabOnPage, type ProgramOnPage } from "@/components/lab";
import { progress, useProgress, useRefusals, useVeil } from "@/components/progress";
import { Button } from "@/components/ui";
import { questionAnchor } from "@/content/anchors";
import type { cameTrue, SeenRun } from "./came-true";
import { Question } from "./question";
import type { QuestionView } from "./question-view";
import { Words } from "./words";

interface PredictionsProps {
  /** The lab's id on the site: `processes-and-threads/counter`. */
  readonly lab: string;
  /** What the lab is called. */
  readonly title: string;
  readonly questions: readonly QuestionView[];
}

/** What the reader is asked before a lab's run is shown, and afterwards what came of it. */
export function Predictions({ lab, title, questions }: PredictionsProps) {
  const { veiled, lift } = useVeil(
    lab,
    questions.map(({ id }) => id),
  );
  const lifted = useProgress((state) => state.shown[lab] === true);
  const refusals = useRefusals(lab);
  const section = useRef<HTMLElement>(null);
  const runs = useRuns(useLabOnPage(lab));
  const [first] = questions;
  useEffect(() => {
    if (refusals === 0) return;
    section.current?.scrollIntoView({ block: "nearest" });
    section.current?.querySelector<HTMLElement>("input, button")?.focus({ preventScroll: true });
  }, [refusals]);
  const showMe = (
    <Button onClick={lift} title="Shows the run without an answer">
      Show me
    </Button>
  );
  return (
    <section ref={section} aria-label={`Before you run: ${title}`} className="question mt-6 grid gap-5">
      <p className="-mb-4 text-small font-semibold text-ink-muted">Before you run</p>
      {questions.map((question) => (
        <div key={question.id} id={questionAnchor(question.id.slice(question.id.indexOf("/") + 1))} className="min-w-0">
          <Question
            question={question}
            prediction
            action="That is what I expect"
            beside={veiled && question === first && showMe}
            checked={<Checked question={question} runs={runs} />}
          />
        </div>
      ))}
      {veiled && refusals > 0 && (
        <p role="status" className="text-small text-warning">
          Say first what you expect, then run it. Or choose “Show me”.
        </p>
      )}
      {lifted && (
        <p className="text-small text-ink-muted">
          Shown without an answer.{" "}
          <button type="button" className="prose-link target" onClick={() => progress.put("asks", false)}>
            Always show runs at once
          </button>
        </p>
      )}
    </section>
  );
}

interface Runs {
  readonly of: ReadonlyMap<string, SeenRun>;
  /** Of a recorded run, "the recorded run". */
  readonly words: string;
  readonly cameTrue: typeof cameTrue;
}

/** The lab's runs, once all its programs have one that is over. */
function useRuns(programs: readonly ProgramOnPage[]): Runs | null {
  const [runs, setRuns] = useState<Runs | null>(null);
  useEffect(() => {
    let looks = 0;
    const look = async () => {
      const mine = ++looks;
      const all = programs.map(({ id, lab: { runs: run } }) => ({ id, run, state: run.store.getState() }));
      const over = all.flatMap(({ id, run, state: { end } }) =>
        end ? [[id, { trace: run.trace, output: run.output.text(), end }] as const] : [],
      );
      const recorded = all.some(({ state }) => state.shown === "recording");
      if (over.length === 0 || over.length < all.length) {
        setRuns(null);
        return;
      }
      const judge = await import("./came-true");
      if (mine === looks) setRuns({ of: new Map(over), words: recorded ? "the recorded run" : "your run", cameTrue: judge.cameTrue });
    };
    const lookAgain = () => {
      look().catch(() => {
        // Without a connection the run says nothing to the questions; it is there to be looked at.
      });
    };
    lookAgain();
    const ends = programs.map(({ lab }) =>
      lab.runs.store.subscribe((state, before) => {
        if (state.end !== before.end || state.shown !== before.shown) lookAgain();
      }),
    );
    return () => {
      looks++;
      for (const end of ends) end();
    };
  }, [programs]);
  return runs;
}

function Checked({ question, runs }: { readonly question: QuestionView; readonly runs: Runs | null }) {
  if (!runs) return null;
  const told = question.choices.filter(({ seen }) => seen.length > 0);
  const verdicts = told.map((choice) => ({ choice, came: runs.cameTrue(choice.seen, runs.of) }));
  if (told.length === 0 || verdicts.some(({ came }) => came === null)) return null;
  const came = verdicts.filter((verdict) => verdict.came);
  return (
    <p data-checked={runs.words}>
      <strong className="font-semibold">In {runs.words}:</strong>{" "}
      {came.length === 0 && (question.kind === "can" ? "none of these happened. That doesn’t make them impossible." : "something else.")}
      {came.map(({ choice }, index) => (
        <span key={index}>
          {index > 0 && "; "}
          <Words html={choice.text} />
        </span>
      ))}
    </p>
  );
}
