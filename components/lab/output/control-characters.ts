/** CSI (colours, cursor), OSC (titles), and the two-character rest. */
const escapes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_=>])/g;
/** An escape whose end has not arrived yet. */
const unfinished = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?$/;
/** Kept: backspace, tab, newline, carriage return. */
const others = /[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;
const any = /[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/;
const longestKept = 256;

/** U+0000…U+001F have pictures of themselves at U+2400…; U+007F has U+2421. */
const picture = (character: string) =>
  character === "\x07" ? "" : character === "\x7f" ? "\u2421" : String.fromCharCode(0x2400 + character.charCodeAt(0));

/**
 * Takes terminal escapes out of a stream and shows other control characters as pictures. An escape may be
 * split between two writes of one writer while others write in between, so each writer has a rest of its own.
 */
export function createControlStripper(): (writer: string, text: string) => string {
  const rests = new Map<string, string>();
  return (writer, text) => {
    const rest = rests.get(writer);
    if (rest === undefined && !any.test(text)) return text;
    rests.delete(writer);
    let whole = ((rest ?? "") + text).replace(escapes, "");
    const tail = unfinished.exec(whole);
    if (tail && tail[0].length <= longestKept) {
      rests.set(writer, tail[0]);
      whole = whole.slice(0, tail.index);
    }
    return whole.replace(others, picture);
  };
}
