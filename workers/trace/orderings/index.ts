/** Many runs of one program compared. A door of its own: a page that compares none loads none of it. */
export { type Mark, MARK_KINDS, type MarkKind, marksOf, type RunMarks } from "./marks";
export { type Ordering, type Orderings, orderingsOf, partingOf } from "./orderings";
export { MOST_MARKS, PrintedLines } from "./printed-lines";
export { type Value, type Values, valuesOf } from "./values";
