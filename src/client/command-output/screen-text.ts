/** Text of a terminal's lines as somebody would have written it: lines that were only wrapped are whole again. */
import type { IBuffer, IBufferLine } from '@xterm/xterm';
import { HIDDEN } from '../lab/terminal/plain-text.ts';

/** A cell of the terminal; lines count from the top of what it holds. */
export type Place = { line: number; column: number };

/** From `from` up to, but without, the cell at `to`. Lines without their trailing blanks, and none that are empty at the end. */
export function readLines(buffer: IBuffer, from: Place, to: Place): string[] {
  const lines: string[] = [];
  for (let at = from.line; at <= Math.min(to.line, buffer.length - 1); at++) {
    const row = buffer.getLine(at);
    if (!row || (at === to.line && to.column === 0)) break;
    const text = readRow(row, {
      start: at === from.line ? from.column : 0,
      end: at === to.line ? to.column : undefined,
      next: at < to.line ? buffer.getLine(at + 1) : undefined,
    });
    if (row.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  const clean = lines.map((line) => line.replace(/[ \u00a0]+$/u, '').replace(HIDDEN, ''));
  while (clean.at(-1) === '') clean.pop();
  return clean;
}

function readRow(
  row: IBufferLine,
  { start, end, next }: { start: number; end: number | undefined; next: IBufferLine | undefined },
): string {
  if (!next?.isWrapped) return row.translateToString(true, start, end);
  return row.translateToString(false, start, leavesGap(row, next) ? row.length - 1 : end);
}

/** A wide letter that did not fit into the last column went to the next row; the column it left is no blank of the text. */
function leavesGap(row: IBufferLine, next: IBufferLine): boolean {
  return row.getCell(row.length - 1)?.getChars() === '' && next.getCell(0)?.getWidth() === 2;
}

/** Everything that can be scrolled to, up to the last letter. */
export function readAll(buffer: IBuffer): string[] {
  return readLines(buffer, { line: 0, column: 0 }, { line: buffer.length, column: 0 });
}
