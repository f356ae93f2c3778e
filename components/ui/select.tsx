import { useId } from "react";

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  /** `sm`: to the eye not on a phone, where it has no room. */
  readonly labelShown?: "always" | "sm";
  /** As wide whatever its options are, where these change. */
  readonly steady?: boolean;
  /** Id of the element that says more about it. */
  readonly describedBy?: string | undefined;
}

/** A native select with its label before it: works with every keyboard, screen reader and phone. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  labelShown = "always",
  steady = false,
  describedBy,
}: SelectProps<Value>) {
  const id = useId();
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-small">
      <label htmlFor={id} className={`whitespace-nowrap text-ink-muted ${labelShown === "sm" ? "max-sm:sr-only" : ""}`}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value as Value)}
        className={`target min-w-0 rounded-sm border border-edge bg-surface px-1.5 text-ink hover:border-ink ${steady ? "w-40" : ""}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
