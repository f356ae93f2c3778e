import { Fragment } from "react";

/** What the page has to say about a traceback, under it. What stands between backticks is code. */
export function HintLine({ words }: { readonly words: string }) {
  return (
    <p className="output-hint">
      <span className="output-hint-name">
        Hint<span className="output-hint-whose"> of this page</span>
      </span>
      <span className="output-hint-words">
        {words
          .split("`")
          .map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>))}
      </span>
    </p>
  );
}
