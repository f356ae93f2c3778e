/** Key of a record, e.g. `answer/processes-and-threads/counter`. */
export type RecordKey = `${"answer" | "card" | "shown" | "done" | "read"}/${string}` | "place" | "asks";

/** What the reader answered first, and what came of it. */
export interface AnswerRecord {
  /** Indices of choices; of `can`, one of its words for each; of `order`, the choices' order; of `line`, the line. */
  readonly given: readonly (number | string)[];
  readonly right: boolean;
  /** It was answered wrong once: it is asked again (`components/review`). */
  readonly missed?: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** When a question comes again: a card of FSRS, the times in milliseconds since 1970. */
export interface CardRecord {
  readonly due: number;
  readonly last_review?: number | undefined;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsed_days: number;
  readonly scheduled_days: number;
  readonly learning_steps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
}

export interface PlaceRecord {
  readonly slug: string;
  /** Id of the heading last passed. */
  readonly section: string;
  readonly at: number;
}

/** Everything that is remembered. */
export interface Records {
  readonly answers: Readonly<Record<string, AnswerRecord>>;
  readonly cards: Readonly<Record<string, CardRecord>>;
  /** Labs whose run was to be shown without an answer. */
  readonly shown: Readonly<Record<string, true>>;
  /** When an exercise was solved, or a section read, in milliseconds since 1970. */
  readonly done: Readonly<Record<string, number>>;
  readonly read: Readonly<Record<string, number>>;
  readonly place: PlaceRecord | null;
  /** Whether predictions veil their runs. */
  readonly asks: boolean;
}

export const noRecords: Records = { answers: {}, cards: {}, shown: {}, done: {}, read: {}, place: null, asks: true };

/** The records with this one among them; the same if it is no record, or nothing (`undefined`) where there was nothing. */
export function withRecord(records: Records, key: string, value: unknown): Records {
  const [room = "", ...rest] = key.split("/");
  const id = rest.join("/");
  switch (room) {
    case "answer":
      return { ...records, answers: changed(records.answers, id, isAnswer(value) ? value : undefined) };
    case "card":
      return { ...records, cards: changed(records.cards, id, isCard(value) ? value : undefined) };
    case "shown":
      return { ...records, shown: changed(records.shown, id, value === true ? value : undefined) };
    case "done":
      return { ...records, done: changed(records.done, id, typeof value === "number" ? value : undefined) };
    case "read":
      return { ...records, read: changed(records.read, id, typeof value === "number" ? value : undefined) };
    case "place":
      return { ...records, place: isPlace(value) ? value : null };
    case "asks":
      return { ...records, asks: value !== false };
    default:
      return records;
  }
}

function changed<Value>(record: Readonly<Record<string, Value>>, id: string, value: Value | undefined): Readonly<Record<string, Value>> {
  const others = Object.fromEntries(Object.entries(record).filter(([other]) => other !== id));
  return value === undefined ? others : { ...others, [id]: value };
}

function isAnswer(value: unknown): value is AnswerRecord {
  return (
    isObject(value) &&
    Array.isArray(value.given) &&
    value.given.every((part) => typeof part === "number" || typeof part === "string") &&
    typeof value.right === "boolean" &&
    (value.missed === undefined || typeof value.missed === "boolean") &&
    typeof value.at === "number"
  );
}

const cardNumbers = ["due", "stability", "difficulty", "elapsed_days", "scheduled_days", "learning_steps", "reps", "lapses", "state"];

function isCard(value: unknown): value is CardRecord {
  return isObject(value) && cardNumbers.every((name) => typeof value[name] === "number");
}

function isPlace(value: unknown): value is PlaceRecord {
  return isObject(value) && typeof value.slug === "string" && typeof value.section === "string" && typeof value.at === "number";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
