import { expect, test } from 'vitest';
import { hold, readHeld, verdictFor, verdictsFit } from './model.ts';

test('things hold or do not, in their order', () => {
  expect(hold(hold([], 2, true), 0, true)).toEqual([0, 2]);
  expect(hold([0, 2], 0, false)).toEqual([2]);
  expect(hold([0], 0, true)).toEqual([0]);
});

test('a verdict holds from its number on', () => {
  const from = [0, 3, 5];
  expect([0, 2, 3, 4, 5, 9].map((count) => verdictFor(from, count))).toEqual([0, 0, 1, 1, 2, 2]);
});

test('verdicts begin at nothing and rise', () => {
  expect(verdictsFit([0, 3], 5)).toBe(true);
  expect(
    [
      [1, 3],
      [0, 3, 3],
      [0, 6],
    ].map((from) => verdictsFit(from, 5)),
  ).toEqual([false, false, false]);
});

test('what was kept of another list is forgotten', () => {
  expect(readHeld(3)([0, 2])).toEqual([0, 2]);
  expect(readHeld(3)([3])).toBeNull();
});
