import { expect, test } from 'vitest';
import { fits, leastWidth, sizeOfDrawing } from './size.ts';

test('the size of a drawing is that of its box', () => {
  expect(sizeOfDrawing('<svg width="100%" viewBox="-8 -8 1200.5 340">')).toEqual({
    width: 1200.5,
    height: 340,
  });
  expect(sizeOfDrawing('<svg>')).toEqual({ width: 0, height: 0 });
});

test('letters stay readable: a wide drawing keeps most of its width', () => {
  expect(leastWidth({ width: 1000, height: 10 })).toBe(720);
});

test('a drawing fits while its letters are readable beside the text', () => {
  expect(fits({ width: 790, height: 300 })).toBe(true);
  expect(fits({ width: 900, height: 300 })).toBe(false);
  expect(fits({ width: 300, height: 900 })).toBe(false);
});
