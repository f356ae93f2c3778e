/** What stands above a lesson's or a case's text, between two lines of three dashes: YAML, as text. */
export function yamlAbove(mdx: string): string {
  const [, yaml = ""] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(mdx) ?? [];
  return yaml;
}
