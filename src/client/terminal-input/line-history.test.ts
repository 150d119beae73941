import { expect, test } from 'vitest';
import { LineHistory } from './line-history.ts';

test('lines come back from the newest to the oldest, and forward to what was being written', () => {
  const history = new LineHistory();
  history.add('ls');
  history.add('cd /etc');
  expect(history.earlier('vi')).toBe('cd /etc');
  expect(history.earlier('cd /etc')).toBe('ls');
  expect(history.earlier('ls')).toBeNull();
  expect(history.later()).toBe('cd /etc');
  expect(history.later()).toBe('vi');
  expect(history.later()).toBeNull();
});

test('nothing is kept twice in a row, and nothing that is empty', () => {
  const history = new LineHistory();
  for (const line of ['ls', 'ls', '', '  ', 'ls']) history.add(line);
  expect(history.earlier('')).toBe('ls');
  expect(history.earlier('')).toBeNull();
});

test('a line that was sent ends the way back', () => {
  const history = new LineHistory();
  history.add('a');
  history.earlier('b');
  history.add('c');
  expect(history.earlier('')).toBe('c');
});
