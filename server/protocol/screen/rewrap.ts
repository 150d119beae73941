/**
 * Letters made of several characters (decomposed Hangul, joined emoji) stay themselves when a window changes its width:
 * in 6.0.0 each line that is wrapped anew writes all of its letters over those of the line it is copied to.
 */
import { insideOf, type Line } from './inside.ts';

const CELL = 3;
const COMBINED = 1 << 21;

type Copy = (
  this: Line,
  source: Line,
  from: number,
  to: number,
  ...rest: [length: number, reverse: boolean]
) => void;
type Lines = { copyCellsFrom: Copy };

const mended = new WeakSet<Lines>();

/** Mends the library's lines; once is enough for all of its terminals. */
export function keepLetters(terminal: unknown): void {
  const lines = Object.getPrototypeOf(insideOf(terminal).buffers.normal.lines.get(0)) as Lines;
  if (mended.has(lines)) return;
  mended.add(lines);
  const copy = lines.copyCellsFrom;
  lines.copyCellsFrom = function (source, from, to, length, reverse) {
    const letters = lettersOf(source, from, length);
    const own = letters === null ? null : { ...this._combined };
    copy.call(this, source, from, to, length, reverse);
    if (own === null || letters === null) return;
    this._combined = own;
    for (const [at, letter] of letters) this._combined[to + at] = letter;
  };
}

/** Those in a part of a line, counted from its beginning; null where the line has none at all. */
function lettersOf(line: Line, from: number, length: number): Array<[at: number, letter: string]> | null {
  const columns = Object.keys(line._combined).map(Number);
  if (columns.length === 0) return null;
  return columns
    .filter((column) => column >= from && column < from + length)
    .filter((column) => line._data[column * CELL]! & COMBINED)
    .map((column) => [column - from, line._combined[column]!]);
}
