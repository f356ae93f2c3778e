export { TermList } from "./term-list";
export { TermNotes } from "./term-notes";
export { termsFile } from "./terms-file";
