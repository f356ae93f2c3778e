/** The bench's results as a table. */
import { summarise } from "./statistics.mjs";

const HEADINGS = ["Figure", "Engine", "Native", "Ratio", "Target", "Met"];

/**
 * The cells of one figure's row, from its values of all rounds.
 * @param {{ title: string, unit: string, targets: readonly { words: string, met: (medians: object) => boolean }[] }} figure
 * @param {readonly { engine: number, native?: number }[]} rounds
 */
export function cells({ title, unit, targets }, rounds) {
  const engine = summarise(rounds.map((round) => round.engine));
  const compared = rounds.every(({ native }) => native !== undefined);
  const native = compared ? summarise(rounds.map((round) => round.native)) : undefined;
  // Of the two sides of the same round, which had the same noise.
  const ratio = compared ? summarise(rounds.map((round) => round.engine / round.native)) : undefined;
  const medians = { engine: engine.median, native: native?.median, ratio: ratio?.median };
  return [
    title,
    shown(engine, unit),
    native ? shown(native, unit) : "–",
    ratio ? shown(ratio, "×") : "–",
    targets.map(({ words }) => words).join(", ") || "–",
    targets.length === 0 ? "–" : targets.every(({ met }) => met(medians)) ? "yes" : "no",
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
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

export function asMarkdown(rows) {
  const line = (row) => `| ${row.join(" | ")} |`;
  return [line(HEADINGS), line(HEADINGS.map(() => "---")), ...rows.map(line)].join("\n");
}
