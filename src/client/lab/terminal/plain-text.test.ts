import { expect, test } from 'vitest';
import { plain, TITLE_LIMIT, titleBeside } from './plain-text.ts';

test('[S-14] a title is one line without control characters, however it was sent', () => {
  expect(plain('a\u0000b\u001b[31mc\u009bd\r\ne\u2028f')).toBe('a b [31mc d e f');
});

test('[S-14] marks that turn the direction of writing and letters nobody sees are gone', () => {
  expect(plain('\u202Egpj.exe\u2066x\u2069\u200B\uFEFF\u061C\u{E0041}')).toBe('gpj.exex');
});

test('[S-14] a title ends after eighty characters, counted as people count them', () => {
  const long = plain('가'.repeat(500));
  expect([...long]).toHaveLength(TITLE_LIMIT);
  expect(long.endsWith('…')).toBe(true);
  expect([...plain('🙂'.repeat(500))]).toHaveLength(TITLE_LIMIT);
});

test('half an emoji becomes a sign that something was there', () => {
  expect(plain('a\uD83D')).toBe('a\uFFFD');
});

test('a family of emoji stays one', () => {
  expect(plain('👨‍👩‍👧')).toBe('👨‍👩‍👧');
});

test('what a prompt repeats of the machine is left out of its title', () => {
  expect(titleBeside('adm-01', 'lab@adm-01: ~/conf')).toBe('~/conf');
  expect(titleBeside('adm-01', 'lab@adm-01.lab.example: ~')).toBe('~');
  expect(titleBeside('adm-01', 'adm-01')).toBe('');
});

test('[S-14] a title cannot claim to be another machine: what it says of one stays in it', () => {
  expect(titleBeside('adm-01', 'lab@pg-01: ~')).toBe('lab@pg-01: ~');
});
