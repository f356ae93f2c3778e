import * as monaco from "monaco-editor/editor/editor.api";
import type { LineRange } from "./fold";
import { foldWords } from "./fold";

/** There, though not in the types: Monaco's own folding is made of it. */
interface HidesLines {
  setHiddenAreas(ranges: readonly monaco.IRange[]): void;
}

interface Folds {
  /** Hides these lines, a row in place of each range; an empty list shows all again. */
  set(ranges: readonly LineRange[]): void;
}

/** Rows that stand for hidden lines. A row's room is a zone of the text; the button lies over it, where Tab finds it. */
export function foldLines(editor: monaco.editor.IStandaloneCodeEditor, unfold: () => void): Folds {
  let rows: readonly { readonly zone: string; readonly button: monaco.editor.IOverlayWidget }[] = [];

  const clear = (zones: monaco.editor.IViewZoneChangeAccessor) => {
    for (const { zone, button } of rows) {
      zones.removeZone(zone);
      editor.removeOverlayWidget(button);
    }
    rows = [];
  };

  return {
    set(ranges) {
      if (ranges.length === 0 && rows.length === 0) return;
      const last = editor.getModel()?.getLineCount() ?? 0;
      const whole = ranges.map(
        ({ from, to }, index) => new monaco.Range(from, 1, index === ranges.length - 1 && to >= last - 1 ? last : to, 1),
      );
      (editor as unknown as HidesLines).setHiddenAreas(whole);
      editor.changeViewZones((zones) => {
        clear(zones);
        rows = ranges.map((range) => {
          const button = buttonFor(range, unfold);
          editor.addOverlayWidget(button);
          const style = button.getDomNode().style;
          style.left = `${editor.getLayoutInfo().contentLeft}px`;
          const zone = zones.addZone({
            afterLineNumber: range.from - 1,
            heightInLines: 1,
            domNode: document.createElement("div"),
            onDomNodeTop: (top) => (style.top = `${top}px`),
          });
          return { zone, button };
        });
      });
    },
  };
}

function buttonFor(range: LineRange, unfold: () => void): monaco.editor.IOverlayWidget {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "code-fold";
  button.textContent = foldWords(range);
  button.addEventListener("click", unfold);
  return { getId: () => `fold-${range.from}`, getDomNode: () => button, getPosition: () => null };
}
