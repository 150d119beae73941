import { expect, test } from 'vitest';
import { fits, type Knob, placeOf, placesOf, readValues, startOf } from './knob.ts';
import { say, sayMonth } from './say.ts';

const knobs = {
  load: { from: 0, to: 100, step: 10, start: 50, unit: 'percent' },
  price: { from: 0.01, to: 0.05, step: 0.01, start: 0.02, unit: 'price' },
} as const satisfies Record<string, Knob>;

test('a number fits when it is within the range and on a step', () => {
  expect(fits(knobs.load, 30)).toBe(true);
  expect(fits(knobs.load, 35)).toBe(false);
  expect(fits(knobs.load, 110)).toBe(false);
  expect(fits(knobs.load, Number.NaN)).toBe(false);
  expect(fits(knobs.load, '30')).toBe(false);
  expect(fits(knobs.price, 0.03)).toBe(true);
});

test('numbers that were kept are read whole or not at all', () => {
  const read = readValues(knobs);
  expect(read(startOf(knobs))).toEqual({ load: 50, price: 0.02 });
  expect(read({ load: 50 })).toBeNull();
  expect(read({ load: 50, price: 0.02, more: 1 })).toBeNull();
  expect(read(null)).toBeNull();
});

test('the places of a range carry no dust of binary fractions', () => {
  expect(placesOf(knobs.price)).toBe(4);
  expect(placeOf(knobs.price, 2)).toBe(0.03);
});

test('numbers are said as people of a language say them', () => {
  expect(say(1_234_567, 'dollars', 'en')).toBe('$1.235M');
  expect(say(1_234_567, 'dollars', 'ko')).toBe('123.5만 달러');
  expect(say(0.126, 'price', 'en')).toBe('$0.126');
  expect(say(1, 'years', 'en')).toBe('1 year');
  expect(sayMonth(43, 'ko')).toBe('3년 7개월');
  expect(sayMonth(24, 'en')).toBe('2 years');
  expect(sayMonth(5, 'en')).toBe('5 months');
});
