import { expect, test } from 'vitest';
import { readTurned, turn } from './model.ts';

test('a row is turned once, and rows are told in their order', () => {
  expect(turn([2], 0)).toEqual([0, 2]);
  expect(turn([0, 2], 2)).toEqual([0, 2]);
});

test('what was kept of another table is forgotten', () => {
  const read = readTurned(3);
  expect(read([0, 2])).toEqual([0, 2]);
  for (const other of [null, 'x', [3], [-1], [0.5]]) expect(read(other)).toBeNull();
});
