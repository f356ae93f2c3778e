import type { ComponentProps, ReactNode, RefObject } from "react";
import { useId } from "react";
import "../lab.css";
import { Anchor } from "@/components/ui";
import { runByKey } from "../model/run-by-key";

interface LabFrameProps extends Pick<ComponentProps<"section">, "onDragOverCapture" | "onDropCapture"> {
  readonly id: string;
  readonly title: string;
  /** What a link to it says after the #. */
  readonly anchor?: string | undefined;
  /** A playground has its title above it, on the page. */
  readonly titleShown?: boolean;
  /** Stands beside the title. */
  readonly aside?: ReactNode;
  readonly frameRef: RefObject<HTMLElement | null>;
  readonly onRun: () => void;
  readonly children: ReactNode;
}

/** What all labs have in common: their place on the page, their name, and the keys that run them. */
export function LabFrame({ id, title, anchor, titleShown = true, aside, frameRef, onRun, children, ...drop }: LabFrameProps) {
  const heading = useId();
  // Of a page's only lab it is the page's next heading; in a lesson there is one of the lesson's above it.
  const Heading = titleShown ? "h3" : "h2";
  return (
    <section
      ref={frameRef}
      id={anchor}
      aria-labelledby={heading}
      data-lab={id}
      className="lab wide rounded-sm border border-hairline bg-surface font-sans text-ui"
      onKeyDownCapture={(event) => runByKey(event, onRun)}
      {...drop}
    >
      <div className={titleShown ? "lab-head" : "sr-only"}>
        <Heading id={heading} className="font-sans text-ui font-semibold">
          {anchor === undefined ? title : <Anchor to={anchor}>{title}</Anchor>}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
