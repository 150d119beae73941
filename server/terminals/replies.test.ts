import { expect, test } from 'vitest';
import { isOnlyReplies } from './replies.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

test.each([
  ['cursor position', '\x1b[12;40R'],
  ['status', '\x1b[0n'],
  ['device attributes', '\x1b[?1;2c'],
  ['second device attributes', '\x1b[>0;276;0c'],
  ['mode report', '\x1b[?2004;1$y'],
  ['window size', '\x1b[8;24;80t'],
  ['colour', '\x1b]11;rgb:ffff/ffff/ffff\x1b\\'],
  ['DCS answer', '\x1bP1$r0m\x1b\\'],
  ['focus', '\x1b[I'],
  ['several at once', '\x1b[?1;2c\x1b[3;1R'],
])('[T10] %s is an answer of the terminal', (_, text) => {
  expect(isOnlyReplies(bytes(text))).toBe(true);
});

test.each([
  ['a letter', 'R'],
  ['Korean', '한글'],
  ['an arrow', '\x1b[A'],
  ['a key with a modifier', '\x1b[1;5C'],
  ['Escape', '\x1b'],
  ['a paste', '\x1b[200~ls\r\x1b[201~'],
  ['an answer with something typed behind it', '\x1b[3;1Rls\r'],
  ['a long paste that begins like one', `\x1b[${'1;'.repeat(600)}1R`],
])('[T10] %s is typed', (_, text) => {
  expect(isOnlyReplies(bytes(text))).toBe(false);
});
