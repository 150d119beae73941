import { expect, test } from 'vitest';
import { strongBesideLetters } from './strong.ts';

test('stars with a particle right behind a bracket, a quotation mark or code are tags', () => {
  expect(strongBesideLetters('**데이터센터(IDC)**는')).toBe('<strong>데이터센터(IDC)</strong>는');
  expect(strongBesideLetters('**“클라우드”**라고')).toBe('<strong>“클라우드”</strong>라고');
  expect(strongBesideLetters('이것은**“클라우드”** 입니다')).toBe('이것은<strong>“클라우드”</strong> 입니다');
  expect(strongBesideLetters('두 개: **가(1)**와 **나(2)**의')).toBe(
    '두 개: <strong>가(1)</strong>와 <strong>나(2)</strong>의',
  );
  expect(strongBesideLetters('**판 <Version id="x" />**도')).toBe('<strong>판 <Version id="x" /></strong>도');
});

test('stars that Markdown understands are left to it', () => {
  for (const text of [
    '**과반**은',
    '**데이터센터(IDC)** 는',
    '**(가)**, 그리고',
    'a ** b ** c',
    '`**(x)**는`',
  ])
    expect(strongBesideLetters(text)).toBe(text);
});
