import { expect, test } from 'vitest';
import { afterPlay, moved, placeOfKey, readPlace, stateOf, stayMs } from './model.ts';
import { wrapped } from './wrap.ts';

test('a step is behind, here or ahead', () => {
  expect([1, 2, 3].map((step) => stateOf(step, 2))).toEqual(['past', 'now', 'next']);
});

test('nobody walks past either end', () => {
  expect(moved(0, -1, 5)).toBe(0);
  expect(moved(5, 1, 5)).toBe(5);
});

test('playing goes on from here, and from the end begins anew', () => {
  expect(afterPlay(0, 3)).toBe(1);
  expect(afterPlay(3, 3)).toBe(1);
});

test('arrow keys walk, Home shows the whole, other keys are left alone', () => {
  expect(placeOfKey('ArrowRight', 1, 3)).toBe(2);
  expect(placeOfKey('Home', 2, 3)).toBe(0);
  expect(placeOfKey('End', 1, 3)).toBe(3);
  expect(placeOfKey('a', 1, 3)).toBe(null);
});

test('a place that no longer exists is forgotten', () => {
  expect(readPlace(3)(2)).toBe(2);
  expect(readPlace(3)(7)).toBe(null);
  expect(readPlace(3)('2')).toBe(null);
});

test('long sentences stay longer, within bounds', () => {
  expect(stayMs('짧은 글')).toBeLessThan(stayMs('조금 더 긴 글을 여기에 적어 둡니다'));
  expect(stayMs('x'.repeat(1000))).toBe(8000);
});

const measure = (text: string) => text.length * 10;

test('words move to the next line, and a word that is too long is cut', () => {
  expect(wrapped('one two three', 80, measure)).toEqual(['one two', 'three']);
  expect(wrapped('abcdefghij', 40, measure)).toEqual(['abcd', 'efgh', 'ij']);
});
