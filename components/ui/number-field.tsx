import { useId, useState } from "react";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly describedBy?: string | undefined;
}

/** A whole number in a range. What is half typed is left alone until it makes sense or the field is left. */
export function NumberField({ label, value, min, max, onChange, describedBy }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <span className="inline-flex items-center gap-2 text-small">
      <label htmlFor={id} className="whitespace-nowrap text-ink-muted">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={draft ?? value}
        aria-describedby={describedBy}
        onChange={(event) => {
          const typed = event.target.value;
          const number = Number(typed);
          const fits = typed !== "" && Number.isInteger(number) && number >= min && number <= max;
          setDraft(fits ? null : typed);
          if (fits) onChange(number);
        }}
        onBlur={() => setDraft(null)}
        className="target w-14 rounded-sm border border-edge bg-surface px-1.5 text-ink tabular-nums hover:border-ink"
      />
    </span>
  );
}
