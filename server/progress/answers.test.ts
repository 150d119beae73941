import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, MAX_ANSWERS } from '#protocol';
import { Progress, SELF } from './index.ts';

let folder: string;
let file: string;
let progress: Progress;
const NOW = new Date('2026-11-21T12:00:00.000Z');
const open = () => new Progress({ file, outline: [], now: () => NOW });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madang-answers-'));
  file = join(folder, 'progress.db');
  progress = open();
});
afterEach(() => {
  progress.close();
  rmSync(folder, { recursive: true });
});

const ID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const answer = (n: number, change: Partial<Answer> = {}): Answer => ({
  id: ID(n),
  question: 'foundations/02-nist-definition/ticket-desk',
  grade: 3,
  at: '2026-11-21T11:00:00.000Z',
  ...change,
});
const give = (...answers: Answer[]) => progress.answers.keep(SELF, { answers, withdrawn: [] });
const takeBack = (...withdrawn: string[]) => progress.answers.keep(SELF, { answers: [], withdrawn });
const all = () => progress.answers.since(SELF, 0);

test('[P10] an answer that is sent twice is one answer, also after a restart', () => {
  give(answer(1));
  progress.close();
  progress = open();
  give(answer(1), answer(2, { grade: 1 }));
  expect(all().answers).toEqual([answer(1), answer(2, { grade: 1 })]);
});

test('[P10] an answer that was taken back stays so when a slow browser sends it again', () => {
  give(answer(1));
  takeBack(ID(1));
  give(answer(1));
  expect(all()).toMatchObject({ answers: [], withdrawn: [ID(1)] });
});

test('[P11] a browser that asks for what is new learns of every change once', () => {
  give(answer(1), answer(2));
  const { change } = all();
  expect(progress.answers.since(SELF, change)).toEqual({ answers: [], withdrawn: [], change });
  takeBack(ID(1));
  give(answer(3));
  const news = progress.answers.since(SELF, change);
  expect(news).toEqual({ answers: [answer(3)], withdrawn: [ID(1)], change: change + 2 });
  expect(progress.answers.since(SELF, news.change).answers).toEqual([]);
});

test('an answer from a clock that is far ahead was given now', () => {
  give(answer(1, { at: '2031-01-01T00:00:00.000Z' }), answer(2, { at: '2026-11-21T12:01:00.000Z' }));
  expect(all().answers.map(({ at }) => at)).toEqual(['2026-11-21T12:00:00.000Z', '2026-11-21T12:01:00.000Z']);
});

test("[P9] another learner's answers are not seen and not taken back", () => {
  progress.addLearner('other', '다른 이');
  progress.answers.keep('other', { answers: [answer(1)], withdrawn: [] });
  takeBack(ID(1));
  expect(all()).toEqual({ answers: [], withdrawn: [], change: 0 });
  expect(progress.answers.since('other', 0).answers).toEqual([answer(1)]);
});

test('who has as many answers as anybody may have gives no more, and keeps what was there', () => {
  for (let n = 0; n < MAX_ANSWERS; n += 500) give(...Array.from({ length: 500 }, (_, i) => answer(n + i)));
  expect(give(answer(MAX_ANSWERS + 1))).toBe(false);
  expect(all().answers).toHaveLength(MAX_ANSWERS);
});

test('[P3] a file of the first version is brought up to date and keeps what it has', () => {
  progress.close();
  const raw = new DatabaseSync(file);
  raw.exec('drop table answer; pragma user_version = 1');
  raw.close();
  progress = open();
  give(answer(1));
  expect(all().answers).toHaveLength(1);
});
