import { expect, test } from 'vitest';
import { choose, nothingChosen, readChoice, sumOf } from './model.ts';

const rows = [
  [{ tags: ['Apache-2.0'] }, { tags: ['상용'] }],
  [{ tags: ['GPL-2.0', '공개'] }, { tags: [] }],
  [{ tags: ['상용', '공개'] }],
];

test('tags of what was chosen are counted, the most frequent first', () => {
  let choice = nothingChosen(rows);
  expect(sumOf(rows, choice)).toEqual([]);
  choice = choose(choose(choose(choice, 0, 0), 1, 0), 2, 0);
  expect(sumOf(rows, choice)).toEqual([
    ['공개', 2],
    ['Apache-2.0', 1],
    ['GPL-2.0', 1],
    ['상용', 1],
  ]);
  expect(sumOf(rows, choose(choose(choice, 1, 1), 0, 1))).toEqual([
    ['상용', 2],
    ['공개', 1],
  ]);
});

test('what was kept of other rows is forgotten', () => {
  const read = readChoice(rows);
  expect(read([1, null, 0])).toEqual([1, null, 0]);
  for (const other of [null, [0, 0], [2, 0, 0], [0, '0', 0]]) expect(read(other)).toBeNull();
});
