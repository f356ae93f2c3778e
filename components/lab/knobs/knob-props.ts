import type { Knob, Value } from "./knobs";

/** What the control of each kind is given. `id` is its label's, `describedBy` its note's. */
export interface ControlProps {
  readonly id: string;
  readonly knob: Knob;
  readonly disabled: boolean;
  readonly describedBy: string | undefined;
  readonly onTurn: (value: Value) => void;
}
