import { Fragment } from "react";
import { excerptOf, piecesOf } from "./excerpt";
import type { Found } from "./finder";
import { countWords, kindWords } from "./words";
import { sitePath } from "@/components/site";

interface ResultsProps {
  /** Of the list; its options have it and their number. */
  readonly id: string;
  readonly query: string;
  readonly found: readonly Found[];
  /** Number of the option that Enter takes. */
  readonly current: number;
  readonly onPoint: (option: number) => void;
}

/** Python's own words of a failure. */
const failure = /traceback|\w(Error|Exception|Warning)\b/i;

/** What was found, each a link to the place itself; or what to try where nothing was. */
export function Results({ id, query, found, current, onPoint }: ResultsProps) {
  return (
    <>
      <div id={id} role="listbox" aria-label="Results" className="search-list" hidden={found.length === 0}>
        {found.map(({ entry: { at, kind, title, of, text }, words }, index) => (
          <a
            key={at}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            href={sitePath(`/${at}`)}
            className="search-option"
            onPointerMove={() => onPoint(index)}
          >
            <span className="search-kind">
              {kindWords[kind]}
              {of !== undefined && ` in ${of}`}
            </span>
            <span className="search-title">
              <Marked text={title} words={words} />
            </span>
            {text !== "" && (
              <span className="search-text">
                <Marked text={excerptOf(text, words)} words={words} />
              </span>
            )}
          </a>
        ))}
      </div>
      <div role="status" className={found.length > 0 ? "sr-only" : "search-words"}>
        {query === "" && <p>Finds lessons, labs, exercises and claims, terms of the glossary and cases of the clinic.</p>}
        {query !== "" && found.length === 0 && (
          <p>
            Nothing has “{query}” in it. Try fewer or other words, or <ClinicLink words="paste a traceback in the clinic" />.
          </p>
        )}
        {found.length > 0 && countWords(found.length)}
      </div>
      {found.length > 0 && failure.test(query) && (
        <p className="search-words">
          An error of your own? <ClinicLink words="Paste its last lines in the clinic" />, which knows them in full.
        </p>
      )}
    </>
  );
}

function ClinicLink({ words }: { readonly words: string }) {
  return (
    <a href={sitePath("/clinic")} className="search-link">
      {words}
    </a>
  );
}

function Marked({ text, words }: { readonly text: string; readonly words: ReadonlySet<string> }) {
  return piecesOf(text, words).map((piece, index) =>
    piece.marked ? <mark key={index}>{piece.text}</mark> : <Fragment key={index}>{piece.text}</Fragment>,
  );
}
