import { expect, test } from 'vitest';
import { add, judge, move, readStack, remove } from './model.ts';

test('pieces are put on top, moved by one and taken out', () => {
  let stack = add(add(add([], 2), 0), 0);
  expect(stack).toEqual([2, 0]);
  stack = move(stack, 0, -1);
  expect(stack).toEqual([0, 2]);
  expect(move(stack, 2, 1)).toEqual([0, 2]);
  expect(remove(stack, 0)).toEqual([2]);
});

test('a missing layer does not make the others wrong', () => {
  expect(judge([1, 2], 3)).toEqual({ marks: ['fits', 'fits'], missing: 1, right: false });
  expect(judge([0, 1, 2], 3)).toEqual({ marks: ['fits', 'fits', 'fits'], missing: 0, right: true });
});

test('only what is out of order is marked, and what belongs to nothing', () => {
  expect(judge([3, 0, 1, 2], 4).marks).toEqual(['moved', 'fits', 'fits', 'fits']);
  expect(judge([0, 4, 1], 3)).toEqual({ marks: ['fits', 'extra', 'fits'], missing: 1, right: false });
});

test('what was kept of another stack is forgotten', () => {
  const read = readStack(3);
  expect(read([2, 0])).toEqual([2, 0]);
  for (const other of [null, [3], [1, 1], ['0']]) expect(read(other)).toBeNull();
});
