import { useStore } from "zustand";
import type { FileStore } from "../files/file-store";
import type { FileMark } from "../model/use-lab-marks";
import { useRunView } from "../output/load-run-view";

interface FailureWordsProps {
  readonly failures: readonly FileMark[];
  readonly files: FileStore;
}

/** The marked lines in words, for those who can't see the marks, and the way to a file that isn't shown. */
export function FailureWords({ failures, files }: FailureWordsProps) {
  const { files: all, active } = useStore(files.store);
  const runView = useRunView();
  return (
    <div role="status" className="shrink-0">
      {runView && <runView.FailureLine failures={failures} files={all} active={active} onShow={files.activate} />}
    </div>
  );
}
