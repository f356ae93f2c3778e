import { looseValues, type Loose } from "./loose-json";
import { isWhole, type ParamLine, paramLines } from "./param-lines";
import { readInteger, readNumber, readString, writeNumber, writeString } from "./python-literal";

/** What a knob sets, as the comment of its line says. */
export type Setting =
  | { readonly kind: "slider"; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: "number" | "integer" | "boolean" | "date" }
  | { readonly kind: "string" | "raw"; readonly placeholder: string }
  | {
      /** One of these strings or, if `raw`, of these pieces of Python. */
      readonly kind: "choice";
      readonly options: readonly string[];
      readonly raw: boolean;
      /** Or what else the reader writes. */
      readonly others: boolean;
    }
  | { readonly kind: "unknown" };

export type Value = number | string | boolean;

/** A constant of a program that can be changed without editing: `STEPS = 100  # @param {type:"slider", min:1, max:500}`. */
export interface Knob {
  readonly name: string;
  readonly line: number;
  readonly setting: Setting;
  /** The value as it is written, and where. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Null where it can't be turned, which `problem` tells of. */
  readonly value: Value | null;
  /** In words that follow "STEPS: "; empty if there is none. */
  readonly problem: string;
}

/** The form of a program, as Colab reads it. */
export function knobsIn(text: string): readonly Knob[] {
  return text.includes("@param") ? paramLines(text).map((line) => knobOf(text, line)) : [];
}

/** The program with another value there, and nothing else changed. */
export function turn(text: string, { start, end, setting, source }: Knob, value: Value): string {
  return text.slice(0, start) + written(value, setting, source) + text.slice(end);
}

/** Whether the reader's words are Python that can stand there. */
export function canBe({ setting }: Knob, typed: string): boolean {
  return isRaw(setting) ? isWhole(typed) : true;
}

function written(value: Value, setting: Setting, before: string): string {
  if (typeof value === "number") return writeNumber(value, before);
  if (typeof value === "boolean") return value ? "True" : "False";
  return isRaw(setting) ? value.trim() : writeString(value, before);
}

const isRaw = (setting: Setting): boolean => setting.kind === "raw" || (setting.kind === "choice" && setting.raw);

function knobOf(text: string, { comment, unclosed, ...place }: ParamLine): Knob {
  const source = text.slice(place.start, place.end);
  const setting = settingOf(comment);
  const reading = typeof setting === "string" ? setting : unclosed ? `a ${unclosed} is not closed` : read(source, setting);
  const value = typeof reading === "string" ? null : reading.value;
  return {
    ...place,
    source,
    setting: typeof setting === "string" ? { kind: "unknown" } : setting,
    value,
    problem: typeof reading === "string" ? reading : "",
  };
}

const unreadable = "its comment can’t be read";

/** Or what is wrong with it. */
function settingOf(comment: string): Setting | string {
  const values = looseValues(comment);
  if (!values) return unreadable;
  const [options, config = {}] = Array.isArray(values[0]) ? values : [null, ...values];
  const fields = fieldsOf(config);
  if (!fields) return unreadable;
  if (isList(options)) return choiceOf(options, fields);
  const { type = "raw", placeholder = "" } = fields;
  switch (type) {
    case "slider":
      return sliderOf(fields);
    case "number":
    case "integer":
    case "boolean":
    case "date":
      return { kind: type };
    case "string":
    case "raw":
      return { kind: type, placeholder: String(placeholder) };
    default:
      return `there is no type “${String(type)}”`;
  }
}

function sliderOf({ min = 0, max = 100, step = 1 }: Fields): Setting | string {
  if (typeof min !== "number" || typeof max !== "number" || typeof step !== "number") return unreadable;
  if (min > max) return "its min is more than its max";
  return step > 0 ? { kind: "slider", min, max, step } : "its step is not more than 0";
}

function choiceOf(options: readonly Loose[], { type = "string", "allow-input": others = false }: Fields): Setting | string {
  if (type !== "string" && type !== "raw") return `a list can’t be of type “${String(type)}”`;
  return { kind: "choice", options: options.map(String), raw: type === "raw", others: others === true };
}

type Fields = Readonly<Record<string, Loose>>;

const isList = (value: Loose | undefined): value is readonly Loose[] => Array.isArray(value);
const fieldsOf = (value: Loose): Fields | null =>
  typeof value === "object" && value !== null && !isList(value) ? (value as Fields) : null;

/** The value that is written there, or why it is none. */
function read(source: string, setting: Setting): { readonly value: Value } | string {
  if (source === "") return "there is no value";
  switch (setting.kind) {
    case "slider":
    case "number":
      return number(readNumber(source), "not a number");
    case "integer":
      return number(readInteger(source), "not a whole number");
    case "boolean":
      return source === "True" || source === "False" ? { value: source === "True" } : "neither True nor False";
    case "date":
      return date(readString(source));
    case "string":
      return line(readString(source));
    case "choice":
      return setting.raw ? { value: source } : line(readString(source));
    default:
      return { value: source };
  }
}

function number(value: number | undefined, otherwise: string): { readonly value: number } | string {
  if (value === undefined) return otherwise;
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? "too large to turn" : { value };
}

function date(value: string | undefined): { readonly value: string } | string {
  return value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value) ? { value } : "not a date like '2026-01-31'";
}

/** A field of the page has one line, and would lose the others. */
function line(value: string | undefined): { readonly value: string } | string {
  if (value === undefined) return "not a string in quotes";
  return /[\n\r]/.test(value) ? "a string of several lines" : { value };
}
