import type { EngineTrouble, MissingFeature } from "@/workers";

const UPDATED = "This site has been updated since the page was opened: reload the page.";

/** What went wrong in the engine, and what to do, in sentences. */
export function troubleWords(trouble: EngineTrouble): string {
  switch (trouble.code) {
    case "engine-unreachable":
      return `Python’s engine could not be loaded (${why(trouble)}). Check the connection and run it again, or reload the page.`;
    case "other-build":
      return UPDATED;
    case "file-refused":
      // An address of the engine's says what is there: it is gone when another build has taken its place.
      if (trouble.status === 404 || trouble.status === 410) return `Python could not be loaded (${why(trouble)}). ${UPDATED}`;
      return `Python could not be loaded (${why(trouble)}). Check the connection and reload the page.`;
    case "file-unreachable":
    case "file-stalled":
    case "python-unusable":
      return `Python could not be loaded (${why(trouble)}). Check the connection and reload the page.`;
    case "unsupported":
      return trouble.missing.map(missingWords).join(" ");
    case "supervisor-broke":
      return `The engine broke (${why(trouble)}). Run again to start a new one.`;
    case "no-interpreter":
      return `No interpreter could be started (${why(trouble.why)}). Close what else needs much memory and run it again; if that does not help, reload the page.`;
    case "shut-down":
      return "The engine was shut down.";
    case "boot-timed-out":
    case "interpreter-died":
    case "unexpected":
      return why(trouble);
  }
}

/** What happened, to be said in brackets. */
function why(trouble: EngineTrouble): string {
  switch (trouble.code) {
    case "file-unreachable":
      return `${trouble.url} is out of reach: ${trouble.detail}`;
    case "file-refused":
      return `${trouble.url} answered ${trouble.status}`;
    case "file-stalled":
      return `${trouble.url} has sent nothing for ${trouble.seconds} seconds`;
    case "supervisor-broke":
      return trouble.detail || "its script could not be loaded";
    case "boot-timed-out":
      return `an interpreter did not start within ${trouble.seconds} seconds`;
    case "interpreter-died":
      return `an interpreter died: ${trouble.detail || "its script could not be loaded"}`;
    case "engine-unreachable":
    case "python-unusable":
    case "unexpected":
      return trouble.detail;
    case "other-build":
    case "unsupported":
    case "no-interpreter":
    case "shut-down":
      return troubleWords(trouble);
  }
}

export function missingWords(feature: MissingFeature): string {
  switch (feature) {
    case "shared-memory":
      return "This browser has no shared memory between workers (SharedArrayBuffer).";
    case "isolation":
      return "This page is not cross-origin isolated, so the browser gives it no shared memory. The server must send the headers Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy.";
    case "suspension":
      return "This browser can’t suspend WebAssembly (JavaScript Promise Integration). Chrome or Edge 137, Firefox 152, or a later version can.";
  }
}
