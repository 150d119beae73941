import { expect, test } from 'vitest';
import { afterTurn, readPile, wholePile } from './model.ts';

test('what is known leaves the pile, what is not comes again', () => {
  let pile = wholePile(3);
  pile = afterTurn(pile, false);
  expect(pile).toEqual([1, 2, 0]);
  pile = afterTurn(afterTurn(pile, true), true);
  expect(pile).toEqual([0]);
  expect(afterTurn(pile, false)).toEqual([0]);
  expect(afterTurn(pile, true)).toEqual([]);
  expect(afterTurn([], false)).toEqual([]);
});

test('what was kept of another pile is forgotten', () => {
  expect(readPile(3)([2, 0])).toEqual([2, 0]);
  for (const other of [null, [3], [0, 0]]) expect(readPile(3)(other)).toBeNull();
});
