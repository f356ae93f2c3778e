import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import * as monaco from "monaco-editor/editor/editor.api";
import type { LineRange } from "./fold";
import { foldLines } from "./monaco-fold";
import { difference } from "./difference";
import { followPageTheme } from "./monaco-theme";
import { registerPython } from "./python-language";

/** A line to point out, and why in words. */
export interface LineMark {
  readonly line: number;
  readonly words: string;
}

export interface CodeEditor {
  /** Shows this file; each has its own cursor and undo history. */
  show(name: string): void;
  /** The files as they are now; text typed here is known already and changes nothing. */
  update(files: readonly { readonly name: string; readonly text: string }[]): void;
  /** Marks where exceptions were raised, and lights up the line of the selection (0: none). */
  mark(failures: readonly LineMark[], lit: number): void;
  /** Puts a row in place of each of these ranges of the file shown; an empty list shows all again. */
  fold(ranges: readonly LineRange[]): void;
  /** Takes the place of a block scrolled like that, with what was selected in it (characters of the file shown). */
  takeOver(scrolled: { readonly scrollTop: number; readonly scrollLeft: number }, selected: readonly [number, number] | null): void;
  /** As if typed at the cursor. */
  type(text: string): void;
  focus(): void;
  dispose(): void;
}

interface CodeEditorOptions {
  /** Apart from those of other editors of the page. */
  readonly id: string;
  readonly changed: (name: string, text: string) => void;
  /** A line number was clicked. */
  readonly lineClicked: (line: number) => void;
  /** The reader asked to see what is folded. */
  readonly unfold: () => void;
  /** Escape, with nothing of the editor's own to close. */
  readonly left: () => void;
}

globalThis.MonacoEnvironment = {
  getWorker: () => new Worker(new URL("monaco-editor/editor/editor.worker", import.meta.url), { type: "module" }),
};

registerPython();

/** What Escape closes first. */
const somethingOpen = ["findWidgetVisible", "editorHoverVisible", "editorHasMultipleSelections"];

/** Lines coloured before the editor is seen; the others follow when there is time. */
const colouredAtOnce = 200;

/** There, though not in the types: colours the lines up to this one now. */
interface Tokenized {
  readonly tokenization: { forceTokenization(line: number): void };
}

/** Must agree with `.code-block` in lab.css, or the text jumps when Monaco takes the block's place. */
const gutter = { lineNumbersMinChars: 3, lineDecorationsWidth: 16 };

