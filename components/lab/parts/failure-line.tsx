import { Button } from "@/components/ui";
import type { SourceFile } from "@/workers";

interface FailureLineProps {
  readonly failures: readonly { readonly file: string; readonly line: number; readonly words: string }[];
  readonly files: readonly SourceFile[];
  /** Name of the file that is shown. */
  readonly active: string;
  readonly onShow: (file: string) => void;
}

/** The first of the marked lines in words, of the file that is shown if that has one. */
export function FailureLine({ failures, files, active, onShow }: FailureLineProps) {
  const first = failures.find(({ file }) => file === active) ?? failures[0];
  if (!first) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-t border-hairline bg-danger-wash px-3 py-1.5 text-small">
      <span>
        {files.length > 1 ? `${first.file}, line` : "Line"} {first.line}, {first.words}
        {failures.length > 1 && ` (and ${failures.length - 1} more)`}
      </span>
      {first.file !== active && <Button onClick={() => onShow(first.file)}>Show {first.file}</Button>}
    </p>
  );
}
