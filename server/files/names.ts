/** Which names of a home directory can be shown, asked for and written: one part of a path, as it looks. */
import { MAX_NAME_BYTES } from './bounds.ts';

/** Uploads that are not complete; nobody else's file begins so. */
export const UNFINISHED = '.madang-upload-';

/** Control characters, and characters that are not seen but change how a name reads. A backslash parts paths elsewhere. */
const DECEPTIVE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\uffff/\\]/u;

export function isPlainName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if (DECEPTIVE.test(name) || !name.isWellFormed()) return false;
  return Buffer.byteLength(name) <= MAX_NAME_BYTES && !name.startsWith(UNFINISHED);
}

/** A name for a new file, composed: macOS hands over Hangul in parts, which Linux shows as another file. */
export const composed = (name: string): string => name.normalize('NFC');
