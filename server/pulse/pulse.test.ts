import { afterEach, expect, test } from 'vitest';
import { Pulse, type Slow } from './index.ts';

let pulse: Pulse | null = null;
afterEach(() => pulse?.close());

/** A pulse whose clock a test moves; its own timers see the same clock and add nothing while it stands. */
function watched(): { told: Slow[]; pass: (ms: number) => void } {
  const told: Slow[] = [];
  let now = 0;
  const made = new Pulse({ onSlow: (slow) => told.push(slow), limitMs: 200, now: () => now });
  pulse = made;
  const pass = (ms: number): void => {
    now += ms;
    made.beat();
  };
  return { told, pass };
}

test('a loop that comes on time says nothing', () => {
  const { told, pass } = watched();
  for (let i = 0; i < 1000; i++) pass(50);
  expect(told).toEqual([]);
});

test('a loop that stood still is told at once, with how long', () => {
  const { told, pass } = watched();
  pass(50);
  pass(50 + 730);
  expect(told).toEqual([{ longestMs: 730, times: 1 }]);
});

test('a loop that stands still again and again is told in one line for ten seconds', () => {
  const { told, pass } = watched();
  for (let i = 0; i < 30; i++) pass(50 + 300 + i);
  pass(50);
  expect(told).toHaveLength(2);
  expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(29);
  for (let i = 0; i < 220; i++) pass(50);
  expect(told).toHaveLength(3);
  expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(30);
  expect(Math.max(...told.map(({ longestMs }) => longestMs))).toBe(329);
});

test('a real pause is seen by the clock and stands in the figures', async () => {
  const told: Slow[] = [];
  const real = new Pulse({ onSlow: (slow) => told.push(slow) });
  pulse = real;
  // Both histograms have begun to count.
  while (real.lateness.max === 0 && real.lateness.p50 === 0) await new Promise((next) => setTimeout(next, 5));
  const until = performance.now() + 400;
  while (performance.now() < until);
  while (told.length === 0) await new Promise((next) => setTimeout(next, 5));
  expect(told[0]!.longestMs).toBeGreaterThanOrEqual(300);
  expect(real.lateness.max).toBeGreaterThanOrEqual(300);
  expect(real.lateness.p50).toBeLessThanOrEqual(real.lateness.p99);
});
