"use client";

import { Tick } from "./tick";
import { useProgress } from "./use-progress";

interface ContentsProps {
  /** Which lesson it is: `Question 2 of 6`. */
  readonly place: string;
  readonly slug: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** A lesson's sections, to go to, and which of them have been read. */
export function Contents({ place, slug, sections }: ContentsProps) {
  const read = useProgress((state) => state.read);
  const isRead = (id: string) => read[`${slug}#${id}`] !== undefined;
  const count = sections.filter(({ id }) => isRead(id)).length;
  return (
    <details>
      <summary className="inline-flex cursor-pointer flex-wrap items-baseline gap-x-3 text-ink-muted hover:text-ink">
        {place}
        <span className="text-small underline decoration-hairline underline-offset-4">Contents</span>
        {count > 0 && (
          <span className="text-small">
            {count} of {sections.length} read
          </span>
        )}
      </summary>
      <ol className="mt-1 grid gap-0.5 pb-4 text-small">
        {sections.map(({ id, title }) => (
          <li key={id} className="flex items-center gap-2">
            <span className="flex w-4 shrink-0 justify-center">{isRead(id) && <Tick label="read" />}</span>
            <a href={`#${id}`} className="prose-link target inline-flex items-center">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
