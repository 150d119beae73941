import { expect, test } from 'vitest';
import { readSeen, see, seeAll } from './model.ts';

test('what was chosen last comes last, and once', () => {
  expect(see(see(see([], 1), 2), 1)).toEqual([2, 1]);
  expect(seeAll([2], 3)).toEqual([2, 0, 1]);
});

test('what was kept of other names is forgotten', () => {
  const read = readSeen(3);
  expect(read([2, 0])).toEqual([2, 0]);
  for (const other of [null, [3], [1, 1], 'a']) expect(read(other)).toBeNull();
});
