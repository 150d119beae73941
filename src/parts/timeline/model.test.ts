import { expect, test } from 'vitest';
import { placesOf, readLook, START, step, yearOf } from './model.ts';

test('a year is found in what people write', () => {
  expect(yearOf('2013')).toBe(2013);
  expect(yearOf('1960년대')).toBe(1960);
  expect(yearOf('2013-04')).toBe(2013.25);
  expect(yearOf('2013년 4월')).toBe(2013.25);
  expect(yearOf('April 2013')).toBe(2013.25);
  expect(yearOf('1999–2003')).toBe(1999);
  expect(yearOf('오래전')).toBeNull();
});

test('events lie along the time they span, or nowhere', () => {
  expect(placesOf(['2000', '2005', '2010'])).toEqual([0, 0.5, 1]);
  expect(placesOf(['2000', 'soon'])).toBeNull();
  expect(placesOf(['2000', '2000'])).toBeNull();
});

test('a step skips what is not shown and stays at the ends', () => {
  expect(step(0, 1, [0, 3, 4])).toBe(3);
  expect(step(3, -1, [0, 3, 4])).toBe(0);
  expect(step(4, 1, [0, 3, 4])).toBe(4);
});

test('what was kept of another timeline is forgotten', () => {
  const read = readLook(3, ['a']);
  expect(read({ at: 2, lane: 'a' })).toEqual({ ...START, at: 2, lane: 'a' });
  for (const other of [{ at: 3 }, { lane: 'b' }, { every: 1 }]) expect(read(other)).toBeNull();
});
