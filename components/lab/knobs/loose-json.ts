/** What the comment of a form field is written in: JSON, but for names without quotes and strings in single ones. */
export type Loose = string | number | boolean | null | readonly Loose[] | { readonly [name: string]: Loose };

/** What stands at the beginning of the text, one value after the other, up to what isn't one. Null: one begins and can't be read. */
export function looseValues(text: string): readonly Loose[] | null {
  const values: Loose[] = [];
  const reader = new Reader(text);
  while (reader.sees(/[[{]/y)) {
    const value = reader.value();
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

const words: Readonly<Record<string, Loose>> = { true: true, True: true, false: false, False: false, null: null, None: null };

/** Each method takes what it reads, and the spaces before it; undefined where it isn't there. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): Loose | undefined {
    if (this.take(/\[/y) !== undefined) return this.list();
    if (this.take(/\{/y) !== undefined) return this.object();
    const string = this.string();
    if (string !== undefined) return string;
    const number = this.take(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.])/y);
    if (number !== undefined) return Number(number);
    return words[this.take(/(?:true|True|false|False|null|None)\b/y) ?? ""];
  }

  sees(pattern: RegExp): boolean {
    const { at } = this;
    const seen = this.take(pattern) !== undefined;
    this.at = at;
    return seen;
  }

  private list(): Loose | undefined {
    const items: Loose[] = [];
    while (this.take(/\]/y) === undefined) {
      const item = this.value();
      if (item === undefined || !this.goesOn(/\]/y)) return undefined;
      items.push(item);
    }
    return items;
  }

  private object(): Loose | undefined {
    const fields: [string, Loose][] = [];
    while (this.take(/\}/y) === undefined) {
      const name = this.string() ?? this.take(/[\w-]+/y);
      const value = name !== undefined && this.take(/:/y) !== undefined ? this.value() : undefined;
      if (name === undefined || value === undefined || !this.goesOn(/\}/y)) return undefined;
      fields.push([name, value]);
    }
    return Object.fromEntries(fields);
  }

  /** A comma, or the end. */
  private goesOn(end: RegExp): boolean {
    return this.take(/,/y) !== undefined || this.sees(end);
  }

  private string(): string | undefined {
    const quoted = this.take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/y);
    return quoted?.slice(1, -1).replace(/\\(.)/g, (_, sign: string) => ({ n: "\n", t: "\t" })[sign] ?? sign);
  }

  private take(pattern: RegExp): string | undefined {
    const spaces = /\s*/y;
    spaces.lastIndex = this.at;
    spaces.exec(this.text);
    pattern.lastIndex = spaces.lastIndex;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found[0];
  }
}
