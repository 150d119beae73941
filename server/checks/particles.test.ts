import { expect, test } from 'vitest';
import { isParticlePair, particle } from './particles.ts';

test.each([
  // Hangul, as the library knows it.
  ['값', '을/를', '을'],
  ['서버', '을/를', '를'],
  ['서울', '으로/로', '로'],
  // Numbers, as they are read: 일 이 삼 … and 십 백 천.
  ['pg-01', '을/를', '을'],
  ['pg-02', '이/가', '가'],
  ['pg-01', '으로/로', '로'],
  ['192.168.10.16', '으로/로', '으로'],
  ['192.168.10.16/24', '을/를', '를'],
  ['38/40', '이/가', '이'],
  ['100', '으로/로', '으로'],
  ['0', '을/를', '을'],
  ['10초', '을/를', '를'],
  // Words and names the probes see.
  ['inactive', '을/를', '를'],
  ['failed', '으로/로', '로'],
  ['running', '은/는', '은'],
  ['enp0s3', '와/과', '과'],
  ['/etc/netplan/60-lab.yaml', '을/를', '을'],
  ['/etc/hosts', '이/가', '가'],
  ['lab.internal', '으로/로', '로'],
  ['SSH', '이/가', '가'],
  ['URL', '이/가', '이'],
  ['VM', '을/를', '을'],
  ['not synchronised', '이라고/라고', '라고'],
  ['(none)', '을/를', '을'],
  ['“pg-02”', '을/를', '를'],
])('after "%s", %s is "%s"', (word, pair, expected) => {
  expect(particle(word, pair)).toBe(expected);
});

test('where nobody can tell how a word is read both forms stand', () => {
  expect(particle('fabrikat', '을/를')).toBe('을(를)');
  expect(particle('fabrikat', '으로/로')).toBe('(으)로');
  expect(particle('', '이/가')).toBe('이(가)');
  expect(particle('???', '이/가')).toBe('이(가)');
});

test('pairs are known in the form authors write them', () => {
  expect(isParticlePair('을/를')).toBe(true);
  expect(isParticlePair('을/룰')).toBe(false);
});
