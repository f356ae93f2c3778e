import { Fragment } from "react";

/** Words in which what stands between backticks is code. */
export function CodedWords({ words }: { readonly words: string }) {
  return words
    .split("`")
    .map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>));
}
