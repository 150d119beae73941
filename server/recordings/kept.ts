/** What was read from files, for as long as they stay as they were; of a few recordings, so that a jump waits for nothing. */
import { stat } from 'node:fs/promises';

const MOST = 8;

export class Kept<T> {
  readonly #all = new Map<string, { stamp: string; value: Promise<T> }>();

  async get(id: string, files: readonly string[], read: () => Promise<T>): Promise<T> {
    const stats = await Promise.all(files.map(statOf));
    const stamp = stats.map((one) => `${one?.ino} ${one?.size} ${one?.mtimeMs}`).join(' ');
    const known = this.#all.get(id);
    if (known?.stamp === stamp) return known.value;
    const value = read();
    this.#all.delete(id);
    this.#all.set(id, { stamp, value });
    value.catch(() => this.forget(id));
    const [oldest] = this.#all.keys();
    if (this.#all.size > MOST) this.forget(oldest!);
    return value;
  }

  forget(id: string): void {
    this.#all.delete(id);
  }
}

/** Null when there is no such file. */
export async function statOf(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
