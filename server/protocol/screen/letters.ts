/**
 * Whole characters for the library: the decoder of 6.0.0 loses one that comes in two pieces when the second of its bytes
 * is 0x80, as in “, … and —. What has come of a character waits here for the rest of it.
 */
export const NONE: Uint8Array = new Uint8Array();

/** The library cuts pieces of more than 131072 bytes by itself, wherever that falls. */
const MOST_BYTES = 64 * 1024;

export class Letters {
  #half = NONE;

  /** What has come of a character whose end has not. */
  get half(): Uint8Array {
    return this.#half;
  }

  /** What was kept and what has come, in pieces that end with a character. */
  *pieces(bytes: Uint8Array): Generator<Uint8Array> {
    const all = joined(this.#half, bytes);
    const end = all.length - halfAtEnd(all);
    this.#half = all.slice(end);
    let from = 0;
    while (end - from > MOST_BYTES) {
      const piece = all.subarray(from, from + MOST_BYTES);
      from += MOST_BYTES - halfAtEnd(piece);
      yield piece.subarray(0, MOST_BYTES - halfAtEnd(piece));
    }
    if (end > from) yield all.subarray(from, end);
  }
}

/** How many bytes at the end begin a character and do not end it: 0 to 3. */
function halfAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

const lengthOf = (first: number): number => (first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 1);

export function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
