// Numbers and strings as Python writes them. Undefined: the text is none, or not one by itself.

const whole = /^[-+]?(?:[1-9]\d*(?:_\d+)*|0+(?:_0+)*)$/;
const floating = /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+)?$/;

export function readInteger(source: string): number | undefined {
  return whole.test(source) ? numberIn(source) : undefined;
}

export function readNumber(source: string): number | undefined {
  const isFloat = floating.test(source) && /[.eE]/.test(source);
  return isFloat ? numberIn(source) : readInteger(source);
}

const numberIn = (source: string): number => Number(source.replaceAll("_", ""));

/** In the manner of what stood there: `2_500_000` in the place of `1_000_000`, `1.0` in that of `0.5`. */
export function writeNumber(value: number, before: string): string {
  const whole = Number.isInteger(value);
  const digits = whole ? BigInt(value).toString() : String(value);
  const grouped = before.includes("_") ? digits.replace(/^-?\d+/, (group) => group.replace(/\B(?=(?:\d{3})+$)/g, "_")) : digits;
  return whole && readInteger(before) === undefined ? `${grouped}.0` : grouped;
}

const string = /^([rRuU]?)("""|'''|"|')((?:(?!\2)[^\\]|\\[^])*)\2$/;
const escape = /\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U(00[01][\da-fA-F]{5})|([^]))/g;
const escaped: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
  ...{ "\\": "\\", "'": "'", '"': '"' },
};

export function readString(source: string): string | undefined {
  const [, prefix, , body] = string.exec(source) ?? [];
  if (prefix === undefined || body === undefined || /r/i.test(prefix)) return body;
  let readable = true;
  const value = body.replace(escape, (all, octal?: string, x?: string, u?: string, U?: string, sign = "") => {
    const hexadecimal = x ?? u ?? U;
    if (hexadecimal !== undefined && parseInt(hexadecimal, 16) <= 0x10ffff) return String.fromCodePoint(parseInt(hexadecimal, 16));
    if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
    // Of names, as in `\N{BULLET}`, nothing is known here; the others lack digits.
    if (hexadecimal !== undefined || "NxuU".includes(sign)) readable = false;
    return escaped[sign] ?? all;
  });
  return readable ? value : undefined;
}

/** With the quotes that stood there. */
export function writeString(value: string, before: string): string {
  const quote = /^[rRuU]?'/.test(before) ? "'" : '"';
  const names = Object.entries(escaped).filter(([, sign]) => !`'"`.includes(sign) || sign === quote);
  const body = [...value].map((sign) => {
    const name = names.find(([, meaning]) => meaning === sign)?.[0];
    if (name !== undefined) return `\\${name}`;
    return sign < " " || sign === "\x7f" ? `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}` : sign;
  });
  return `${quote}${body.join("")}${quote}`;
}
