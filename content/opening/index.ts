import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(process.cwd(), "content/opening");
const recordingFile = join(root, "naps.recording.json");

/** The program that the home page begins with. */
export interface Opening {
  readonly title: string;
  readonly file: { readonly name: string; readonly text: string };
  /** How many processes it has, the main one included. */
  readonly processes: number;
  /** Its recorded run as JSON, once `npm run record` has made one. */
  readonly recording: string | null;
}

export function readOpening(): Opening {
  return {
    title: "Four naps, four processes",
    file: { name: "naps.py", text: readFileSync(join(root, "naps.py"), "utf8") },
    processes: 5,
    recording: existsSync(recordingFile) ? readFileSync(recordingFile, "utf8") : null,
  };
}
