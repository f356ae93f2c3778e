import type { Mark, MarkKind, RunMarks } from "./marks";

/** Marks in one order, and the runs in which they came in it. */
export interface Ordering {
  /** As they were in the first of the runs. */
  readonly marks: readonly Mark[];
  /** Indices of runs, in order. */
  readonly runs: readonly number[];
}

export interface Orderings {
  /** Those that occurred most often first; of two alike, the one that occurred first. */
  readonly all: readonly Ordering[];
  /** How many marks are the same in all of them, at their beginning and at their end. */
  readonly sameAtStart: number;
  readonly sameAtEnd: number;
  /** Some texts differ in what is measured: they are told, and compared, without it. */
  readonly measured: boolean;
}

/**
 * In which orders the marks came, and how often. `apart`: who did it counts, too: `square(3)` in another worker of a pool is
 * another mark.
 *
 * A number that may be measured (`plainText`) counts as long as it is the same from run to run. E.g. where every run prints
 * `slept 0.5` and `slept 1.0`, which of them comes first is an order; `took 0.0513 s` is `took … s`, as no two runs print the same.
 */
export function orderingsOf(runs: readonly RunMarks[], kind: MarkKind, apart: boolean): Orderings {
  const measures = measuresOf(runs.map((run) => run[kind]));
  const byKey = new Map<string, { marks: readonly Mark[]; runs: number[] }>();
  runs.forEach((run, index) => {
    const marks = run[kind].map((mark) => (measures.has(mark.plain) ? { ...mark, text: mark.plain } : mark));
    const key = JSON.stringify(marks.map((mark) => keyOf(mark, apart)));
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { marks, runs: [index] });
    else known.runs.push(index);
  });
  const all = [...byKey.values()].sort((a, b) => b.runs.length - a.runs.length || a.runs[0]! - b.runs[0]!);
  return { all, ...sameEnds(all.map(({ marks }) => marks.map((mark) => keyOf(mark, apart)))), measured: measures.size > 0 };
}

/** Where two orders part, as an index into their marks; -1: they don't. */
export function partingOf(a: readonly Mark[], b: readonly Mark[], apart: boolean): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined || keyOf(one, apart) !== keyOf(other, apart)) return index;
  }
  return -1;
}

function keyOf({ act, who, text }: Mark, apart: boolean): string {
  return `${act} ${apart || act === "process-began" || act === "process-ended" ? who : ""}\n${text}`;
}

/** The plain texts whose numbers are measures: not each of the texts that have it is printed by more than half of those runs that have any. */
function measuresOf(runs: readonly (readonly Mark[])[]): ReadonlySet<string> {
  /** By plain text: in how many runs it is, and in how many each of its texts is. */
  const found = new Map<string, { runs: number; texts: Map<string, number> }>();
  for (const marks of runs) {
    const ofRun = new Map<string, Set<string>>();
    for (const { text, plain } of marks) {
      if (text === plain) continue;
      const texts = ofRun.get(plain);
      if (texts === undefined) ofRun.set(plain, new Set([text]));
      else texts.add(text);
    }
    for (const [plain, texts] of ofRun) {
      const known = found.get(plain) ?? { runs: 0, texts: new Map<string, number>() };
      known.runs++;
      for (const text of texts) known.texts.set(text, (known.texts.get(text) ?? 0) + 1);
      found.set(plain, known);
    }
  }
  const measures = [...found].filter(([, { runs: count, texts }]) => [...texts.values()].some((times) => times * 2 <= count));
  return new Set(measures.map(([plain]) => plain));
}

/** Of a single order nothing is the same as in others. */
function sameEnds(orders: readonly (readonly string[])[]): { readonly sameAtStart: number; readonly sameAtEnd: number } {
  const [first, ...others] = orders;
  if (first === undefined || others.length === 0) return { sameAtStart: 0, sameAtEnd: 0 };
  const shortest = Math.min(...orders.map((order) => order.length));
  let sameAtStart = 0;
  while (sameAtStart < shortest && others.every((order) => order[sameAtStart] === first[sameAtStart])) sameAtStart++;
  let sameAtEnd = 0;
  while (sameAtEnd < shortest - sameAtStart && others.every((order) => order.at(-1 - sameAtEnd) === first.at(-1 - sameAtEnd))) sameAtEnd++;
  return { sameAtStart, sameAtEnd };
}
