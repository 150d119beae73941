import { expect, test } from 'vitest';
import { open, readOpened, segmentsOf } from './model.ts';

test('a command is cut at its pieces, in order', () => {
  expect(segmentsOf('ip -4 addr | grep 4', ['ip', '-4', '4'])).toEqual([
    { text: 'ip', part: 0 },
    { text: ' ', part: null },
    { text: '-4', part: 1 },
    { text: ' addr | grep ', part: null },
    { text: '4', part: 2 },
  ]);
});

test('a piece that does not come is named', () => {
  expect(segmentsOf('ip addr', ['addr', 'ip'])).toEqual({ missing: 'ip' });
  expect(segmentsOf('ip', [''])).toEqual({ missing: '' });
});

test('the piece that was opened last comes last', () => {
  expect(open([0, 1], 0)).toEqual([1, 0]);
  expect(readOpened(2)([1, 0])).toEqual([1, 0]);
  expect(readOpened(1)([1])).toBeNull();
});
