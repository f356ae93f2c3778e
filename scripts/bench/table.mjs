/** The bench's results as tables. */
import { summarise } from "./statistics.mjs";

const HEADINGS = ["Figure", "Engine", "Native", "Ratio", "Target", "Met", "One core busy", "Met"];

/** With one core busy, a figure may miss its target by so many times. */
const BUSY = 2;

/**
 * One figure of one bench, from its values of all rounds.
 * @param {readonly { engine: number, native?: number }[]} rounds
 */
export function result(rounds) {
  const compared = rounds.every(({ native }) => native !== undefined);
  return {
    engine: summarise(rounds.map(({ engine }) => engine)),
    native: compared ? summarise(rounds.map(({ native }) => native)) : undefined,
    // Of the two sides of the same round, which had the same noise.
    ratio: compared ? summarise(rounds.map(({ engine, native }) => engine / native)) : undefined,
  };
}

/** By how many times a result misses the figure's targets; of one that has none: its ratio, or else its value. */
function missedBy({ targets }, { engine, native, ratio }) {
  const medians = { engine: engine.median, native: native?.median, ratio: ratio?.median };
  return targets.length === 0 ? (medians.ratio ?? medians.engine) : Math.max(...targets.map((target) => target.missedBy(medians)));
}

/** The worst of a figure's results in several benches. */
export function worst(figure, results) {
  return results.reduce((one, other) => (missedBy(figure, other) > missedBy(figure, one) ? other : one));
}

/** The cells of one figure's row. `busy`: the same with one core busy, if it was measured. */
export function cells(figure, idle, busy) {
  const { title, unit, targets } = figure;
  const met = (limit, measured) =>
    targets.length === 0 || measured === undefined ? "–" : missedBy(figure, measured) <= limit ? "yes" : "no";
  return [
    title,
    shown(idle.engine, unit),
    idle.native ? shown(idle.native, unit) : "–",
    idle.ratio ? shown(idle.ratio, "×") : "–",
    targets.map(({ words }) => words).join(", ") || "–",
    met(1, idle),
    busy?.ratio ? shown(busy.ratio, "×") : "–",
    met(BUSY, busy),
  ];
}

function shown({ median, least, most }, unit) {
  return `${digits(median)} ${unit} (${digits(least)}–${digits(most)})`;
}

/** Three significant digits, and no more decimals than two. */
function digits(value) {
  const decimals = Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return value.toFixed(decimals);
}

export function asText(rows) {
  const all = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

export function asMarkdown(rows) {
  const line = (row) => `| ${row.join(" | ")} |`;
  return [line(HEADINGS), line(HEADINGS.map(() => "---")), ...rows.map(line)].join("\n");
}