export function createCodeEditor(place: HTMLElement, options: CodeEditorOptions): CodeEditor {
  const { id, changed, lineClicked, unfold, left } = options;
  const endTheme = followPageTheme(monaco.editor);
  const editor = monaco.editor.create(place, {
    ...typeOf(place),
    ...gutter,
    model: null,
    accessibilitySupport: "auto",
    automaticLayout: true,
    contextmenu: false,
    cursorBlinking: "solid",
    fixedOverflowWidgets: true,
    folding: false,
    fontLigatures: false,
    glyphMargin: false,
    guides: { indentation: false },
    links: false,
    minimap: { enabled: false },
    occurrencesHighlight: "singleFile",
    overviewRulerLanes: 0,
    padding: { top: 12, bottom: 12 },
    quickSuggestions: false,
    renderFinalNewline: "on",
    renderLineHighlight: "none",
    renderWhitespace: "none",
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    stickyScroll: { enabled: false },
    tabFocusMode: false,
    // Tab comes to the frame, and Enter leads in.
    tabIndex: -1,
    tabSize: 4,
    unicodeHighlight: { ambiguousCharacters: false },
    wordBasedSuggestions: "off",
  });
  const decorations = editor.createDecorationsCollection();
  const folds = foldLines(editor, unfold);
  const models = new Map<string, monaco.editor.ITextModel>();
  const views = new Map<string, monaco.editor.ICodeEditorViewState | null>();
  let shown = "";

  const resize = () => editor.updateOptions(typeOf(place));
  window.addEventListener("resize", resize);

  editor.onMouseDown(({ target }) => {
    if (target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS && target.position) lineClicked(target.position.lineNumber);
  });

  editor.addAction({
    id: "leave",
    label: "Leave the editor",
    keybindings: [monaco.KeyCode.Escape],
    precondition: somethingOpen.map((key) => `!${key}`).join(" && "),
    run: left,
  });

  const open = (name: string, text: string) => {
    const model = monaco.editor.createModel(text, "python", monaco.Uri.from({ scheme: "inmemory", authority: id, path: `/${name}` }));
    // The grammar colours brackets, as it does in the static block.
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    model.onDidChangeContent(() => changed(name, model.getValue(monaco.editor.EndOfLinePreference.LF)));
    models.set(name, model);
  };

  return {
    show(name) {
      const model = models.get(name);
      if (!model || name === shown) return;
      views.set(shown, editor.saveViewState());
      shown = name;
      editor.setModel(model);
      (model as unknown as Tokenized).tokenization.forceTokenization(Math.min(model.getLineCount(), colouredAtOnce));
      const view = views.get(name);
      if (view) editor.restoreViewState(view);
      editor.updateOptions({ ariaLabel: `Program ${name}. Press Escape to leave the editor.` });
    },
    update(files) {
      for (const { name, text } of files) {
        const model = models.get(name);
        if (!model) open(name, text);
        else if (model.getValue(monaco.editor.EndOfLinePreference.LF) !== text) {
          // As an edit and not as a new value, so that Undo goes back over it; of what differs alone, so that cursor and folds stay.
          const before = model.getValue(monaco.editor.EndOfLinePreference.LF);
          const { from, to, by } = difference(before, text);
          const range = monaco.Range.fromPositions(positionIn(before, from), positionIn(before, to));
          model.pushStackElement();
          model.pushEditOperations([], [{ range, text: by }], () => null);
          model.pushStackElement();
        }
      }
      for (const [name, model] of models) {
        if (files.some((file) => file.name === name)) continue;
        models.delete(name);
        views.delete(name);
        model.dispose();
      }
    },
    mark(failures, lit) {
      const whole = (line: number) => new monaco.Range(line, 1, line, 1);
      decorations.set([
        ...failures.map(({ line, words }) => ({
          range: whole(line),
          options: {
            isWholeLine: true,
            className: "failed-line",
            linesDecorationsClassName: "failed-line-mark",
            hoverMessage: { value: words },
            lineNumberHoverMessage: { value: words },
          },
        })),
        ...(lit > 0
          ? [{ range: whole(lit), options: { isWholeLine: true, className: "lit-line", linesDecorationsClassName: "lit-line-mark" } }]
          : []),
      ]);
      const first = lit > 0 ? lit : failures[0]?.line;
      if (first && !editor.hasTextFocus()) editor.revealLineInCenterIfOutsideViewport(first);
    },
    fold: folds.set,
    takeOver({ scrollTop, scrollLeft }, selected) {
      const model = editor.getModel();
      if (model && selected) {
        const [anchor, focus] = selected.map((offset) => model.getPositionAt(offset)) as [monaco.Position, monaco.Position];
        editor.setSelection(new monaco.Selection(anchor.lineNumber, anchor.column, focus.lineNumber, focus.column));
      }
      editor.setScrollPosition({ scrollTop, scrollLeft });
      editor.render(true);
    },
    type(text) {
      editor.trigger("keyboard", "type", { text });
    },
    focus: () => editor.focus(),
    dispose() {
      window.removeEventListener("resize", resize);
      endTheme();
      editor.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

/** The model's own would count two characters for the end of a line, where that is how the system ends them. */
function positionIn(text: string, offset: number): monaco.Position {
  const lines = text.slice(0, offset).split("\n");
  return new monaco.Position(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** The type of the page's own code blocks, in pixels as Monaco wants it. */
function typeOf(place: HTMLElement) {
  const style = getComputedStyle(place);
  return {
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.lineHeight),
  };
}
