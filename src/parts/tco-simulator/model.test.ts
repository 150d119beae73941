import { expect, test } from 'vitest';
import { fits, idsOf } from '../numbers/knob.ts';
import { flipsOf } from './flips.ts';
import { hashOf, readHash, readKept } from './link.ts';
import {
  type Assumptions,
  assumptionsAt,
  billOf,
  kindOf,
  knobsFor,
  matters,
  ranked,
  SHAPES,
  totalOf,
  winnerOf,
} from './model.ts';
import { PRESETS, presetOf, STUDY_SAID } from './presets.ts';

const prices = { discountMax: 72, egress: 0.126 };
/** Round numbers, so that the examples can be followed on paper. */
const plain: Assumptions = {
  shape: 'flat',
  peak: 100,
  quiet: 20,
  growth: 50,
  follows: 100,
  years: 2,
  ownUse: 50,
  rentUse: 100,
  ownStaff: 2,
  rentStaff: 1,
  salary: 50_000,
  hour: 0.1,
  discount: 50,
  egress: 10,
  egressPrice: 0.1,
  server: 10_000,
  density: 20,
  life: 5,
  upkeep: 2000,
  support: 1000,
  line: 1000,
};

test('worked example: a flat load', () => {
  const bill = billOf(plain);
  // Rent: 100 VM × 8,760 h × 0.10 × half price = 43,800 a year; 10 TB × 1,000 GB × 12 × 0.10 = 12,000; one person 50,000.
  expect(kindOf(bill, 'rent', 'machines')).toBeCloseTo(2 * 43_800);
  expect(kindOf(bill, 'rent', 'network')).toBeCloseTo(2 * 12_000);
  expect(totalOf(bill, 'rent')).toBeCloseTo(2 * 105_800);
  // Own: 100 / (20 × 0.5) = 10 servers: 10 × 10,000 / 5 = 20,000; 10 × 3,000 = 30,000; line 12,000; two people 100,000.
  expect(kindOf(bill, 'own', 'machines')).toBeCloseTo(2 * 20_000);
  expect(kindOf(bill, 'own', 'running')).toBeCloseTo(2 * 30_000);
  expect(totalOf(bill, 'own')).toBeCloseTo(2 * 162_000);
  expect(bill.options).toEqual(['rent', 'own']);
  expect(ranked(bill)).toEqual(['rent', 'own']);
});

test('worked example: office hours pay for the quiet base and for busy hours', () => {
  // Base 20 VM all year at half price: 20 × 8,760 × 0.05 = 8,760. 80 more for 50 of 168 hours: 80 × 8,760 × 0.10 × 0.297619 = 20,857.14.
  const bill = billOf({ ...plain, shape: 'office', years: 1 });
  expect(kindOf(bill, 'rent', 'machines')).toBeCloseTo(8760 + 20_857.14, 1);
  // Own has to hold the peak whatever the hour: 10 servers.
  expect(kindOf(bill, 'own', 'machines')).toBeCloseTo(20_000);
  // Mixed: 2 servers for the base, 4,000 + 6,000; the peak rented 20,857.14; both kinds of people 150,000;
  // line 12,000 and egress by the share of work outside: 23.81 / (23.81 + 20) of 12,000 = 6,521.74.
  expect(kindOf(bill, 'mix', 'machines')).toBeCloseTo(4000 + 20_857.14, 1);
  expect(kindOf(bill, 'mix', 'running')).toBeCloseTo(6000);
  expect(kindOf(bill, 'mix', 'people')).toBeCloseTo(150_000);
});

test('worked example: the egress of a mix follows the work outside', () => {
  // Busy 0.297619: outside 80 × 0.297619 = 23.81, average 0.297619 × 100 + 0.702381 × 20 = 43.81, share 0.543478.
  const bill = billOf({ ...plain, shape: 'office', years: 1 });
  expect(kindOf(bill, 'mix', 'network')).toBeCloseTo(12_000 + 12_000 * 0.543478, 0);
});

