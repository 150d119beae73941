/**
 * asciicast version 3: a header and one event per line, each with the seconds since the one before.
 * https://docs.asciinema.org/manual/asciicast/v3/
 */
import type { Size } from '../terminals/index.ts';
import { LINE_BYTES, MARK_LETTERS } from './limits.ts';

/** o output, r size, m marker, x exit. `i`, input, is the one that we never write. */
export type CastCode = 'o' | 'r' | 'm' | 'x';
/** `at` counts milliseconds from the beginning. */
export type CastEvent = { at: number; code: string; data: string };
export type CastHeader = { size: Size; type: string; began: Date; title: string };

export function headerLine({ size, type, began, title }: CastHeader): string {
  const term = { cols: size.cols, rows: size.rows, type };
  return `${escaped({ version: 3, term, timestamp: Math.floor(began.getTime() / 1000), title })}\n`;
}

/** `sinceMs` is a whole number: three digits add up over hours without an error. */
export function eventLine(sinceMs: number, code: CastCode, data: string): string {
  return `[${(sinceMs / 1000).toFixed(3)}, "${code}", ${escaped(data)}]\n`;
}

/** The format asks for what cannot be printed as \uXXXX; JSON leaves these as they are. */
function escaped(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Null when this is no event; comments and blank lines are none either. `before` is the time of the event before. */
export function readEvent(line: string, before: number): CastEvent | null {
  if (!line.startsWith('[') || line.length > LINE_BYTES) return null;
  const value = parse(line);
  if (!Array.isArray(value) || value.length !== 3) return null;
  const [since, code, data] = value as unknown[];
  if (typeof since !== 'number' || !(since >= 0 && since < 1e9)) return null;
  if (typeof code !== 'string' || typeof data !== 'string') return null;
  return { at: before + Math.round(since * 1000), code, data };
}

/** Null when this is not the first line of a recording. */
export function readHeader(line: string): CastHeader | null {
  const value = parse(line) as { version?: unknown; term?: Record<string, unknown> } & Record<
    string,
    unknown
  >;
  const { cols, rows, type } = value?.term ?? {};
  if (value?.version !== 3 || !isSide(cols) || !isSide(rows)) return null;
  return {
    size: { cols, rows },
    type: typeof type === 'string' ? type : '',
    began: new Date(typeof value.timestamp === 'number' ? value.timestamp * 1000 : 0),
    title: typeof value.title === 'string' ? value.title : '',
  };
}

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1000;

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** A label comes from a machine as often as from us: one line, no controls, not long. */
export function plainLabel(label: string): string {
  const plain = label.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return [...plain].slice(0, MARK_LETTERS).join('');
}
