import type { ControlProps } from "./knob-props";

interface KnobChoiceProps extends ControlProps {
  readonly options: readonly string[];
}

export function KnobChoice({ id, knob, options, disabled, describedBy, onTurn }: KnobChoiceProps) {
  const value = String(knob.value);
  // What the reader has written themselves is not taken away from them.
  const all = [...new Set(options.includes(value) ? options : [value, ...options])];
  return (
    <select
      id={id}
      value={value}
      disabled={disabled}
      aria-describedby={describedBy}
      onChange={(event) => onTurn(event.target.value)}
      className="target knob-choice"
    >
      {all.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
