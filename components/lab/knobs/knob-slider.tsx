import type { ControlProps } from "./knob-props";
import type { Setting } from "./knobs";
import { writeNumber } from "./python-literal";

interface KnobSliderProps extends ControlProps {
  readonly setting: Extract<Setting, { readonly kind: "slider" }>;
}

/** The value is shown as the program has it, which a slider whose end it is beyond can't show. */
export function KnobSlider({ id, knob, setting, disabled, describedBy, onTurn }: KnobSliderProps) {
  const { min, max, step } = setting;
  // So that nothing moves while it is turned.
  const widest = Math.max(...[min, max, max - step].map((value) => writeNumber(value, knob.source).length));
  return (
    <>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={Number(knob.value)}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onTurn(event.target.valueAsNumber)}
        className="target knob-slider"
      />
      <span aria-hidden className="knob-value" style={{ minWidth: `${widest}ch` }}>
        {knob.source}
      </span>
    </>
  );
}
