/**
 * What a shell writes in a hurry, put together: the kernel gives a pty's output in pieces of 4 KB, and every piece that
 * goes on by itself is a message through three processes. What a person waits for is never kept.
 */
import { BATCH_BYTES, BATCH_MS, FULL_PIECE_BYTES } from './limits.ts';

const NONE = new Uint8Array();

/** What it is given and what it tells are only lent: the bytes of a flood lie in the same memory one after the other. */
export class Batch {
  readonly #tell: (bytes: Uint8Array) => void;
  #store = NONE;
  #length = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (bytes: Uint8Array) => void) {
    this.#tell = tell;
  }

  /** A piece that is not full is the end of what lay ready. */
  add(piece: Uint8Array): void {
    const isFull = piece.length >= FULL_PIECE_BYTES;
    if (this.#length + piece.length > BATCH_BYTES) this.flush();
    if (this.#length === 0 && (!isFull || piece.length >= BATCH_BYTES)) {
      this.#tell(piece);
      return;
    }
    if (this.#store === NONE) this.#store = new Uint8Array(BATCH_BYTES);
    this.#store.set(piece, this.#length);
    this.#length += piece.length;
    if (!isFull || this.#length === BATCH_BYTES) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const bytes = this.#store.subarray(0, this.#length);
    this.#length = 0;
    if (bytes.length > 0) this.#tell(bytes);
  }
}
