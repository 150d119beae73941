/** When a question comes back: what FSRS makes of all answers to it, worked out anew from the answers each time. */
import { type Card, createEmptyCard, fsrs, type Grade } from 'ts-fsrs';
import type { Answer } from '#protocol';

/** Days, not minutes: nobody waits on the page for a question. Without chance, so that every browser works out the same. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 });

const MISSED = 1;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Memory = {
  question: string;
  card: Card;
  due: Date;
  /** How often it was missed; what was never missed comes back only when asked for. */
  missed: number;
  /** Whether the last answer was right. */
  right: boolean;
};

export function memoriesOf(answers: readonly Answer[]): Memory[] {
  const byQuestion = Map.groupBy(answers, ({ question }) => question);
  return [...byQuestion].map(([question, given]) => {
    const inOrder = given.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
    let card = createEmptyCard(new Date(inOrder[0]!.at));
    for (const { at, grade } of inOrder) card = scheduler.next(card, new Date(at), grade as Grade).card;
    return {
      question,
      card,
      due: card.due,
      missed: inOrder.filter(({ grade }) => grade === MISSED).length,
      right: inOrder.at(-1)!.grade > MISSED,
    };
  });
}

/** What to ask before `until`, the most overdue first. */
export const dueBefore = (memories: readonly Memory[], until: Date): Memory[] =>
  memories.filter(({ due }) => due < until).sort((a, b) => a.due.getTime() - b.due.getTime());

/** In how many days a question would come back after each grade, if it were answered now. */
export function daysAfter(card: Card, now: Date): Record<2 | 3 | 4, number> {
  const days = (grade: Grade): number => {
    const { due } = scheduler.next(card, now, grade).card;
    return Math.max(1, Math.round((due.getTime() - now.getTime()) / DAY_MS));
  };
  return { 2: days(2), 3: days(3), 4: days(4) };
}

export const emptyCard = (now: Date): Card => createEmptyCard(now);

/** The end of the day in which somebody sits down to review. */
export function endOfDay(now: Date): Date {
  const end = new Date(now);
  end.setHours(24, 0, 0, 0);
  return end;
}
