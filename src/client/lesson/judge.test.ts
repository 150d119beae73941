import { expect, test } from 'vitest';
import { inPlace, judgeShort } from './judge.ts';

const right = (typed: string, ...accepted: string[]) => judgeShort(typed, accepted, []).right;

test('case, spaces and dashes of an answer do not matter', () => {
  expect(right(' open  stack ', 'OpenStack')).toBe(true);
  expect(right('isms p', 'ISMS-P')).toBe(true);
  expect(right('/ETC/hosts', '/etc/hosts')).toBe(true);
});

test('a Korean particle behind an answer does not matter, whichever it is', () => {
  for (const typed of ['과반', '과반입니다', '과반을', '과반이요', '과반 이다.'])
    expect([typed, right(typed, '과반')]).toEqual([typed, true]);
  expect(right('Heat를', 'Heat')).toBe(true);
  expect(right('과반수', '과반')).toBe(false);
});

test('an answer typed with the keyboard still on English is understood', () => {
  expect(right('rhkqks', '과반')).toBe(true);
});

test('full-width letters and Hangul in pieces are the same letters', () => {
  expect(right('ＩａａＳ', 'IaaS')).toBe(true);
  expect(right('과반'.normalize('NFD'), '과반')).toBe(true);
});

test('a usual wrong answer is told from any other wrong one', () => {
  const usual = [['/etc/resolv.conf', 'resolv.conf'], ['hostname']];
  expect(judgeShort('resolv.conf', ['/etc/hosts'], usual)).toEqual({ right: false, usual: 0 });
  expect(judgeShort('hostname을', ['/etc/hosts'], usual)).toEqual({ right: false, usual: 1 });
  expect(judgeShort('몰라요', ['/etc/hosts'], usual)).toEqual({ right: false, usual: null });
});

test('of a wrong order only what has to move is wrong', () => {
  expect(inPlace([0, 1, 2, 3])).toEqual([true, true, true, true]);
  expect(inPlace([3, 0, 1, 2])).toEqual([false, true, true, true]);
  expect(inPlace([1, 0, 2])).toHaveLength(3);
  expect(inPlace([1, 0, 2]).filter(Boolean)).toHaveLength(2);
});
