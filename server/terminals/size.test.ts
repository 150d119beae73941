import { expect, test, vi } from 'vitest';
import { RESIZE_EVERY_MS } from './limits.ts';
import { clampSize, type Size, SizeGate } from './size.ts';

const SIZE: Size = { cols: 80, rows: 24 };

test.each([
  [
    { cols: 65_535, rows: 65_535 },
    { cols: 500, rows: 200 },
  ],
  [
    { cols: -1, rows: 0 },
    { cols: 20, rows: 5 },
  ],
  [{ cols: Number.NaN, rows: '24' }, SIZE],
  [{ cols: 1.5, rows: null }, SIZE],
])('[T13] %o becomes %o', (wanted, size) => {
  expect(clampSize(wanted as never, SIZE)).toEqual(size);
});

test('[T13] a thousand sizes at once change it twice: the first, and the last when its time has come', () => {
  vi.useFakeTimers();
  const applied: Size[] = [];
  const gate = new SizeGate(SIZE, (size) => applied.push(size));
  for (let cols = 21; cols <= 500; cols++) gate.ask({ cols, rows: 30 });
  expect(applied).toEqual([{ cols: 21, rows: 30 }]);
  vi.advanceTimersByTime(RESIZE_EVERY_MS);
  vi.advanceTimersByTime(RESIZE_EVERY_MS * 10);
  expect(applied).toEqual([
    { cols: 21, rows: 30 },
    { cols: 500, rows: 30 },
  ]);
  gate.close();
  vi.useRealTimers();
});
