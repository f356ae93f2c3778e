import { parse } from "yaml";

/**
 * What a link to a term says after the #: `Amdahl’s law` → `amdahls-law`.
 *
 * @param {string} term
 * @returns {string}
 */
export function termId(term) {
  return term
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/**
 * By what words each term is known in a text. Not yet checked (`index.ts` does that).
 *
 * @param {string} yaml the glossary's file
 * @returns {{ id: string, words: string[] }[]}
 */
export function wordsToMark(yaml) {
  return parse(yaml).map(({ term, also = [] }) => ({ id: termId(term), words: [term, ...also] }));
}
