/** What is about to be pasted: how much it is, what it hides, and how it goes to a shell. */
import { HIDDEN } from './plain-text.ts';

const START = '\x1b[200~';
const END = '\x1b[201~';

/** Everything a keyboard would not put into a line of text; tabs and line ends are text. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

export type Paste = {
  /** Without what it hid, lines ended by "\n". */
  text: string;
  /** Line ends count: "ls" with one runs at once in a shell without bracketed paste. */
  lines: number;
  characters: number;
  /** Control characters, direction marks and invisible letters that were taken out. */
  hidden: number;
};

export function readPaste(raw: string): Paste {
  const lined = raw.replace(/\r\n?|\u2028|\u2029/gu, '\n');
  const text = lined.replace(CONTROLS, '').replace(HIDDEN, '');
  return {
    text,
    lines: text.split('\n').length,
    characters: [...text].length,
    hidden: [...lined].length - [...text].length,
  };
}

export const isHarmless = ({ lines, hidden }: Paste): boolean => lines === 1 && hidden === 0;

/** Lines joined by a space; what is left cannot run anything by itself. */
export const asOneLine = (text: string): string => text.replace(/[\t ]*\n\s*/gu, ' ').trim();

/**
 * The bytes of a paste. `before` and `after` hold it together for shells that understand it; the text between can hold
 * neither, because its escapes are gone.
 */
export function pasteBytes(
  text: string,
  bracketed: boolean,
): { before: Uint8Array; text: Uint8Array; after: Uint8Array } {
  const bytes = new TextEncoder();
  return {
    before: bytes.encode(bracketed ? START : ''),
    text: bytes.encode(text.replaceAll('\n', '\r').replaceAll('\x1b', '')),
    after: bytes.encode(bracketed ? END : ''),
  };
}
