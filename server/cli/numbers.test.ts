import { expect, test } from 'vitest';
import { median, replacePart } from './numbers.ts';

test('a table replaces its own part of the file and nothing else', () => {
  const text = '# Numbers\n\n<!-- bench:a -->\nold\n<!-- /bench:a -->\n\nafter\n';
  expect(replacePart(text, 'a', 'new')).toBe(
    '# Numbers\n\n<!-- bench:a -->\nnew\n<!-- /bench:a -->\n\nafter\n',
  );
  expect(replacePart(text, 'b', 'more')).toBe(`${text}\n<!-- bench:b -->\nmore\n<!-- /bench:b -->\n`);
});

test('the median is the middle, or between the two middles', () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
