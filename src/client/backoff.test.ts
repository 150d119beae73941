import { expect, test } from 'vitest';
import { Backoff } from './backoff.ts';

test('each wait is at most twice the one before and never longer than fifteen seconds', () => {
  const backoff = new Backoff();
  const longest = Array.from({ length: 12 }, () => backoff.next(() => 1));
  expect(longest.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(Math.max(...longest)).toBe(15_000);
});

test('two browsers that lost the server together do not come back together', () => {
  const early = new Backoff().next(() => 0);
  const late = new Backoff().next(() => 1);
  expect(late).toBe(4 * early);
});

test('a connection that held makes the next wait short again', () => {
  const backoff = new Backoff();
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next(() => 1)).toBe(1000);
});
