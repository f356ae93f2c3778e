import { type ReactNode, useId } from "react";
import { KnobChoice } from "./knob-choice";
import { KnobField } from "./knob-field";
import type { ControlProps } from "./knob-props";
import { KnobSlider } from "./knob-slider";
import type { Knob, Value } from "./knobs";

interface KnobControlProps {
  readonly knob: Knob;
  /** What is to be said beside it; empty if nothing. */
  readonly note: string;
  readonly disabled: boolean;
  readonly onTurn: (value: Value) => void;
}

/** A native control for a constant of the program, beside the constant's name. */
export function KnobControl({ knob, note, disabled, onTurn }: KnobControlProps) {
  const id = useId();
  const control = { id, knob, disabled, onTurn, describedBy: note === "" ? undefined : `${id}-note` };
  return (
    <Frame id={id} knob={knob} note={note}>
      {controlOf(control)}
    </Frame>
  );
}

function controlOf(control: ControlProps): ReactNode {
  const { knob, id, disabled, describedBy, onTurn } = control;
  switch (knob.setting.kind) {
    case "slider":
      return <KnobSlider {...control} setting={knob.setting} />;
    case "choice":
      return knob.setting.others ? <KnobField {...control} /> : <KnobChoice {...control} options={knob.setting.options} />;
    case "boolean":
      return (
        <input
          id={id}
          type="checkbox"
          checked={knob.value === true}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => onTurn(event.target.checked)}
          className="knob-check"
        />
      );
    default:
      return <KnobField {...control} />;
  }
}

interface BrokenKnobProps {
  readonly knob: Knob;
  readonly why: string;
}

/** One whose line the reader has changed into something else: it stays in its place, and says so. */
export function BrokenKnob({ knob, why }: BrokenKnobProps) {
  const id = useId();
  return (
    <Frame id={id} knob={knob} note={why}>
      <input id={id} type="text" value={knob.source} disabled readOnly aria-describedby={`${id}-note`} className="target knob-field" />
    </Frame>
  );
}

interface FrameProps {
  readonly id: string;
  readonly knob: Knob;
  readonly note: string;
  readonly children: ReactNode;
}

function Frame({ id, knob, note, children }: FrameProps) {
  return (
    <div className="knob">
      <label htmlFor={id} className="knob-name" title={`Sets line ${knob.line} of the program`}>
        {knob.name}
      </label>
      <span className="knob-setting">
        {children}
        {note !== "" && (
          <span id={`${id}-note`} className="knob-note">
            {note}
          </span>
        )}
      </span>
    </div>
  );
}