test('worked example: what is not switched off in quiet times is paid all year', () => {
  // Follows half: 20 + 80 × 0.5 = 60 always on; 40 more in busy hours.
  const bill = billOf({ ...plain, shape: 'season', follows: 50, years: 1 });
  expect(kindOf(bill, 'rent', 'machines')).toBeCloseTo(60 * 8760 * 0.05 + (40 * 8760 * 0.1) / 6);
});

test('worked example: a growing load grows from the second year on', () => {
  // 100 VM, then 150: rent 43,800 then 65,700; own 10 servers, then 15.
  const bill = billOf({ ...plain, shape: 'growing' });
  expect(kindOf(bill, 'rent', 'machines')).toBeCloseTo(43_800 + 65_700);
  expect(kindOf(bill, 'own', 'machines')).toBeCloseTo(20_000 + 30_000);
});

test('the pattern of the study comes out of our own assumptions', () => {
  for (const preset of PRESETS) expect(winnerOf(presetOf(preset, prices))).toBe(STUDY_SAID[preset]);
});

test('every preset could have been chosen with the inputs', () => {
  const knobs = knobsFor(prices);
  for (const preset of [undefined, ...PRESETS])
    for (const id of idsOf(knobs)) expect(fits(knobs[id], presetOf(preset, prices)[id])).toBe(true);
});

test('worked example: one assumption that flips the winner', () => {
  // Rent wins by 56,200 a year: one person fewer, 50,000, is not enough; one and a half fewer, 75,000, are.
  const { knobs } = flipsOf(plain, prices);
  expect(knobs.find(({ id }) => id === 'ownStaff')).toMatchObject({ from: 2, to: 0.5, winner: 'own' });
  // Egress: 56,200 / 12,000 × 10 TB = 46.8 TB more; the next step is 60 TB.
  expect(knobs.find(({ id }) => id === 'egress')).toMatchObject({ from: 10, to: 60, winner: 'own' });
});

test('a flip is real, and one step short of it nothing has changed', () => {
  const assumed = presetOf('mixed', prices);
  const knobs = knobsFor(prices);
  const flips = flipsOf(assumed, prices);
  expect(flips.knobs.length).toBeGreaterThan(0);
  for (const { id, from, to, winner } of flips.knobs) {
    expect(winnerOf({ ...assumed, [id]: to })).toBe(winner);
    const before = Number((to + Math.sign(from - to) * knobs[id].step).toFixed(6));
    expect(winnerOf({ ...assumed, [id]: before })).toBe(winnerOf(assumed));
  }
});

test('every assumption that matters is either a flip or named as none', () => {
  for (const shape of SHAPES) {
    const { knobs, never } = flipsOf({ ...plain, shape }, prices);
    const asked = idsOf(knobsFor(prices)).filter((id) => matters(id, shape));
    expect([...knobs.map(({ id }) => id), ...never].sort()).toEqual([...asked].sort());
  }
});

test('a link carries the assumptions and gives them back', () => {
  const assumed = presetOf('elastic', prices);
  expect(readHash('part-x', hashOf('part-x', assumed), prices)).toEqual(assumed);
  expect(readHash('part-y', hashOf('part-x', assumed), prices)).toBeNull();
});

test('a link that was meddled with is refused', () => {
  const good = hashOf('part-x', assumptionsAt(prices));
  const bad = [
    good.replace('peak=100', 'peak=105'),
    good.replace('peak=100', 'peak=1e2'),
    good.replace('peak=100', 'peak=-100'),
    good.replace('peak=100', 'peak=100&peak=200'),
    good.replace('peak=100&', ''),
    good.replace('peak=100', 'peak=9000'),
    good.replace('shape=flat', 'shape=round'),
    `${good}&more=1`,
    `${good}${'0'.repeat(600)}`,
    '#part-x?',
  ];
  for (const hash of bad) expect(readHash('part-x', hash, prices)).toBe('refused');
});

test('what was kept in another shape is forgotten', () => {
  const assumed = assumptionsAt(prices);
  expect(readKept(assumed, prices)).toEqual(assumed);
  expect(readKept({ ...assumed, peak: 3 }, prices)).toBeNull();
  expect(readKept({ ...assumed, more: 3 }, prices)).toBeNull();
  expect(readKept('flat', prices)).toBeNull();
});
