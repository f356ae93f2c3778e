import { canBe, type Knob, knobsIn, turn, type Value } from "./knobs";

/** A knob of one program or, of several that have it by the same name and kind, of all of them. */
export interface SharedKnob {
  /** The same as long as the programs have it. */
  readonly key: string;
  /** As the first of them has it. */
  readonly knob: Knob;
  /** Which of the programs have it. */
  readonly programs: readonly number[];
  /** They have other values of it. */
  readonly differs: boolean;
  /** Why it can't be turned in one of them, and in which; null: it can. */
  readonly problem: { readonly words: string; readonly program: number; readonly line: number } | null;
}

/** The knobs of programs that are run as one, in the order in which they come. */
export function sharedKnobs(texts: readonly string[]): readonly SharedKnob[] {
  const all = texts.flatMap((text, program) => keyed(text).map((entry) => ({ ...entry, program })));
  const firsts = all.filter(({ key }, index) => all.findIndex((entry) => entry.key === key) === index);
  return firsts.map((first) => {
    const places = all.filter(({ key }) => key === first.key);
    const broken = places.find(({ knob }) => knob.problem !== "");
    return {
      key: first.key,
      knob: first.knob,
      programs: places.map(({ program }) => program),
      differs: places.some(({ knob }) => knob.value !== first.knob.value),
      problem: broken ? { words: broken.knob.problem, program: broken.program, line: broken.knob.line } : null,
    };
  });
}

/** What turning it makes of a program, and which line of it is another then; null: the program has no such knob that can be turned. */
export function turned(text: string, key: string, value: Value): { readonly text: string; readonly line: number } | null {
  const knob = keyed(text).find((entry) => entry.key === key)?.knob;
  if (!knob || knob.problem !== "" || (typeof value === "string" && !canBe(knob, value))) return null;
  return { text: turn(text, knob, value), line: knob.line };
}

/** A name may be set twice: its first knob is the first of another program, too. */
function keyed(text: string): readonly { readonly key: string; readonly knob: Knob }[] {
  const seen = new Map<string, number>();
  return knobsIn(text).map((knob) => {
    const name = `${knob.name} ${knob.setting.kind}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { key: `${name} ${before}`, knob };
  });
}
