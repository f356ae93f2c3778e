import { useState } from "react";
import type { ControlProps } from "./knob-props";
import { canBe, type Knob, type Value } from "./knobs";

/** To be typed into. What is typed stays as it is until the field is left, and is in the program as soon as it makes sense. */
export function KnobField({ id, knob, disabled, describedBy, onTurn }: ControlProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const { setting } = knob;
  const isNumber = setting.kind === "number" || setting.kind === "integer";
  const options = setting.kind === "choice" ? setting.options : [];
  return (
    <>
      <input
        id={id}
        type={isNumber ? "number" : setting.kind === "date" ? "date" : "text"}
        inputMode={setting.kind === "integer" ? "numeric" : setting.kind === "number" ? "decimal" : undefined}
        step={setting.kind === "number" ? "any" : undefined}
        list={options.length > 0 ? `${id}-options` : undefined}
        placeholder={"placeholder" in setting ? setting.placeholder : undefined}
        value={draft ?? String(knob.value)}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={draft !== null && valueOf(knob, draft) === null}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const value = valueOf(knob, event.target.value);
          setDraft(event.target.value);
          if (value !== null) onTurn(value);
        }}
        onBlur={() => setDraft(null)}
        className={`target knob-field ${isNumber ? "knob-number" : ""}`}
      />
      {options.length > 0 && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** What has been typed, once it is a value the knob can have. */
function valueOf(knob: Knob, typed: string): Value | null {
  const { kind } = knob.setting;
  if (kind === "number" || kind === "integer") {
    const value = Number(typed);
    const fits = kind === "integer" ? Number.isSafeInteger(value) : Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return typed !== "" && fits ? value : null;
  }
  if (kind === "date") return typed === "" ? null : typed;
  return canBe(knob, typed) ? typed : null;
}
