/** Text of a terminal's lines as somebody would have written it: lines that were only wrapped are whole again. */
import type { IBuffer, IBufferLine } from '@xterm/xterm';
import { HIDDEN } from '../lab/terminal/plain-text.ts';

/** A cell of the terminal; lines count from the top of what it holds. */
export type Place = { line: number; column: number };

/** Part of a terminal, read when somebody asks and only as much as they ask for. */
export class ScreenText {
  readonly #buffer: IBuffer;
  readonly #from: Place;
  /** The first row behind it, and how much of the row before belongs to it. */
  readonly #end: number;
  readonly #endColumn: number | undefined;

  /** From `from` up to, but without, the cell at `to`. Rows that are blank at the end are none of it. */
  constructor(buffer: IBuffer, from: Place, to: Place) {
    this.#buffer = buffer;
    this.#from = from;
    const isPartial = to.column > 0 && to.line < buffer.length;
    let end = Math.min(to.line + (isPartial ? 1 : 0), buffer.length);
    let endColumn = isPartial ? to.column : undefined;
    while (end > from.line && isBlank(buffer, end - 1, end - 1 === from.line ? from.column : 0, endColumn)) {
      end -= 1;
      endColumn = undefined;
    }
    this.#end = end;
    this.#endColumn = endColumn;
  }

  /** How many lines there are. */
  get count(): number {
    let count = 0;
    for (let row = this.#from.line; row < this.#end; row++) if (this.#begins(row)) count++;
    return count;
  }

  get all(): string {
    return this.#read(this.#from.line);
  }

  /** The last lines. */
  last(lines: number): string {
    let row = this.#end;
    for (let left = lines; left > 0 && row > this.#from.line; ) if (this.#begins(--row)) left -= 1;
    return this.#read(row);
  }

  #begins(row: number): boolean {
    return row === this.#from.line || this.#buffer.getLine(row)?.isWrapped !== true;
  }

  #read(first: number): string {
    const parts: string[] = [];
    for (let row = first; row < this.#end; row++) {
      if (row > first && this.#begins(row)) parts.push('\n');
      const line = this.#buffer.getLine(row);
      if (line) parts.push(this.#readRow(row, line));
    }
    return parts
      .join('')
      .replace(/[ \u00a0]+$/gmu, '')
      .replace(HIDDEN, '');
  }

  #readRow(row: number, line: IBufferLine): string {
    const start = row === this.#from.line ? this.#from.column : 0;
    if (row === this.#end - 1) return line.translateToString(true, start, this.#endColumn);
    const next = this.#begins(row + 1) ? undefined : this.#buffer.getLine(row + 1);
    if (!next) return line.translateToString(true, start);
    return line.translateToString(false, start, leavesGap(line, next) ? line.length - 1 : undefined);
  }
}

/** Everything that can be scrolled to, up to the last letter. */
export const wholeText = (buffer: IBuffer): ScreenText =>
  new ScreenText(buffer, { line: 0, column: 0 }, { line: buffer.length, column: 0 });

/** A wide letter that did not fit into the last column went to the next row; the column it left is no blank of the text. */
function leavesGap(row: IBufferLine, next: IBufferLine): boolean {
  return row.getCell(row.length - 1)?.getChars() === '' && next.getCell(0)?.getWidth() === 2;
}

const isBlank = (buffer: IBuffer, row: number, start: number, end: number | undefined): boolean =>
  (buffer.getLine(row)?.translateToString(true, start, end) ?? '').trim() === '';
