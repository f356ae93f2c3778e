import { parse } from "yaml";

/**
 * What stands above a lesson's text, between two lines of three dashes: YAML. Not yet checked (`schema.ts` does that).
 *
 * @param {string} mdx
 * @returns {unknown}
 */
export function frontMatterOf(mdx) {
  const [, yaml = ""] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(mdx) ?? [];
  return parse(yaml);
}
