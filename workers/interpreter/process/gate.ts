import type { Operation } from "../../kernel/processes/gates";
import { VISIBLE } from "../../shared/visible";

/** Functions that Python calls, by their names. */
type Calls = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The calls, before each of which comes `enter` with what is visible of it: it may throw, and then there is no call. */
export function gated<Table extends Calls>(calls: Table, enter: (operation: Operation | undefined) => void): Table {
  const entries = Object.entries(calls).map(([name, call]) => {
    const operation = VISIBLE.calls[name];
    return [
      name,
      (...args: never[]): unknown => {
        enter(operation);
        return call(...args);
      },
    ];
  });
  return Object.fromEntries(entries) as Table;
}
