import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Batch } from './batch.ts';
import { BATCH_BYTES, BATCH_MS, FULL_PIECE_BYTES } from './limits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const piece = (bytes: number): Buffer => Buffer.alloc(bytes, 'x');

function batch(): { batch: Batch; told: number[] } {
  const told: number[] = [];
  return { told, batch: new Batch((bytes) => told.push(bytes.length)) };
}

test('an echo goes on at once', () => {
  const { batch: one, told } = batch();
  one.add(piece(1));
  one.add(piece(FULL_PIECE_BYTES - 1));
  expect(told).toEqual([1, FULL_PIECE_BYTES - 1]);
});

test('full pieces wait for each other a moment, and for no more than a batch', () => {
  const { batch: one, told } = batch();
  one.add(piece(FULL_PIECE_BYTES));
  one.add(piece(FULL_PIECE_BYTES));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(BATCH_MS);
  expect(told).toEqual([2 * FULL_PIECE_BYTES]);
  one.add(piece(BATCH_BYTES));
  expect(told).toEqual([2 * FULL_PIECE_BYTES, BATCH_BYTES]);
});

test('what comes behind full pieces takes them along in their order', () => {
  const told: string[] = [];
  const one = new Batch((bytes) => told.push(Buffer.from(bytes).toString()));
  one.add(piece(FULL_PIECE_BYTES));
  one.add(Buffer.from('$ '));
  expect(told).toEqual([`${'x'.repeat(FULL_PIECE_BYTES)}$ `]);
  vi.advanceTimersByTime(BATCH_MS);
  one.flush();
  expect(told).toHaveLength(1);
});

test('more than a batch goes on in its order, and what was told is not touched before it was heard', () => {
  let told = '';
  let given = '';
  const one = new Batch((bytes) => {
    told += Buffer.from(bytes).toString();
  });
  const lent = Buffer.alloc(FULL_PIECE_BYTES * 3);
  for (let i = 0; i < 40; i++) {
    const now = lent
      .subarray(0, i % 9 === 8 ? 7 : FULL_PIECE_BYTES * (1 + (i % 3)) - (i % 2))
      .fill(97 + (i % 26));
    given += now.toString();
    one.add(now);
    lent.fill('!');
  }
  one.flush();
  expect(told === given).toBe(true);
});
