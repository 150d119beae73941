import { expect, test } from 'vitest';
import { countRight, nextPlace, nothingSorted, put, readSorted } from './model.ts';

const cards = [{ bin: 'a' }, { bin: 'b' }, { bin: 'a' }];
const order = [2, 0, 1];

test('cards come in the mixed order until all lie in a bin', () => {
  let sorted = nothingSorted(cards);
  expect(nextPlace(sorted, order)).toBe(0);
  sorted = put(sorted, 2, 'a');
  expect(nextPlace(sorted, order)).toBe(1);
  sorted = put(put(sorted, 0, 'b'), 1, 'b');
  expect(nextPlace(sorted, order)).toBe(3);
  expect(countRight(cards, sorted)).toBe(2);
});

test('the first bin counts', () => {
  const sorted = put(put(nothingSorted(cards), 0, 'b'), 0, 'a');
  expect(sorted[0]).toBe('b');
});

test('what was kept of other cards or bins is forgotten', () => {
  const read = readSorted(cards, ['a', 'b']);
  expect(read(['a', null, 'b'])).toEqual(['a', null, 'b']);
  for (const other of [null, ['a'], ['a', null, 'c'], 'a']) expect(read(other)).toBeNull();
});
