/** What Monaco knows of Python's brackets, comments and indents, which the package publishes without types. */
declare module "monaco-editor/languages/definitions/python/python" {
  import type { languages } from "monaco-editor/editor/editor.api";
  export const conf: languages.LanguageConfiguration;
}
