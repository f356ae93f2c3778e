import { useRef } from "react";
import { Button, useEarlyClick } from "@/components/ui";

interface RunButtonProps {
  readonly onRun: () => void;
  /** Python can't run here. */
  readonly unsupported: boolean;
}

/** Can be pressed from the first paint on. */
export function RunButton({ onRun, unsupported }: RunButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const early = useEarlyClick(button, onRun);
  return (
    <Button ref={button} kind="primary" onClick={onRun} aria-disabled={unsupported} title="Run (Shift+Enter or Ctrl+Enter)" {...early}>
      Run
    </Button>
  );
}
