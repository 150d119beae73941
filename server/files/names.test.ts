import { expect, test } from 'vitest';
import { composed, isPlainName } from './names.ts';

test.each([
  'notes.txt',
  '.bashrc',
  '-rf',
  '한글 메모.md',
  'a b',
  '👩‍💻.txt',
  'a..b',
  '...',
  '%2e%2e',
  'x'.repeat(255),
])('[F8] %j is a name', (name) => expect(isPlainName(name)).toBe(true));

test.each([
  '',
  '.',
  '..',
  '/',
  'a/b',
  '/etc/passwd',
  '../x',
  'a\\b',
  '..\\x',
  'a\0',
  'a\nb',
  'a\rb',
  '\u001b[31mred',
  'a\u007f',
  'a\u0085b',
  'evil\u202etxt.sh',
  'a\u2066b',
  'a\u200fb',
  'a\u200bb',
  'a\u2028b',
  '\ufeffa',
  '\ud800',
  'x'.repeat(256),
  '가'.repeat(86),
  '.madang-upload-0',
])('[F8] S-11 %j is none', (name) => expect(isPlainName(name)).toBe(false));

test('Hangul in parts, as macOS sends it, becomes the name a learner would type', () => {
  expect(composed('한글'.normalize('NFD'))).toBe('한글');
});
