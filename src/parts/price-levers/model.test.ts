import { expect, test } from 'vitest';
import { cheapest, committedFrom, computeCost, numberOf, type Prices, storageCost } from './model.ts';

const prices: Prices = {
  committedMax: 72,
  spotMax: 90,
  nearline: 0.01,
  coldline: 0.004,
  archive: 0.0012,
  nearlineRead: 0.01,
  coldlineRead: 0.02,
  archiveRead: 0.05,
};
const machines = { price: 0.2, machines: 10, hours: 300, committed: 40, spot: 60, again: 10 };

test('worked example: a commitment is paid for the hours in which the machine is off as well', () => {
  // On demand 10 × 0.20 × 300 = 600; committed 10 × 0.20 × 730 × 0.6 = 876; spot 600 × 0.4 × 1.1 = 264.
  const cost = computeCost(machines, 300);
  expect(cost.demand).toBeCloseTo(600);
  expect(cost.committed).toBeCloseTo(876);
  expect(cost.spot).toBeCloseTo(264);
});

test('worked example: with 40 % off, a commitment pays from 438 hours a month', () => {
  expect(committedFrom(machines)).toBe(438);
  expect(computeCost(machines, 438).committed).toBeCloseTo(computeCost(machines, 438).demand);
});

test('spot that has to do its work twice is no bargain any more', () => {
  const cost = computeCost({ ...machines, spot: 40, again: 100 }, 300);
  expect(cost.spot).toBeGreaterThan(cost.demand);
});

const data = { size: 10, months: 6, read: 5, standard: 0.02 };

test('worked example: 10 TB for six months, a twentieth read each month', () => {
  // Standard 10,000 × 0.020 × 6 = 1,200; Nearline 600 + 10,000 × 0.05 × 6 × 0.01 = 630;
  // Coldline 240 + 3,000 × 0.02 = 300; Archive pays 365 days: 10,000 × 0.0012 × 12 = 144, + 3,000 × 0.05 = 294.
  const cost = storageCost(data, 6, prices);
  expect(cost.standard).toBeCloseTo(1200);
  expect(cost.nearline).toBeCloseTo(630);
  expect(cost.coldline).toBeCloseTo(300);
  expect(cost.archive).toBeCloseTo(294);
  expect(cheapest(cost)).toBe('archive');
});

test('worked example: archived for one month, a year of storage is paid', () => {
  const cost = storageCost({ ...data, read: 0 }, 1, prices);
  expect(cost.archive).toBeCloseTo(144);
  // 90 days are 2.96 months.
  expect(cost.coldline).toBeCloseTo((10_000 * 0.004 * 90) / (365 / 12));
  expect(cheapest(cost)).toBe('nearline');
});

test('data that is read all the time belongs in no archive', () => {
  const cost = storageCost({ ...data, read: 100 }, 6, prices);
  expect(cheapest(cost)).toBe('standard');
  expect(cost.archive).toBeCloseTo(144 + 3000);
});

test('prices are read as they are written, or not at all', () => {
  expect(numberOf('$0.0012')).toBe(0.0012);
  expect(numberOf('72%')).toBe(72);
  expect(() => numberOf('about 5')).toThrow(/should be a price/);
});
