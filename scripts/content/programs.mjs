/** Every program that content shows, with how it is run there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readers } from "./read-content.mjs";

const root = join(import.meta.dirname, "../..");

/**
 * @typedef {{ name: string, text: string }} SourceFile
 * @typedef {object} ContentProgram
 * @property {string} name `lessons/10-sharing-memory/rows`
 * @property {readonly SourceFile[]} files
 * @property {string | undefined} startMethod the one it is for; undefined: any
 * @property {number | undefined} cpuCount
 * @property {number} processes how many a run is likely to have
 * @property {boolean} hangs a run of it may end in a deadlock
 * @property {{ memory: string } | undefined} shows the shared memory that is kept with its recorded run
 * @property {{ constant: string, upTo: number } | undefined} speedUp what is turned, and up to what, to measure it
 * @property {Uint8Array<ArrayBuffer> | null} recording
 */

/** @returns {ContentProgram[]} */
export function programsOf({ lessons, cases }) {
  const ofLessons = lessons.flatMap(({ folder, labs }) =>
    labs.map((lab) => ({ ...settingsOf(lab), name: `lessons/${folder}/${lab.id}`, files: lab.files, recording: lab.recording })),
  );
  const ofCases = cases.flatMap((each) =>
    ["broken", "cured"].map((id) => {
      const { name, text, recording } = each[id];
      const hangs = id === "broken" && each.hangs;
      return { ...settingsOf({ ...each, hangs }), name: `clinic/${each.slug}/${id}`, files: [{ name, text }], recording };
    }),
  );
  const folder = join(root, "content/opening");
  // What the home page begins with.
  const opening = {
    ...settingsOf({ processes: 5 }),
    name: "opening/naps",
    files: [{ name: "naps.py", text: readFileSync(join(folder, "naps.py"), "utf8") }],
    recording: existsSync(join(folder, "naps.run")) ? new Uint8Array(readFileSync(join(folder, "naps.run"))) : null,
  };
  return [...ofLessons, ...ofCases, opening];
}

/**
 * @param {Partial<ContentProgram> & Pick<ContentProgram, "processes">} settings
 * @returns {Omit<ContentProgram, "name" | "files" | "recording">}
 */
function settingsOf({ startMethod, cpuCount, processes, hangs, shows, speedUp }) {
  return { startMethod, cpuCount, processes, hangs: hangs === true, shows, speedUp };
}

/** Why its recorded run can't be shown beside it, or undefined. */
export async function staleness({ files, startMethod, cpuCount, recording }) {
  if (recording === null) return "has no recorded run";
  const { readRecording } = await readers();
  const { program, recorded } = await readRecording(recording);
  const shown = files.find(({ name, text }) => program.files.find((file) => file.name === name)?.text !== text);
  if (shown) return `${shown.name} was changed after it was recorded`;
  const { options } = recorded;
  if (options.startMethod !== (startMethod ?? "fork")) return `was recorded with ${options.startMethod}`;
  if (cpuCount !== undefined && options.cpuCount !== cpuCount) return `was recorded with ${options.cpuCount} CPUs`;
  return undefined;
}

/** How its recorded run ended: an exit code, or null if it was stopped. 0 if there is none. */
export async function recordedEnd({ recording }) {
  if (recording === null) return 0;
  const { readRecording } = await readers();
  const { end } = await readRecording(recording);
  return end.reason === "exited" ? end.exitCode : null;
}
