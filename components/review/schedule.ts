import { createEmptyCard, fsrs, Rating, type Card } from "ts-fsrs";
import type { AnswerRecord, CardRecord } from "@/components/progress";

const scheduler = fsrs({ enable_fuzz: false });

/** Ids of the questions that were answered wrong once, and are to be asked again by `now`; the longest due first. */
export function dueAt(
  now: number,
  answers: Readonly<Record<string, AnswerRecord>>,
  cards: Readonly<Record<string, CardRecord>>,
): readonly string[] {
  return deck(answers, cards)
    .filter(({ card }) => card.due <= now)
    .sort((a, b) => a.card.due - b.card.due)
    .map(({ id }) => id);
}

/** When the next question is due, in milliseconds since 1970; null: there is none. */
export function nextDue(answers: Readonly<Record<string, AnswerRecord>>, cards: Readonly<Record<string, CardRecord>>): number | null {
  const all = deck(answers, cards).map(({ card }) => card.due);
  return all.length > 0 ? Math.min(...all) : null;
}

/** The card after an answer. */
export function reviewed(answer: AnswerRecord, card: CardRecord | undefined, right: boolean, now: number): CardRecord {
  return recordOf(scheduler.next(cardOf(card ?? firstCard(answer)), new Date(now), right ? Rating.Good : Rating.Again).card);
}

function deck(answers: Readonly<Record<string, AnswerRecord>>, cards: Readonly<Record<string, CardRecord>>) {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const card = cards[id] ?? (answer.missed ? firstCard(answer) : undefined);
    return card ? [{ id, card }] : [];
  });
}

/** Of a question that has been answered wrong, and not been reviewed since. */
function firstCard({ at }: AnswerRecord): CardRecord {
  const answered = new Date(at);
  return recordOf(scheduler.next(createEmptyCard(answered), answered, Rating.Again).card);
}

function recordOf({ due, last_review, ...card }: Card): CardRecord {
  return { ...card, due: due.getTime(), last_review: last_review?.getTime() };
}

function cardOf({ due, last_review, ...card }: CardRecord): Card {
  return { ...card, due: new Date(due), ...(last_review !== undefined && { last_review: new Date(last_review) }) };
}
