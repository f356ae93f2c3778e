import type { ComponentProps } from "react";

interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "type"> {
  /** `primary` is for the one thing a place is about. */
  readonly kind?: "primary" | "quiet";
}

const looks = {
  primary: "border-accent bg-accent text-accent-ink font-semibold not-aria-disabled:hover:brightness-110",
  quiet: "border-edge bg-surface text-ink not-aria-disabled:hover:border-ink",
};

/**
 * `aria-disabled` greys a button and makes it do nothing, but leaves it in the Tab order, so that focus isn't lost.
 * `disabled` is for the moment before the page has woken up, and looks like nothing.
 */
export function Button({ kind = "quiet", onClick, ...props }: ButtonProps) {
  const off = props["aria-disabled"] === true;
  return (
    <button
      type="button"
      className={`target inline-flex items-center justify-center gap-2 rounded-sm border px-3 font-sans text-small transition-[filter,border-color] aria-disabled:cursor-default aria-disabled:border-hairline aria-disabled:bg-paper aria-disabled:font-normal aria-disabled:text-ink-muted ${looks[kind]}`}
      onClick={off ? undefined : onClick}
      {...props}
    />
  );
}
