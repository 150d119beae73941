import { expect, test } from 'vitest';
import { arrange, isWhole, nextSort, readView, toggled, WHOLE } from './model.ts';

const rows = [
  { cells: ['KVM', '2007', 'GPL'], tags: ['무료'] },
  { cells: ['Xen', '2003', 'GPL'], tags: ['무료', '옛것'] },
  { cells: ['vSphere', '2001', ''], tags: [] },
  { cells: ['nine', '9', 'MIT'], tags: ['무료'] },
];
const shown = (view: Partial<typeof WHOLE>) => arrange(rows, { ...WHOLE, ...view }, 'ko');

test('a row is shown when all words and all tags belong to it', () => {
  expect(shown({})).toEqual([0, 1, 2, 3]);
  expect(shown({ text: ' gpl  x' })).toEqual([1]);
  expect(shown({ tags: ['무료'] })).toEqual([0, 1, 3]);
  expect(shown({ tags: ['무료', '옛것'] })).toEqual([1]);
  expect(shown({ text: 'none' })).toEqual([]);
});

test('numbers are sorted as numbers, and a third press gives the written order back', () => {
  let sort = nextSort(null, 1);
  expect(shown({ sort })).toEqual([3, 2, 1, 0]);
  sort = nextSort(sort, 1);
  expect(shown({ sort })).toEqual([0, 1, 2, 3]);
  expect(nextSort(sort, 1)).toBeNull();
  expect(nextSort(sort, 0)).toEqual({ column: 0, down: false });
});

test('what was kept of another table is forgotten', () => {
  const read = readView(3, ['무료']);
  expect(read({ tags: ['무료'], away: [2] })).toEqual({ ...WHOLE, tags: ['무료'], away: [2] });
  for (const other of [
    { tags: ['비쌈'] },
    { away: [0] },
    { away: [3] },
    { sort: { column: 7 } },
    { text: 3 },
  ])
    expect(read(other)).toBeNull();
});

test('a view is whole when nothing was asked', () => {
  expect(isWhole({ ...WHOLE, text: ' ' })).toBe(true);
  expect(isWhole({ ...WHOLE, away: toggled([], 1) })).toBe(false);
});
