/** What vim, htop, less, tmux and others really write: given away anywhere in the middle, it stays the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Act } from './programs.ts';
import { Random } from './random.ts';
import { type Trial, tryOurs } from './trial.ts';

const FOLDER = join(import.meta.dirname, 'recorded');
const CUTS = 30;
const PIECE_BYTES = 700;

const recordings = readdirSync(FOLDER).filter((name) => name.endsWith('.gz'));

function pieces(bytes: Uint8Array): Act[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, at) => ({
    bytes: bytes.slice(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
  }));
}

test.each(recordings)('[T8] %s, cut anywhere, goes on as if nothing had happened', (name) => {
  const [, cols, rows] = /-(\d+)x(\d+)\.gz$/.exec(name)!.map(Number) as [number, number, number];
  const bytes = gunzipSync(readFileSync(join(FOLDER, name)));
  const random = new Random(bytes.length);
  for (let cut = 0; cut < CUTS; cut++) {
    const at = random.between(1, bytes.length - 1);
    const resize: Act[] = cut % 5 === 4 ? [{ size: { cols: cols - 7, rows: rows + 3 } }] : [];
    const before = pieces(bytes.subarray(0, at));
    const after = [...resize, ...pieces(bytes.subarray(at))];
    const trial: Trial = { size: { cols, rows }, scrollback: 1000, before, after };
    expect(`cut at ${at}: ${tryOurs(trial)}`).toBe(`cut at ${at}: null`);
  }
});

test('there is something to try', () => {
  expect(recordings.length).toBeGreaterThanOrEqual(8);
});
