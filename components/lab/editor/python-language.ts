import { conf } from "monaco-editor/languages/definitions/python/python";
import { languages } from "monaco-editor/editor/editor.api";
import { pythonTokens } from "./python-tokens";

/** Python for the editor, coloured as the static block is. */
export function registerPython(): void {
  languages.register({ id: "python", extensions: [".py"] });
  languages.setLanguageConfiguration("python", conf);
  languages.setTokensProvider("python", pythonTokens);
}
