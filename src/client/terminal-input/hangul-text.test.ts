import { expect, test } from 'vitest';
import {
  endsInHangul,
  isHangulLetter,
  joined,
  keyOfJamo,
  lengthInShell,
  sharedStart,
} from './hangul-text.ts';

test('jamo, syllables and conjoining jamo are letters of Hangul; hanja and kana are not', () => {
  for (const letter of ['ㄱ', 'ㅎ', 'ㅏ', 'ㆍ', '가', '힣', '\u1112', '\u11ab', '\ua960', '\ud7cb'])
    expect(isHangulLetter(letter), letter).toBe(true);
  for (const other of ['', 'a', '1', '金', 'ア', '한글', '😀'])
    expect(isHangulLetter(other), other).toBe(false);
  expect(endsInHangul('ls 한')).toBe(true);
  expect(endsInHangul('한 ')).toBe(false);
});

test('conjoining jamo become syllables, wherever they were cut', () => {
  expect(joined('\u1112\u1161\u11ab')).toBe('한');
  expect(joined('하\u11ab글')).toBe('한글');
  expect(joined('a\u1112b')).toBe('a\u1112b');
});

test('hanja that have two code points stay the one that was typed', () => {
  expect(joined('\uf90a')).toBe('\uf90a');
  expect('\uf90a'.normalize('NFC')).not.toBe('\uf90a');
});

test('what two texts begin with never ends inside an emoji', () => {
  expect(sharedStart('한글', '한국')).toBe(1);
  expect(sharedStart('a😀', 'a😁')).toBe(1);
  expect(sharedStart('', '한')).toBe(0);
  expect(sharedStart('한', '한글')).toBe(1);
});

test('a line editor erases code points', () => {
  expect(lengthInShell('한😀a')).toBe(3);
});

test('a jamo is the key it is typed with, so that Ctrl works on a Korean keyboard', () => {
  expect(keyOfJamo('ㅊ')).toBe('c');
  expect(keyOfJamo('ㅇ')).toBe('d');
  expect(keyOfJamo('c')).toBe('c');
  expect(keyOfJamo('한글')).toBe('한글');
});
