/**
 * What a shell writes in a hurry, put together: the kernel gives a pty's output in pieces of 4 KB, and every piece that
 * goes on by itself is a message through three processes. What a person waits for is never kept.
 */
import { BATCH_BYTES, BATCH_MS, FULL_PIECE_BYTES } from './limits.ts';

export class Batch {
  readonly #tell: (bytes: Uint8Array) => void;
  #pieces: Uint8Array[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (bytes: Uint8Array) => void) {
    this.#tell = tell;
  }

  /** A piece that is not full is the end of what lay ready. */
  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (piece.length < FULL_PIECE_BYTES || this.#length >= BATCH_BYTES) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#length = 0;
    if (pieces.length > 0) this.#tell(pieces.length > 1 ? Buffer.concat(pieces) : pieces[0]!);
  }
}
