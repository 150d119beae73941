import { expect, test } from 'vitest';
import { clean, say, variablesOf } from './say.ts';

test('[C8] a value stands in the sentence with the particle that fits it', () => {
  const text = { ko: '{machine}에서 {seen|을/를} 봤습니다.', en: 'Saw {seen} on {machine}.' };
  expect(say(text, { machine: 'pg-01', seen: 'inactive' })).toEqual({
    ko: 'pg-01에서 inactive를 봤습니다.',
    en: 'Saw inactive on pg-01.',
  });
});

test('[C8] what a machine says is cut, loses its control characters, and is not read as a variable', () => {
  const hostile = `\u001b]0;title\u0007{machine} \u202e\u200bx\r\ny ${'z'.repeat(500)}`;
  const { en } = say({ ko: '{seen}', en: '{seen}' }, { seen: hostile, machine: 'pg-01' });
  expect(en).toMatch(/^\]0;title\{machine\} x y z+…$/);
  expect(Array.from(en)).toHaveLength(120);
});

test('[C8] cutting never splits a letter', () => {
  expect(clean('😀'.repeat(200), 10)).toBe(`${'😀'.repeat(9)}…`);
  expect(clean('\ud800')).toBe('\ufffd');
});

test('a sentence tells which values it names', () => {
  expect(variablesOf({ ko: '{seen|을/룰}', en: '{other}' })).toEqual([
    { language: 'ko', name: 'seen', badPair: '을/룰' },
    { language: 'en', name: 'other', badPair: undefined },
  ]);
});
