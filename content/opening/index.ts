import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(process.cwd(), "content/opening");
const recordingFile = join(root, "naps.run");

/** The program that the home page begins with. */
export interface Opening {
  readonly title: string;
  readonly file: { readonly name: string; readonly text: string };
  /** How many processes it has, the main one included. */
  readonly processes: number;
  /** Its recorded run as JSON, once `npm run record` has made one. */
  readonly recording: Uint8Array<ArrayBuffer> | null;
}

export function readOpening(): Opening {
  return {
    title: "Four naps, four processes",
    file: { name: "naps.py", text: readFileSync(join(root, "naps.py"), "utf8") },
    processes: 5,
    recording: existsSync(recordingFile) ? new Uint8Array(readFileSync(recordingFile)) : null,
  };
}
