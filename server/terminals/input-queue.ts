/** Bytes on their way into a pty: complete, in order, bounded, and never waited for. */
import { writeSync } from 'node:fs';
import { INPUT_LIMIT_BYTES, INPUT_RESUME_BYTES } from './limits.ts';

/** The kernel takes about this much of a pty's input at once. */
const PIECE_BYTES = 4096;
/** How soon to try again when the shell does not read; grows, so that a sleeping program costs nothing. */
const RETRY_MS = { first: 4, most: 250 } as const;

/**
 * The pty library writes through a handle that spins, with the whole server, while the shell does not read.
 * Writing to the descriptor itself tells `EAGAIN` instead, and we come back later.
 */
export class InputQueue {
  readonly #descriptor: () => number | null;
  readonly #onPressure: (full: boolean) => void;
  #pieces: Uint8Array[] = [];
  #waiting = 0;
  #full = false;
  #retryMs: number = RETRY_MS.first;
  #timer: NodeJS.Timeout | null = null;

  /** `descriptor` answers null once the pty is closed: its number may belong to another file by then. */
  constructor(descriptor: () => number | null, onPressure: (full: boolean) => void) {
    this.#descriptor = descriptor;
    this.#onPressure = onPressure;
  }

  /** Bytes that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** What it is given is only lent. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(Buffer.from(bytes));
    this.#waiting += bytes.length;
    if (this.#timer === null) this.#pump();
    if (!this.#full && this.#waiting > INPUT_LIMIT_BYTES) this.#tell(true);
  }

  /** Forgets what waits; the shell is gone. */
  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pieces = [];
    this.#waiting = 0;
  }

  #pump(): void {
    this.#timer = null;
    while (this.#pieces.length > 0) {
      const taken = this.#write(this.#pieces[0]!);
      if (taken === 'closed') {
        this.clear();
        return;
      }
      if (taken === 0) {
        this.#later();
        return;
      }
      this.#retryMs = RETRY_MS.first;
      this.#consume(taken);
    }
  }

  /** How many bytes the kernel took; 0 when the shell has to read first. */
  #write(piece: Uint8Array): number | 'closed' {
    const descriptor = this.#descriptor();
    if (descriptor === null) return 'closed';
    try {
      return writeSync(descriptor, piece, 0, Math.min(PIECE_BYTES, piece.length));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') return 0;
      if (code === 'EIO' || code === 'EBADF') return 'closed';
      throw error;
    }
  }

  #consume(taken: number): void {
    const piece = this.#pieces[0]!;
    if (taken === piece.length) this.#pieces.shift();
    else this.#pieces[0] = piece.subarray(taken);
    this.#waiting -= taken;
    if (this.#full && this.#waiting <= INPUT_RESUME_BYTES) this.#tell(false);
  }

  #later(): void {
    this.#timer = setTimeout(() => this.#pump(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MS.most);
  }

  #tell(full: boolean): void {
    this.#full = full;
    this.#onPressure(full);
  }
}
