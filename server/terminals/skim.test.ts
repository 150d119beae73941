/** [T8] Whether it may be left out is proven by fuzz/skim.fuzz.test.ts; here, where the cut lies. */
import { expect, test } from 'vitest';
import { skim } from './skim.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const cut = (text: string, lines: number): string | null => {
  const skimmed = skim(bytes(text), lines);
  return (
    skimmed &&
    `${new TextDecoder().decode(skimmed.pen)}|${new TextDecoder().decode(bytes(text).subarray(skimmed.from))}`
  );
};

test('the last lines stay, and the end that has no end yet', () => {
  expect(cut('a\r\nb\r\nc\r\nd\r\ne', 2)).toBe('|c\r\nd\r\ne');
});

test('too few lines are left as they are', () => {
  expect(cut('a\r\nb\r\nc', 2)).toBeNull();
  expect(cut('', 2)).toBeNull();
});

test('colours since the last reset are what is left of lines', () => {
  expect(cut('\x1b[31ma\x1b[0m\x1b[1mb\x1b[4:3m\r\nc\r\nd\r\n', 1)).toBe('\x1b[0m\x1b[1m\x1b[4:3m|d\r\n');
});

test.each(['\x1b[2J', '\x07', '\u009b2J', '\x1b', '\x1b[3'])('nothing is left out past %j', (other) => {
  expect(cut(`${other}a\r\nb\r\nc\r\nd\r\n`, 1)).toBeNull();
  expect(cut(`a\r\nb\r\nc\r\n${other}d\r\ne\r\nf\r\n`, 1)).toBe(`|c\r\n${other}d\r\ne\r\nf\r\n`);
});

test('a line that does not begin at the left edge is no place to cut', () => {
  expect(cut('a\nb\nc\nd\n', 1)).toBeNull();
});

test('every byte is judged the same wherever it lies', () => {
  const harmless = (byte: number): boolean =>
    byte >= 0x20 ? byte !== 0xc2 : [0x09, 0x0a, 0x0d].includes(byte);
  const wrong: string[] = [];
  const memory = new Uint8Array(64);
  for (let byte = 0; byte < 256; byte++)
    for (let from = 0; from < 4; from++)
      for (let at = 0; at < 8; at++) {
        const text = memory.subarray(from, from + 40);
        text.set(bytes(`${'letters!'.repeat(3)}..\r\nb\r\nc\r\nd\r\n.`));
        text[at + 8] = byte;
        if ((skim(text, 1) !== null) !== harmless(byte)) wrong.push(`${byte} at ${at} of ${from}`);
      }
  expect(wrong).toEqual([]);
});
