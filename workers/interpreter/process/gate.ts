/** Functions that Python calls, by their names. */
type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The calls, before each of which comes `enter`: it may throw, and then there is no call. */
export function gated<Table extends Calls>(calls: Table, enter: () => void): Table {
  const entries = Object.entries(calls).map(([name, call]) => [
    name,
    (...args: never[]): unknown => {
      enter();
      return call(...args);
    },
  ]);
  return Object.fromEntries(entries) as Table;
}
