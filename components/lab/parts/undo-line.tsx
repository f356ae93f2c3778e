import { Button } from "@/components/ui";
import type { FileState } from "../files/file-store";

interface UndoLineProps {
  readonly state: FileState;
  readonly onUndo: () => void;
}

/** Under the editor: whether the text is the reader's own and kept, and how to take back a step. */
export function UndoLine({ state, onUndo }: UndoLineProps) {
  const { edited, undo, storage } = state;
  return (
    <div role="status" className="shrink-0">
      {(undo || edited) && (
        <p className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-hairline px-3 py-1 text-small text-ink-muted">
          {undo ? `${undo.what}: done.` : editedWords(storage)}
          {undo && <Button onClick={onUndo}>Undo</Button>}
        </p>
      )}
    </div>
  );
}

function editedWords(storage: FileState["storage"]): string {
  if (storage === "refused") return "Edited, but this browser refuses to keep it: it is gone when the page is. Copy what you need.";
  return storage === "kept" ? "Edited. Kept in this browser." : "Edited.";
}
