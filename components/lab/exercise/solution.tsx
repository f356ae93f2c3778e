import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui";
import { colouredLines } from "../editor/colours";
import { browserEdits } from "../files/edit-storage";
import type { Files } from "../files/file-list";
import { withText } from "../files/file-list";
import type { LabModel } from "../model/lab-model";
import type { ExerciseFile } from "./exercise-file";

interface SolutionProps {
  /** The lab's id on the site. */
  readonly id: string;
  readonly lab: LabModel;
  readonly solution: ExerciseFile["solution"];
}

/** A solution, why it is one, and the way into the editor and back. */
export function Solution({ id, lab: { files }, solution }: SolutionProps) {
  const { files: now, original } = useStore(files.store);
  const [own, setOwn] = useOwnProgram(`${id}/own`);
  const name = original[0]?.name ?? "";
  const solved = withText(now, name, solution.program);
  const isLoaded = now.find((file) => file.name === name)?.text === solution.program;
  return (
    <section aria-label="Solution" className="exercise-solution">
      <div className="exercise-words" dangerouslySetInnerHTML={{ __html: solution.why }} />
      {/* Focusable, as it scrolls sideways where it must. */}
      <pre tabIndex={0} aria-label="The solution’s program" className="exercise-code code-type">
        <code dangerouslySetInnerHTML={{ __html: colouredLines(solution.program, solution.colours).join("\n") }} />
      </pre>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          aria-disabled={isLoaded}
          onClick={() => {
            setOwn(now);
            files.replace(solved, "Load the solution");
          }}
        >
          Load the solution
        </Button>
        {own ? (
          <Button
            onClick={() => {
              files.replace(own, "Back to my program");
              setOwn(null);
            }}
          >
            Back to my program
          </Button>
        ) : (
          <span className="text-small text-ink-muted">Your program is kept, and you can go back to it.</span>
        )}
      </div>
    </section>
  );
}

/** The reader's program while the solution is in its place; kept in this browser as edits are, where it doesn't refuse. */
function useOwnProgram(key: string): readonly [Files | null, (own: Files | null) => void] {
  const [own, setOwn] = useState<Files | null>(null);
  useEffect(() => {
    let gone = false;
    browserEdits.load(key).then(
      (kept) => {
        if (kept && !gone) setOwn((early) => early ?? kept.files);
      },
      () => {
        // Then it lives as long as the page, which the line under the editor says of all edits.
      },
    );
    return () => {
      gone = true;
    };
  }, [key]);
  const keep = (files: Files | null) => {
    setOwn(files);
    const kept = files === null ? browserEdits.remove(key) : browserEdits.save(key, { files, original: files });
    kept.catch(() => {});
  };
  return [own, keep];
}
