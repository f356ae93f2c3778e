/** Every program that content shows, with how it is run there. */
import { readFileSync } from "node:fs";
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
  const naps = (name) => readFileSync(join(root, "content/opening", name));
  const opening = {
    ...settingsOf({ processes: 5 }),
    name: "opening/naps",
    files: [{ name: "naps.py", text: naps("naps.py").toString() }],
    recording: new Uint8Array(naps("naps.run")),
  };
  return [...ofLessons, ...ofCases, opening];
}

/**
 * @param {{ startMethod?: string, cpuCount?: number, processes: number, hangs?: boolean }} settings
 * @returns {Pick<ContentProgram, "startMethod" | "cpuCount" | "processes" | "hangs">}
 */
function settingsOf({ startMethod, cpuCount, processes, hangs }) {
  return { startMethod, cpuCount, processes, hangs: hangs === true };
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
