import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

/**
 * A YAML file, checked. Each fault of the text or of what it says is named with file and line:
 *
 *     content/lessons/02-…/questions.yaml:14: counter.choices.1.why: must say why
 */
export function readYaml<Schema extends z.ZodType>(file: string, text: string, schema: Schema): z.infer<Schema> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineOf = (offset: number) => lineCounter.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new Error(document.errors.map((error) => `${file}:${lineOf(error.pos[0])}: ${error.message.split("\n")[0]}`).join("\n"));
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => {
    const keys = path.map((key) => (typeof key === "symbol" ? String(key) : key));
    return `${file}:${lineOf(offsetOf(document, keys))}: ${keys.length > 0 ? `${keys.join(".")}: ` : ""}${message}`;
  });
  throw new Error(faults.join("\n"));
}

/** Where what the path leads to begins; of what isn't there, where the nearest thing around it does. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)) return Number(node.range[0]);
  }
  return 0;
}
