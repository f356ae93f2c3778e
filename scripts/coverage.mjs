/** Prints which share of each room's lines the unit tests have come by, after `vitest run --coverage`. */
import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const root = join(import.meta.dirname, "..");
const { total, ...files } = JSON.parse(readFileSync(join(root, "coverage/coverage-summary.json"), "utf8"));

/** @type {Map<string, { covered: number, total: number }>} */
const rooms = new Map();
for (const [path, { lines }] of Object.entries(files)) {
  const room = dirname(relative(root, path)).split(sep).join("/");
  const sum = rooms.get(room) ?? { covered: 0, total: 0 };
  rooms.set(room, { covered: sum.covered + lines.covered, total: sum.total + lines.total });
}
console.log("Lines that unit tests come by (the engine suite and the pages' tests come by the rest):");
for (const [room, lines] of [...rooms, /** @type {const} */ (["in all", total.lines])]) {
  if (lines.total > 0) console.log(`${percent(lines).padStart(5)}  ${room}`);
}

function percent(lines) {
  return `${Math.round((lines.covered / lines.total) * 100)} %`;
}
