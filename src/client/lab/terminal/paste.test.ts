import { expect, test } from 'vitest';
import { asOneLine, isHarmless, pasteBytes, readPaste } from './paste.ts';

test('a word is pasted without a question', () => {
  expect(isHarmless(readPaste('systemctl status sshd'))).toBe(true);
});

test('[S-16] a single line with its line end is no longer harmless: it would run', () => {
  expect(readPaste('rm -rf x\n')).toMatchObject({ lines: 2, hidden: 0 });
  expect(isHarmless(readPaste('rm -rf x\r\n'))).toBe(false);
});

test('[S-16] control characters, direction marks and invisible letters are counted and taken out', () => {
  const paste = readPaste('a\u001b[201~b\u0003c\u202Ed\u200Be\u0085f');
  expect(paste.text).toBe('a[201~bcdef');
  expect(paste.hidden).toBe(5);
  expect(isHarmless(paste)).toBe(false);
});

test('all line ends are one', () => {
  expect(readPaste('a\r\nb\rc\nd').text).toBe('a\nb\nc\nd');
});

test('tabs stay: they indent', () => {
  expect(readPaste('if x:\n\ty').text).toBe('if x:\n\ty');
});

test('one line of many has no line end left', () => {
  expect(asOneLine('echo a \\\n   b\nc\n\n')).toBe('echo a \\ b c');
});

test('characters are counted as people count them', () => {
  expect(readPaste('한글🙂').characters).toBe(3);
});

test('[S-16] a paste cannot end its own brackets', () => {
  const { before, text, after } = pasteBytes('a\x1b[201~b\nc', true);
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  expect([decode(before), decode(text), decode(after)]).toEqual(['\x1b[200~', 'a[201~b\rc', '\x1b[201~']);
});
