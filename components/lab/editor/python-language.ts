import { conf, language } from "monaco-editor/languages/definitions/python/python";
import { languages } from "monaco-editor/editor/editor.api";

/** What `keyword.kwlist` says in Python 3.14. Monaco's own list has Python 2's and all built-in names besides. */
const keywords = (
  "False None True and as assert async await break class continue def del elif else except finally for from " +
  "global if import in is lambda nonlocal not or pass raise return try while with yield"
).split(" ");

/** Python for the editor, coloured as the static block is. */
export function registerPython(): void {
  languages.register({ id: "python", extensions: [".py"] });
  languages.setLanguageConfiguration("python", conf);
  languages.setMonarchTokensProvider("python", { ...language, keywords });
}
