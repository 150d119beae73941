/**
 * Whole characters for the library: in 6.0.0 its decoder loses one that comes in two pieces when the second of its bytes
 * is 0x80, as in “, … and —. What has come of a character waits here for the rest of it.
 */
export const NONE: Uint8Array = new Uint8Array();

/** The library cuts longer pieces itself, wherever that falls. */
const MOST_BYTES = 64 * 1024;

export class Letters {
  #half = NONE;

  /** Bytes that have come of a character whose others have not. */
  get half(): Uint8Array {
    return this.#half;
  }

  clear(): void {
    this.#half = NONE;
  }

  /** `bytes`, and what was kept before them, in pieces that end with a character. */
  *pieces(bytes: Uint8Array): Generator<Uint8Array> {
    const all = joined(this.#half, bytes);
    this.#half = NONE;
    for (let from = 0; from < all.length; ) {
      const piece = all.subarray(from, from + MOST_BYTES);
      const whole = piece.length - halfAtEnd(piece);
      from += whole;
      if (whole > 0) yield piece.subarray(0, whole);
      if (from + MOST_BYTES <= all.length) continue;
      if (all.length - from <= halfAtEnd(all)) {
        this.#half = all.slice(from);
        return;
      }
    }
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

const lengthOf = (first: number): number =>
  first >= 0xf8 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;

export function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  if (before.length === 0) return after;
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
