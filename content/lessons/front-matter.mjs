import { parse } from "yaml";

/**
 * What stands above a lesson's text, between two lines of three dashes: YAML. Not yet checked (`schema.ts` does that).
 *
 * @param {string} mdx
 * @returns {unknown}
 */
export function frontMatterOf(mdx) {
  return parse(yamlAbove(mdx));
}

/**
 * The same as text.
 *
 * @param {string} mdx
 * @returns {string}
 */
export function yamlAbove(mdx) {
  const [, yaml = ""] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(mdx) ?? [];
  return yaml;
}
