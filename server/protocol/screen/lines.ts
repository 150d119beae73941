/** A line of a screen, cell by cell, as little text as that takes. */
import type { Buffer, Extended, Line } from './inside.ts';

const CELL = 3;
const WIDTH_SHIFT = 22;
const COMBINED = 1 << 21;
const CODE = 0x1fffff;
/** An empty cell: no character, one column. */
const EMPTY = 1 << WIDTH_SHIFT;
const HAS_EXTENDED = 0x10000000;
/** Stands for an empty cell; a terminal never keeps this character. */
const BLANK = '\x7f';

/**
 * t  one character a cell, wide ones once, nothing after the last cell that is not plain and empty
 * a  runs of colours and flags: how many cells, foreground, background
 * o  cells that `t` cannot say: column and what is in it
 * c  letters put together of several characters, by column
 * x  underline styles and links, by column: packed style, link
 * w  continues the line above
 * n  how many cells it has, where that is not the width of the screen
 */
export type ScreenLine = {
  t: string;
  a?: number[];
  o?: Array<[column: number, content: number]>;
  c?: Array<[column: number, letter: string]>;
  x?: Array<[column: number, style: number, link: number]>;
  w?: 1;
  n?: number;
};

/** Good enough to keep `o` short: what it gets wrong is said there. */
const isWide = (code: number): boolean =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff));

const contentOf = (code: number): number =>
  code === 0 ? EMPTY : code | ((isWide(code) ? 2 : 1) << WIDTH_SHIFT);

export function packLine(line: Line, cols: number): ScreenLine {
  const end = usedCells(line);
  const packed: ScreenLine = { t: '' };
  if (line.isWrapped) packed.w = 1;
  if (line.length !== cols) packed.n = line.length;
  let covered = false;
  for (let column = 0; column < end; column++) {
    const content = line._data[column * CELL]!;
    covered = covered ? secondHalf(content, column, packed) : letter(content, column, packed);
    if (content & COMBINED) packed.c = [...(packed.c ?? []), [column, line._combined[column] ?? '']];
    packAttributes(line, column, packed);
  }
  // The last letter lost its second half to an empty cell, which `t` does not go on to say.
  if (covered && end < line.length) packed.o = [...(packed.o ?? []), [end, EMPTY]];
  if (packed.a?.length === CELL && packed.a[1] === 0 && packed.a[2] === 0) delete packed.a;
  return packed;
}

/** Adds a cell to `t`. True when that covers the next cell too. */
function letter(content: number, column: number, packed: ScreenLine): boolean {
  const code = content & CODE;
  const plain = content === contentOf(code) && code !== BLANK.charCodeAt(0);
  if (!plain) packed.o = [...(packed.o ?? []), [column, content]];
  packed.t += code === 0 || !plain ? BLANK : String.fromCodePoint(code);
  return plain && content >>> WIDTH_SHIFT === 2;
}

/** The cell behind a wide letter is empty of its own, unless somebody wrote over half of it. */
function secondHalf(content: number, column: number, packed: ScreenLine): boolean {
  if (content !== 0) packed.o = [...(packed.o ?? []), [column, content]];
  return false;
}

function packAttributes(line: Line, column: number, packed: ScreenLine): void {
  const fg = line._data[column * CELL + 1]!;
  const bg = line._data[column * CELL + 2]!;
  packed.a ??= [];
  const { a } = packed;
  const last = a.length - CELL;
  if (last >= 0 && a[last + 1] === fg && a[last + 2] === bg) a[last]! += 1;
  else a.push(1, fg, bg);
  const extended = bg & HAS_EXTENDED ? line._extendedAttrs[column] : undefined;
  if (extended) packed.x = [...(packed.x ?? []), [column, extended._ext, extended._urlId]];
}

/** Cells up to the last that is not plain and empty. */
function usedCells(line: Line): number {
  let end = line.length;
  while (end > 0) {
    const at = (end - 1) * CELL;
    if (line._data[at] !== EMPTY || line._data[at + 1] !== 0 || line._data[at + 2] !== 0) break;
    end -= 1;
  }
  return end;
}

/** A line of the buffer's own making, filled. `linkOf` says what a link is called over here. */
export function unpackLine(
  packed: ScreenLine,
  {
    buffer,
    extended,
    linkOf,
  }: {
    buffer: Buffer;
    extended: Extended;
    linkOf: (link: number) => number;
  },
): Line {
  const line = buffer.getBlankLine();
  if (packed.n !== undefined) line.resize(packed.n, buffer.getNullCell());
  const cols = line.length;
  line.isWrapped = packed.w === 1;
  let column = 0;
  for (const letter of packed.t) {
    if (column >= cols) break;
    const content = letter === BLANK ? EMPTY : contentOf(letter.codePointAt(0)!);
    line._data[column * CELL] = content;
    column += 1;
    if (content >>> WIDTH_SHIFT === 2 && column < cols) {
      line._data[column * CELL] = 0;
      column += 1;
    }
  }
  for (const [at, content] of packed.o ?? []) if (at < cols) line._data[at * CELL] = content;
  for (const [at, letter] of packed.c ?? []) line._combined[at] = letter;
  unpackAttributes(packed, line, cols);
  for (const [at, style, link] of packed.x ?? []) {
    const attributes = extended.clone();
    attributes._ext = style;
    attributes._urlId = link === 0 ? 0 : linkOf(link);
    line._extendedAttrs[at] = attributes;
  }
  return line;
}

function unpackAttributes({ a = [] }: ScreenLine, line: Line, cols: number): void {
  let column = 0;
  for (let run = 0; run < a.length; run += CELL) {
    const end = Math.min(cols, column + a[run]!);
    for (; column < end; column++) {
      line._data[column * CELL + 1] = a[run + 1]!;
      line._data[column * CELL + 2] = a[run + 2]!;
    }
  }
}
