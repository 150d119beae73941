/** One file of a recording, written at its end by one process; what did not fit is taken back. */
import { close, fdatasync, fstatSync, ftruncate, openSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const closeFile = promisify(close);
const syncFile = promisify(fdatasync);
const truncateFile = promisify(ftruncate);
const writeFile = promisify(write);

export class Journal {
  readonly #file: number;
  #bytes: number;
  #isDirty = false;

  /** A new file, with `head` in it before this returns. */
  constructor(path: string, head: Uint8Array = new Uint8Array()) {
    this.#file = openSync(path, 'wx', 0o600);
    this.#bytes = head.length;
    if (head.length > 0) writeSync(this.#file, head);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Somebody deleted it; what is written now is in no folder any more. */
  get isGone(): boolean {
    return fstatSync(this.#file).nlink === 0;
  }

  async append(bytes: Uint8Array): Promise<void> {
    try {
      await this.#write(bytes, this.#bytes);
      this.#bytes += bytes.length;
    } catch (error) {
      await truncateFile(this.#file, this.#bytes);
      throw error;
    }
  }

  /** In place of bytes that are there already, so that it needs no room on the disk. */
  async overwrite(bytes: Uint8Array, at: number): Promise<void> {
    if (at + bytes.length > this.#bytes) throw new Error('only what was written must be overwritten');
    await this.#write(bytes, at);
  }

  async sync(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    await syncFile(this.#file);
  }

  close(): Promise<void> {
    return closeFile(this.#file);
  }

  async #write(bytes: Uint8Array, at: number): Promise<void> {
    this.#isDirty = true;
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await writeFile(this.#file, bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
  }
}
