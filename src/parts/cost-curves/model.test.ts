import { expect, test } from 'vitest';
import { startOf } from '../numbers/knob.ts';
import { type Assumptions, cheaperAt, curves, KNOBS, turns } from './model.ts';

const plain: Assumptions = { load: 10, growth: 0, use: 50, life: 5, rent: 5, upkeep: 20, years: 5 };

test('worked example: half-empty machines of one’s own never catch up within their life', () => {
  // 10 machines of work at 50 % use: 20 are bought. Upkeep 20 × 0.20 / 12 = 0.333 a month; rent 10 × 0.05 = 0.5 a month.
  const both = curves(plain);
  expect(both.own[0]).toBe(20);
  expect(both.rent[0]).toBe(0);
  expect(both.own[12]).toBeCloseTo(20 + 4);
  expect(both.rent[12]).toBeCloseTo(6);
  // 20 / (0.5 − 0.333) = 120 months, but life ends after 60.
  expect(turns(both)).toEqual([]);
});

test('worked example: full machines of one’s own are cheaper before the fourth year ends', () => {
  // At 80 % use 13 are bought: 13 × 0.2 / 12 = 0.2167 a month against 0.5; 13 / 0.2833 = 45.9, so from month 46.
  const both = curves({ ...plain, use: 80 });
  expect(both.own[0]).toBe(13);
  expect(turns(both)[0]).toEqual({ month: 46, to: 'own' });
});

test('worked example: what was cheaper is dearer again on the day everything is bought anew', () => {
  // Month 60: own 26 + 60 × 0.2167 = 39, rent 30.
  const both = curves({ ...plain, use: 80, years: 6 });
  expect(both.own[60]).toBeCloseTo(39);
  expect(both.rent[60]).toBeCloseTo(30);
  expect(turns(both)).toEqual([
    { month: 46, to: 'own' },
    { month: 60, to: 'rent' },
  ]);
});

test('worked example: growth buys in steps once a year and rents in a slope', () => {
  // 10 machines of work at 50 % use, growing 20 % a year: 12 by the end of the first year, so 24 are bought for it;
  // 14.4 by the end of the second, so 29 in all.
  const grown = curves({ ...plain, growth: 20, upkeep: 0 });
  expect(grown.own[0]).toBe(24);
  expect(grown.own[11]).toBe(24);
  expect(grown.own[12]).toBe(29);
  expect(grown.rent[1]).toBeCloseTo(0.5);
  expect(grown.rent[12]! - grown.rent[11]!).toBeGreaterThan(0.5);
});

test('a life that ends later puts the second purchase off', () => {
  const longer = { ...plain, upkeep: 0, years: 6 };
  expect(curves(longer).own[60]).toBe(40);
  expect(curves({ ...longer, life: 6 }).own[60]).toBe(20);
});

test('on the last day nothing is bought for a time nobody looks at', () => {
  expect(curves({ ...plain, upkeep: 0 }).own[60]).toBe(20);
});

test('on the first day renting has cost less, whatever is assumed', () => {
  for (const use of [10, 50, 90]) expect(cheaperAt(curves({ ...startOf(KNOBS), use }), 0)).toBe('rent');
});
