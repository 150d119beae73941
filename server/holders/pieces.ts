/**
 * Memory for what is on its way, used again: a flood that brings memory of its own for every frame keeps the collector as
 * busy as the rest of the server.
 */

/** As much as a frame of output holds, with its head. */
const PIECE_BYTES = 64 * 1024 + 8;
/** Less than this in a piece would be a waste of it while it waits. */
const WORTH_BYTES = 16 * 1024;
/** More than this is given back. */
const KEPT = 16;

export class Pieces {
  readonly #free: Buffer[] = [];

  /** Room for so many bytes; a piece, where that is worth it. */
  take(bytes: number): Buffer {
    if (bytes < WORTH_BYTES || bytes > PIECE_BYTES) return Buffer.allocUnsafe(bytes);
    const piece = this.#free.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
    return piece.subarray(0, bytes);
  }

  /** Nobody reads or writes this any more. */
  give(taken: Buffer): void {
    const isPiece = taken.buffer.byteLength === PIECE_BYTES;
    if (isPiece && this.#free.length < KEPT) this.#free.push(Buffer.from(taken.buffer));
  }
}
