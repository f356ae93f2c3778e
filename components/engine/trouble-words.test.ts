import { expect, it } from "vitest";
import type { EngineTrouble } from "@/workers";
import { troubleWords } from "./trouble-words";

const url = "https://example.org/pyodide/snapshot.pack";

it.each<[EngineTrouble, string]>([
  [
    { code: "engine-unreachable", detail: "Failed to fetch" },
    "Python’s engine could not be loaded (Failed to fetch). Check the connection and run it again, or reload the page.",
  ],
  [
    { code: "file-unreachable", url, detail: "TypeError: Failed to fetch" },
    `Python could not be loaded (${url} is out of reach: TypeError: Failed to fetch). Check the connection and reload the page.`,
  ],
  [
    { code: "file-refused", url, status: 503 },
    `Python could not be loaded (${url} answered 503). Check the connection and reload the page.`,
  ],
  [
    { code: "file-stalled", url, seconds: 30 },
    `Python could not be loaded (${url} has sent nothing for 30 seconds). Check the connection and reload the page.`,
  ],
  [
    { code: "file-refused", url, status: 404 },
    `Python could not be loaded (${url} answered 404). This site has been updated since the page was opened: reload the page.`,
  ],
  [{ code: "other-build" }, "This site has been updated since the page was opened: reload the page."],
  [{ code: "supervisor-broke", detail: "" }, "The engine broke (its script could not be loaded). Run again to start a new one."],
  [
    { code: "no-interpreter", why: { code: "boot-timed-out", seconds: 60 } },
    "No interpreter could be started (an interpreter did not start within 60 seconds). Close what else needs much memory and run it again; if that does not help, reload the page.",
  ],
  [
    { code: "no-interpreter", why: { code: "file-refused", url, status: 404 } },
    `No interpreter could be started (${url} answered 404). Close what else needs much memory and run it again; if that does not help, reload the page.`,
  ],
])("says %j in words", (trouble, words) => {
  expect(troubleWords(trouble)).toBe(words);
});
