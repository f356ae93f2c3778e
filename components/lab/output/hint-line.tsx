import { usePathname } from "next/navigation";
import { Fragment } from "react";
import type { Advice } from "./hint-for";
import { PageLink } from "@/components/site";

/** What the page has to say about a traceback, under it. What stands between backticks is code. */
export function HintLine({ advice: { words, clinic } }: { readonly advice: Advice }) {
  const address = `/clinic/${clinic}`;
  const isHere = usePathname() === address;
  return (
    <p className="output-hint">
      <span className="output-hint-name">
        Hint<span className="output-hint-whose"> of this page</span>
      </span>
      <span className="output-hint-words">
        {words
          .split("`")
          .map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>))}
        {clinic !== undefined && !isHere && (
          <>
            {" "}
            <PageLink href={address} className="output-hint-link">
              See it in the clinic
            </PageLink>
          </>
        )}
      </span>
    </p>
  );
}
