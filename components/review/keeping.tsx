"use client";

import { useRef, useState } from "react";
import { progress, progressFile, recordsOfFile, useProgress } from "@/components/progress";
import { Button, useHydrated } from "@/components/ui";

/** What is remembered: carried to another browser, forgotten, and whether runs are veiled. */
export function Keeping() {
  const hydrated = useHydrated();
  const kept = useProgress((state) => state.kept);
  const asks = useProgress((state) => state.asks);
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [asksToReset, setAsksToReset] = useState(false);

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([progressFile(progress.store.getState())], { type: "application/json" }));
    link.download = "interleave-progress.json";
    link.click();
    URL.revokeObjectURL(link.href);
    setSaid("Saved as interleave-progress.json.");
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const records = recordsOfFile(await file.text());
    if (records === null) setSaid(`${file.name} is no file of this page’s progress. Nothing has changed.`);
    else {
      progress.take(records);
      setSaid(`Taken from ${file.name}: ${records.length} things to remember.`);
    }
  };
  return (
    <div className="grid gap-4">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-(--color-accent)"
          checked={asks}
          disabled={!hydrated}
          onChange={(event) => progress.put("asks", event.target.checked ? undefined : false)}
        />
        Ask me what I expect before a run is shown
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={!hydrated} onClick={save}>
          Save as a file
        </Button>
        <Button disabled={!hydrated} onClick={() => input.current?.click()}>
          Open a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="File of progress"
          className="hidden"
          onChange={(event) => {
            void open(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {!asksToReset && (
          <Button disabled={!hydrated} onClick={() => setAsksToReset(true)}>
            Forget everything
          </Button>
        )}
        {asksToReset && (
          <>
            <Button
              onClick={() => {
                progress.reset();
                setAsksToReset(false);
                setSaid("Forgotten. Programs that you changed are still there.");
              }}
            >
              Yes, forget what I have done
            </Button>
            <Button onClick={() => setAsksToReset(false)}>Keep it</Button>
          </>
        )}
      </div>
      <p role="status" className="min-h-6 text-small text-ink-muted">
        {kept ? said : `This browser keeps nothing, so it is all forgotten when you leave the page. Save it as a file. ${said}`}
      </p>
    </div>
  );
}
