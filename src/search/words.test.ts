import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';
import { otherKeyboard } from './typing.ts';
import { squeezed, termsOf, wordsOf } from './words.ts';

const words = (text: string): string[] => wordsOf(text).map(({ is }) => is);

test('a particle behind a word is not part of it, in either script', () => {
  expect(words('OpenStack을 쿠버네티스에서는 pg-02에서 VM과 컨테이너로')).toEqual([
    'openstack',
    '쿠버네티스',
    'pg-02',
    'vm',
    '컨테이너',
  ]);
});

test('of several things the name of one is compared', () => {
  expect(words('virtual machines, VMs and AWS')).toEqual(['virtual', 'machine', 'vm', 'and', 'aws']);
});

test('a short word keeps what only looks like a particle', () => {
  expect(words('도로 회의 과반')).toEqual(['도로', '회의', '과반']);
});

test('Hangul is compared in pairs of syllables, a host name whole and in its pieces', () => {
  expect(termsOf('하이퍼바이저')).toEqual(['하이', '이퍼', '퍼바', '바이', '이저']);
  expect(termsOf('pg-01')).toEqual(['pg-01', 'pg', '01']);
  expect(squeezed('SP 800-145')).toBe('sp800145');
});

test('what was typed with the keyboard on the other language is read as it was meant', () => {
  expect(otherKeyboard('znqjspxltm')).toBe('쿠버네티스');
  expect(otherKeyboard('ㅐㅔ두ㄴㅅㅁ차')).toBe('openstack');
  expect(otherKeyboard('kubernetes')).toBeNull();
});

test('an excerpt is the sentence that answers, with what was asked marked', () => {
  const text = '앞 문장입니다. 과반이 없으면 아무도 쓰지 못합니다. 뒤 문장입니다.';
  expect(excerpt(text, ['과반'])).toEqual([
    { text: '과반', marked: true },
    { text: '이 없으면 아무도 쓰지 못합니다.', marked: false },
  ]);
});

test('a long sentence is cut around what was asked', () => {
  const pieces = excerpt(`${'가나 '.repeat(100)}과반 ${'다라 '.repeat(100)}`, ['과반']);
  const text = pieces.map((piece) => piece.text).join('');
  expect(text.length).toBeLessThan(160);
  expect(text).toContain('과반');
});
