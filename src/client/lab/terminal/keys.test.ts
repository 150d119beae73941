import { expect, test } from 'vitest';
import { actOf } from './keys.ts';

const key = (code: string, ...held: Array<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>) =>
  actOf({
    code,
    ctrlKey: held.includes('ctrlKey'),
    altKey: held.includes('altKey'),
    shiftKey: held.includes('shiftKey'),
    metaKey: held.includes('metaKey'),
  });

test('the page takes few keys, by their place on the keyboard', () => {
  expect(key('ArrowLeft', 'ctrlKey', 'altKey')).toBe('leave');
  expect(key('KeyF', 'ctrlKey', 'shiftKey')).toBe('find');
  expect(key('Equal', 'ctrlKey', 'shiftKey')).toBe('larger');
  expect(key('Enter', 'ctrlKey')).toBe('check');
});

test('what shells and editors use stays theirs', () => {
  for (const code of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    expect(key(`Key${code}`, 'ctrlKey'), code).toBeNull();
    expect(key(`Key${code}`, 'altKey'), code).toBeNull();
    expect(key(`Key${code}`), code).toBeNull();
  }
  for (const code of ['Tab', 'Escape', 'F1', 'F10', 'PageUp', 'ArrowLeft', 'BracketLeft']) {
    expect(key(code), code).toBeNull();
    expect(key(code, 'ctrlKey'), code).toBeNull();
  }
  expect(key('KeyC', 'ctrlKey', 'shiftKey', 'altKey')).toBeNull();
});
