/** What one run took: by the name of what was measured, in seconds. */
export interface Point {
  readonly workers: number;
  readonly seconds: Readonly<Record<string, number>>;
}

/** One thing that was measured, as many times as fast as with one worker. */
export interface Curve {
  readonly name: string;
  readonly at: readonly { readonly workers: number; readonly seconds: number; readonly faster: number }[];
}

const measurement = /^(\w[\w ]*): (\d+(?:\.\d+)?) s$/;

/** What a program printed of its times, in lines like `wait: 0.412 s`. */
export function secondsIn(output: string): Readonly<Record<string, number>> {
  const found = output.split("\n").flatMap((line) => {
    const [, name, seconds] = measurement.exec(line.trim()) ?? [];
    return name !== undefined && Number(seconds) > 0 ? [[name, Number(seconds)] as const] : [];
  });
  return Object.fromEntries(found);
}

/** A curve for each name of which the time with one worker is known, in the order in which they were printed. */
export function curvesOf(points: readonly Point[]): readonly Curve[] {
  const alone = points.find(({ workers }) => workers === 1)?.seconds ?? {};
  return Object.entries(alone).map(([name, one]) => ({
    name,
    at: points.flatMap(({ workers, seconds: { [name]: seconds } }) =>
      seconds === undefined ? [] : [{ workers, seconds, faster: one / seconds }],
    ),
  }));
}

/** Amdahl's law: how many times as fast `workers` are if the part `alone`, from 0 to 1, can't be shared out. */
export function amdahl(alone: number, workers: number): number {
  return 1 / (alone + (1 - alone) / workers);
}
