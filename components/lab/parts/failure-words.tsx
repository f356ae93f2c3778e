import { useStore } from "zustand";
import { Button } from "@/components/ui";
import type { FileStore } from "../files/file-store";
import type { FileMark } from "../model/use-lab-marks";

interface FailureWordsProps {
  readonly failures: readonly FileMark[];
  readonly files: FileStore;
}

/** The marked lines in words, for those who can't see the marks, and the way to a file that isn't shown. */
export function FailureWords({ failures, files }: FailureWordsProps) {
  const { files: all, active } = useStore(files.store);
  const first = failures.find(({ file }) => file === active) ?? failures[0];
  return (
    <div role="status" className="shrink-0">
      {first && (
        <p className="flex flex-wrap items-center gap-x-3 border-t border-hairline bg-danger-wash px-3 py-1.5 text-small">
          <span>
            {all.length > 1 ? `${first.file}, line` : "Line"} {first.line}, {first.words}
            {failures.length > 1 && ` (and ${failures.length - 1} more)`}
          </span>
          {first.file !== active && <Button onClick={() => files.activate(first.file)}>Show {first.file}</Button>}
        </p>
      )}
    </div>
  );
}
