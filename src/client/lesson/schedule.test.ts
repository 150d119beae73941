import { expect, test } from 'vitest';
import type { Answer } from '#protocol';
import { daysAfter, dueBefore, memoriesOf } from './schedule.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let n = 0;
const given = (question: string, at: string, grade: number): Answer => ({
  id: `00000000-0000-4000-8000-${String(++n).padStart(12, '0')}`,
  question,
  grade,
  at: `${at}T09:00:00.000Z`,
});
const daysUntilDue = (answers: Answer[]): number => {
  const [memory] = memoriesOf(answers);
  return Math.round((memory!.due.getTime() - Date.parse(answers.at(-1)!.at)) / DAY_MS);
};

test('a question that was missed comes back within two days', () => {
  expect(daysUntilDue([given('q', '2026-11-01', 1)])).toBeLessThanOrEqual(2);
});

test('each time it is right it stays away longer; missed again, it is back soon', () => {
  const first = [given('q', '2026-11-01', 1), given('q', '2026-11-03', 3)];
  const second = [...first, given('q', '2026-11-08', 3)];
  const lapsed = [...second, given('q', '2026-11-25', 1)];
  expect(daysUntilDue(second)).toBeGreaterThan(daysUntilDue(first));
  expect(daysUntilDue(lapsed)).toBeLessThan(daysUntilDue(second));
});

test('answers that arrive in any order make the same schedule', () => {
  const answers = [given('q', '2026-11-01', 1), given('q', '2026-11-03', 3), given('q', '2026-11-09', 2)];
  expect(memoriesOf(answers.toReversed())).toEqual(memoriesOf(answers));
});

test('what is most overdue is asked first, and what is not due is not asked', () => {
  const memories = memoriesOf([
    given('late', '2026-11-01', 1),
    given('later', '2026-10-01', 1),
    given('easy', '2026-11-09', 4),
  ]);
  const due = dueBefore(memories, new Date('2026-11-10T00:00:00Z'));
  expect(due.map(({ question }) => question)).toEqual(['later', 'late']);
});

test('an easier answer keeps a question away longer', () => {
  const [memory] = memoriesOf([given('q', '2026-11-01', 1), given('q', '2026-11-03', 3)]);
  const days = daysAfter(memory!.card, new Date('2026-11-10T09:00:00Z'));
  expect(days[2]).toBeLessThanOrEqual(days[3]);
  expect(days[3]).toBeLessThan(days[4]);
});

test('how often it was missed and how it went last are told', () => {
  const [memory] = memoriesOf([
    given('q', '2026-11-01', 1),
    given('q', '2026-11-02', 1),
    given('q', '2026-11-03', 3),
  ]);
  expect(memory).toMatchObject({ missed: 2, right: true });
});
