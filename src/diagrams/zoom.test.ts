import { expect, test } from 'vitest';
import { fitted, kept, LEAST, larger, MOST, smaller } from './zoom.ts';

test('a drawing is fitted into the window by its longer side, and a tiny one is not blown up without end', () => {
  expect(fitted({ width: 1000, height: 100 }, { width: 500, height: 500 })).toBe(0.5);
  expect(fitted({ width: 100, height: 1000 }, { width: 500, height: 500 })).toBe(0.5);
  expect(fitted({ width: 10, height: 10 }, { width: 500, height: 500 })).toBe(2);
});

test('steps lead back to where they came from, and stop at the ends', () => {
  expect(smaller(larger(1))).toBeCloseTo(1);
  expect(larger(MOST)).toBe(MOST);
  expect(smaller(LEAST)).toBe(LEAST);
});

test('what was in the middle stays in the middle', () => {
  expect(kept(0, 400, 2)).toBe(200);
  expect(kept(kept(120, 400, 1.25), 400, 1 / 1.25)).toBeCloseTo(120);
});
