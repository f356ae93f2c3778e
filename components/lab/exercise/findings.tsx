import { useStore } from "zustand";
import { selectionOf } from "@/components/timeline";
import type { Finding } from "@/workers/grading";
import type { LabModel } from "../model/lab-model";
import type { Checking } from "./checking";
import { CodedWords } from "./coded-words";
import type { AskedCheck, ExerciseFile } from "./exercise-file";
import { VerdictSign } from "./verdict-sign";
import { askWords } from "./words/ask-words";
import { isTold, runWords, verdictWords } from "./words/checking-words";
import { seenWords } from "./words/seen-words";

interface FindingsProps {
  readonly lab: LabModel;
  readonly file: ExerciseFile;
  readonly checking: Checking;
}

/** What is checked, and once it has been, what was found. */
export function Findings({ lab, file, checking }: FindingsProps) {
  const { phase, attempt, shown, runs } = useStore(checking.store);
  const end = useStore(lab.runs.store, (state) => state.end);
  if (phase === "idle") return null;
  const found = (id: string) => attempt?.findings.find(({ check }) => check.id === id);
  // The others may have failed for the same reason.
  const first = attempt?.findings.find(({ verdict }) => verdict === "failed");
  const show = ({ moment }: Finding) => {
    if (!moment) return;
    lab.view.setState({ selection: selectionOf(lab.runs.trace, moment.entry) });
    document.activeElement?.closest("[data-lab]")?.querySelector(".lab-timelines")?.scrollIntoView({ block: "center" });
  };
  return (
    <ul className="exercise-findings" aria-label="What was checked">
      {file.checks
        .filter((check) => isTold(check, found(check.id)?.verdict ?? "unchecked"))
        .map((check) => (
          <FoundItem
            key={check.id}
            check={check}
            values={file.values}
            finding={found(check.id)}
            advised={first?.check.id === check.id}
            timeout={file.timeout}
            run={runWords(runs, found(check.id))}
            onShow={end !== null && end === shown ? show : undefined}
          />
        ))}
    </ul>
  );
}

interface FoundItemProps {
  readonly check: AskedCheck;
  readonly values: Readonly<Record<string, string>>;
  readonly finding: Finding | undefined;
  readonly advised: boolean;
  readonly timeout: number;
  /** In which run, where that needs saying. */
  readonly run: string;
  /** Undefined: another run is in the lab by now. */
  readonly onShow: ((finding: Finding) => void) | undefined;
}

function FoundItem({ check, values, finding, advised, timeout, run, onShow }: FoundItemProps) {
  const verdict = finding?.verdict ?? "unchecked";
  return (
    <li className="exercise-finding" data-check={check.id} data-verdict={verdict}>
      <VerdictSign verdict={verdict} />
      <span className="exercise-verdict">{verdictWords[verdict]}</span>
      <div className="min-w-0">
        <p>{check.ask === undefined ? <CodedWords words={askWords(check, values)} /> : <Html html={check.ask} />}</p>
        <p className="exercise-seen">
          {finding && (
            <>
              <CodedWords words={`${run}${seenWords(finding.seen, timeout)}`} />{" "}
              {finding.moment && onShow && (
                <button type="button" className="prose-link exercise-show" onClick={() => onShow(finding)}>
                  Show on the timeline
                </button>
              )}
            </>
          )}
        </p>
        {advised && check.advice !== undefined && (
          <p>
            <Html html={check.advice} />
          </p>
        )}
      </div>
    </li>
  );
}

function Html({ html }: { readonly html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
