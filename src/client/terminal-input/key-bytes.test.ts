import { expect, test } from 'vitest';
import { bytesOf, withHeld } from './key-bytes.ts';

const free = { ctrl: false, alt: false };
const ctrl = { ctrl: true, alt: false };
const alt = { ctrl: false, alt: true };

test('keys that phones do not have send what a keyboard would send', () => {
  expect(bytesOf('Escape', free, false)).toBe('\x1b');
  expect(bytesOf('Tab', free, false)).toBe('\t');
  expect(bytesOf('Interrupt', free, false)).toBe('\x03');
  expect(bytesOf('PageUp', free, false)).toBe('\x1b[5~');
  expect(bytesOf('|', free, false)).toBe('|');
});

test('cursor keys take the form that the program asked for', () => {
  expect(bytesOf('ArrowUp', free, false)).toBe('\x1b[A');
  expect(bytesOf('ArrowUp', free, true)).toBe('\x1bOA');
  expect(bytesOf('Home', free, true)).toBe('\x1bOH');
  expect(bytesOf('PageDown', free, true)).toBe('\x1b[6~');
});

test('Ctrl and Alt change cursor keys as on a keyboard', () => {
  expect(bytesOf('ArrowLeft', ctrl, true)).toBe('\x1b[1;5D');
  expect(bytesOf('ArrowLeft', alt, false)).toBe('\x1b[1;3D');
  expect(bytesOf('End', { ctrl: true, alt: true }, false)).toBe('\x1b[1;7F');
  expect(bytesOf('PageUp', ctrl, false)).toBe('\x1b[5;5~');
});

test('letters with Ctrl are control characters, with Alt they follow an Escape', () => {
  expect(withHeld('c', ctrl)).toBe('\x03');
  expect(withHeld('[', ctrl)).toBe('\x1b');
  expect(withHeld(' ', ctrl)).toBe('\0');
  expect(withHeld('b', alt)).toBe('\x1bb');
  expect(withHeld('한', ctrl)).toBe('한');
});
