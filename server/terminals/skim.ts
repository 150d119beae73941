/**
 * What of a flood nobody can see any more. Lines that scroll out of what is kept leave nothing behind but the colours in
 * force, so they need not be drawn: a log of megabytes costs as much as its last thousand lines.
 */

export type Skimmed = {
  /** So many bytes at the beginning leave nothing but… */
  from: number;
  /** …the colours and styles that they end with. */
  pen: Uint8Array;
};

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const ESC = 0x1b;
const BRACKET = 0x5b;
const LETTER_M = 0x6d;
/** Of the characters that begin with this byte some are control characters. */
const C1 = 0xc2;
const C1_END = 0xa0;
const PLAIN_RESET = Uint8Array.of(ESC, BRACKET, 0x30, LETTER_M);

/**
 * The beginning of `bytes`, as far as it holds only text, ends of lines and colours, without its last `lines` lines; null
 * when that is nothing. True only for a terminal that shows its normal screen, scrolls as a whole, keeps fewer than `lines`
 * lines in all, and is in the middle of nothing.
 */
export function skim(bytes: Uint8Array, lines: number): Skimmed | null {
  const from = beforeLast(bytes, lines, cleanEnd(bytes));
  return from === 0 ? null : { from, pen: penOf(bytes.subarray(0, from)) };
}

/** What writes lines whatever comes behind it. */
const WRITES = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x20 && byte !== C1) || byte === LF || byte === CR || byte === TAB ? 1 : 0,
);

/** Where the first thing stands that does more than write lines. */
function cleanEnd(bytes: Uint8Array): number {
  const { length, byteOffset } = bytes;
  const words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
  for (let at = 0; at < length; at++) {
    if (((byteOffset + at) & 3) === 0) {
      at = pastLetters(words, byteOffset + at, byteOffset + length) - byteOffset;
      if (at === length) break;
    }
    const byte = bytes[at]!;
    if (WRITES[byte] === 1) continue;
    if (byte === C1 && (bytes[at + 1] ?? 0) >= C1_END) continue;
    const end = byte === ESC ? colourEnd(bytes, at) : 0;
    if (end === 0) return at;
    at = end - 1;
  }
  return length;
}

const SPACES = 0x20202020;
const HIGH_BITS = 0x80808080;

/** Four at a time, because every byte of a flood passes here: where the first four begin that are not all ASCII and no control characters. */
function pastLetters(words: Int32Array, from: number, to: number): number {
  const last = to >> 2;
  let at = from >> 2;
  for (; at < last; at++) {
    const four = words[at]!;
    // A byte below a space borrows its highest bit.
    if ((((four - SPACES) | four) & HIGH_BITS) !== 0) break;
  }
  return at << 2;
}

/** The end of `ESC [ digits, ; and : m` that begins at `at`; 0 when it is something else or its end is not here. */
function colourEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== BRACKET) return 0;
  let end = at + 2;
  for (; end < bytes.length; end++) {
    const byte = bytes[end]!;
    // 0 to 9, colon, semicolon
    if (byte < 0x30 || byte > 0x3b) break;
  }
  return bytes[end] === LETTER_M ? end + 1 : 0;
}

/** Where the last `lines` whole lines before `end` begin, at the left edge. */
function beforeLast(bytes: Uint8Array, lines: number, end: number): number {
  let at = end;
  for (let left = lines + 1; left > 0; left--) {
    // A place below zero would be counted from the end.
    if (at < 2) return 0;
    at = bytes.lastIndexOf(LF, at - 1);
  }
  return bytes[at - 1] === CR ? at + 1 : 0;
}

/** The sequences since the last that took everything back. */
function penOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const pieces: Uint8Array[] = [];
  let at = text.indexOf(ESC, Math.max(0, text.lastIndexOf(PLAIN_RESET)));
  while (at >= 0) {
    const end = colourEnd(text, at);
    pieces.push(text.subarray(at, end));
    at = text.indexOf(ESC, end);
  }
  return Buffer.concat(pieces);
}
