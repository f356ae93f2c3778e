import { readFileSync } from "node:fs";
import { join } from "node:path";
import { groupBy } from "./group-by.mjs";
import { SUITES } from "./suites.mjs";

/**
 * Why tests fail: each entry explains those whose "suite id" matches its pattern, the first that fits. `changed`: the
 * test expects what CPython 3.14 changed on purpose.
 */
const known = JSON.parse(readFileSync(join(import.meta.dirname, "known.json"), "utf8")).map((entry) => ({
  ...entry,
  pattern: new RegExp(entry.pattern),
}));

/** What is known of a test that fails, or undefined. */
export const explain = ({ suite, id }) => known.find(({ pattern }) => pattern.test(`${suite} ${id}`));

const count = (results, outcome) => results.filter((result) => result.outcome === outcome).length;

/** One line: how many of what. */
export const summaryOf = (results) =>
  `${count(results, "passed")} passed, ${count(results, "failed")} failed, ${count(results, "skipped")} skipped`;

/** A table with a row for each suite. */
export function tableOf(results) {
  const rows = Object.keys(SUITES)
    .map((suite) => [suite, results.filter((result) => result.suite === suite)])
    .filter(([, own]) => own.length > 0)
    .map(([suite, own]) => {
      const [passed, failed, skipped] = ["passed", "failed", "skipped"].map((outcome) => count(own, outcome));
      const changed = own.filter((result) => result.outcome === "failed" && explain(result)?.changed).length;
      return [suite, passed + failed, passed, failed, skipped, share(passed, failed), share(passed, failed - changed)];
    });
  return markdownTable(["suite", "run", "passed", "failed", "skipped", "passed of run", "of what holds in 3.14"], rows);
}

const share = (passed, failed) => (passed + failed === 0 ? "" : `${((100 * passed) / (passed + failed)).toFixed(1)} %`);

function markdownTable(heading, rows) {
  const texts = [heading, ...rows].map((row) => row.map(String));
  const widths = heading.map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(texts[0]), rule, ...texts.slice(1).map(line)].join("\n");
}

/** CONFORMANCE.md: results of the tests in the folder `library`. */
export function report(results, library) {
  const failures = results.filter(({ outcome }) => outcome === "failed").map((result) => ({ ...result, known: explain(result) }));
  const changed = failures.filter((failure) => failure.known?.changed);
  const others = failures.filter((failure) => !failure.known?.changed);
  return `# Conformance

CPython's own tests, run in the engine by \`npm run conformance\`; this file is written by it. The tests are those in
\`${library}\` (Debian's \`libpython3.11-testsuite\` unless another folder was named); the engine is CPython 3.14.

${tableOf(results)}

## Failures

${grouped(others, ({ known }) => known?.why ?? "Not explained yet.")}
## Changed on purpose between 3.11 and 3.14

${grouped(changed, ({ known }) => known.why)}
## Skipped, and why

${grouped(
  results.filter(({ outcome }) => outcome === "skipped"),
  ({ details }) => details,
  true,
)}`;
}

/** Results under what they have in common; `counted`: how many instead of their names. */
function grouped(results, heading, counted = false) {
  if (results.length === 0) return "None.\n";
  const groups = [...groupBy(results, heading)].sort(([, one], [, other]) => other.length - one.length);
  if (counted) return groups.map(([why, own]) => `- ${own.length} × ${why}\n`).join("");
  return groups
    .map(
      ([why, own]) =>
        `${why}\n\n${own
          .map(({ suite, id }) => `- ${suite}: \`${id}\``)
          .sort()
          .join("\n")}\n\n`,
    )
    .join("");
}
