import type { Ref } from "react";
import type { EarlyMark } from "@/components/ui";
import type { LineRange } from "./fold";
import { foldWords, hides, lineCount } from "./fold";
import { type Colours, colouredLines } from "./colours";

interface CodeBlockProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly early: EarlyMark;
  /** Made with the page; null when the text is another by now. */
  readonly colours: Colours | null;
  readonly text: string;
  readonly name: string;
  readonly folds: readonly LineRange[];
  readonly onUnfold: () => void;
  /** Lines where something failed; line of the selection, or 0. */
  readonly failed: readonly number[];
  readonly lit: number;
}

/** The program as it stands until the editor has loaded: same type, same place. */
export function CodeBlock({ ref, early, colours, text, name, folds, onUnfold, failed, lit }: CodeBlockProps) {
  const last = lineCount(text);
  const before = folds.find(({ from }) => from === 1);
  const after = folds.find(({ to }) => to === last);
  const from = before?.to ?? 0;
  const to = after ? after.from - 1 : undefined;
  const row = (line: number) => line - 1 - from + (before ? 1 : 0);
  const isSeen = (line: number) => line > 0 && !hides(folds, [line]);
  return (
    <div ref={ref} {...early} className="code-block" role="group" aria-label={`Program ${name}, press Enter to edit`} tabIndex={0}>
      <pre>
        {failed.filter(isSeen).map((line) => (
          <LineMark key={line} kind="failed-line" row={row(line)} />
        ))}
        {isSeen(lit) && <LineMark kind="lit-line" row={row(lit)} />}
        <code>
          {before && <FoldRow range={before} onUnfold={onUnfold} />}
          {colours === null ? (
            <span data-lines={from}>
              {text
                .split("\n")
                .slice(from, to)
                .map((line, index) => (
                  <span key={index}>
                    <span className="line">{line}</span>
                    {"\n"}
                  </span>
                ))}
            </span>
          ) : (
            <span data-lines={from} dangerouslySetInnerHTML={{ __html: colouredLines(text, colours).slice(from, to).join("\n") }} />
          )}
          {after && <FoldRow range={after} onUnfold={onUnfold} />}
        </code>
      </pre>
    </div>
  );
}

interface FoldRowProps {
  readonly range: LineRange;
  readonly onUnfold: () => void;
}

function FoldRow({ range, onUnfold }: FoldRowProps) {
  const hidden = range.to - range.from + 1;
  return (
    <button type="button" className="code-fold" style={{ counterIncrement: `line ${hidden}` }} onClick={onUnfold}>
      {foldWords(range)}
    </button>
  );
}

interface LineMarkProps {
  readonly kind: "failed-line" | "lit-line";
  readonly row: number;
}

/** Lies behind the line; why it failed stands in words under the program. */
function LineMark({ kind, row }: LineMarkProps) {
  return (
    <span className={`code-mark ${kind}`} style={{ "--row": row } as React.CSSProperties}>
      <span className={`${kind}-mark`} />
    </span>
  );
}

/** Scrolls the block, and nothing else, to its last mark. */
export function revealMark(block: HTMLElement): void {
  const mark = block.querySelector(".code-mark:last-of-type");
  if (!mark) return;
  const [seen, line] = [block, mark].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect];
  if (line.top < seen.top || line.bottom > seen.bottom) block.scrollTop += line.top - seen.top - seen.height / 2;
}
