import type { ComponentProps } from "react";

interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "type"> {
  /** `primary` is for the one thing a place is about. */
  readonly kind?: "primary" | "quiet";
}

/**
 * `aria-disabled` greys a button and makes it do nothing, but leaves it in the Tab order, so that focus isn't lost.
 * `disabled` is for the moment before the page has woken up, and looks like nothing.
 */
export function Button({ kind = "quiet", onClick, ...props }: ButtonProps) {
  const off = props["aria-disabled"] === true;
  return <button type="button" className={`button button-${kind}`} onClick={off ? undefined : onClick} {...props} />;
}
