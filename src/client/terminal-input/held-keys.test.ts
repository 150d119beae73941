import { expect, test } from 'vitest';
import { DOUBLE_TAP_MS, HeldKeys } from './held-keys.ts';

test('a tap holds Ctrl for one letter', () => {
  const held = new HeldKeys();
  held.tap('ctrl', 0);
  expect(held.of('ctrl')).toBe('once');
  expect(held.apply('c')).toBe('\x03');
  expect(held.apply('c')).toBe('c');
});

test('two taps in one gesture keep it until it is tapped again', () => {
  const held = new HeldKeys();
  held.tap('ctrl', 0);
  held.tap('ctrl', DOUBLE_TAP_MS);
  expect(held.of('ctrl')).toBe('locked');
  expect(held.apply('a') + held.apply('e')).toBe('\x01\x05');
  held.tap('ctrl', 9000);
  expect(held.apply('a')).toBe('a');
});

test('a second tap later lets go', () => {
  const held = new HeldKeys();
  held.tap('alt', 0);
  held.tap('alt', DOUBLE_TAP_MS + 1);
  expect(held.any).toBe(false);
});

test('Ctrl and Alt are held together', () => {
  const held = new HeldKeys();
  held.tap('ctrl', 0);
  held.tap('alt', 10);
  expect(held.apply('x')).toBe('\x1b\x18');
  expect(held.any).toBe(false);
});

test('on a Korean keyboard a jamo is the letter on its key', () => {
  const held = new HeldKeys();
  held.tap('ctrl', 0);
  expect(held.apply('ㅊ')).toBe('\x03');
});

test('what is no letter goes by, and Ctrl waits on', () => {
  const held = new HeldKeys();
  held.tap('ctrl', 0);
  expect(held.apply('\x1b[A')).toBe('\x1b[A');
  expect(held.apply('')).toBe('');
  expect(held.any).toBe(true);
});

test('whoever draws them is told of every change', () => {
  let changes = 0;
  const held = new HeldKeys(() => {
    changes += 1;
  });
  held.tap('ctrl', 0);
  held.take();
  held.take();
  expect(changes).toBe(2);
});
