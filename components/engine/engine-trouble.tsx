"use client";

import { missingWords, troubleWords } from "./trouble-words";
import { useEngineStatus } from "./engine-status";

/** What is wrong with the engine and what to do; nothing while all is well. The header's status announces it, once for all labs. */
export function EngineTrouble({ recorded }: { readonly recorded: boolean }) {
  const status = useEngineStatus();
  if (status.phase === "failed") {
    return <p className="border-b border-hairline bg-danger-wash px-3 py-2 text-small">{troubleWords(status.trouble)}</p>;
  }
  if (status.phase !== "unsupported") return null;
  return (
    <div className="border-b border-hairline bg-danger-wash px-3 py-2 text-small">
      <p>Python can’t run on this page here. What is missing:</p>
      <ul className="list-disc pl-5">
        {status.missing.map((what) => (
          <li key={what}>{missingWords(what)}</li>
        ))}
      </ul>
      <p>
        A current Chrome, Edge or Firefox on a computer has all of it; if this is one, reload the page.
        {recorded && " Until then, what you see below is a recorded run."}
      </p>
    </div>
  );
}
