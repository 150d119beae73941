/**
 * Bytes that wait to be drawn, and what is to happen between them. They lie in one piece of memory that is used again: a
 * flood that waits in pieces of its own leaves tens of megabytes behind for the collector.
 */

type Task = { at: number; run: () => void };

const FIRST_BYTES = 8 * 1024;
/** More than this is given back once it has been far too much. */
const KEPT_BYTES = 64 * 1024;
const FAR_TOO_MUCH = 8;
const NONE = new Uint8Array();

export class Backlog {
  #store: Uint8Array = NONE;
  #start = 0;
  #end = 0;
  /** The most that waited since nothing did. */
  #peak = 0;
  /** Bytes that were here and are gone: places of tasks are counted from the first byte of all. */
  #gone = 0;
  readonly #tasks: Task[] = [];

  get length(): number {
    return this.#end - this.#start;
  }

  get empty(): boolean {
    return this.length === 0 && this.#tasks.length === 0;
  }

  get hasTasks(): boolean {
    return this.#tasks.length > 0;
  }

  /** Copies what is given. */
  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#store.set(bytes, this.#end);
    this.#end += bytes.length;
    this.#peak = Math.max(this.#peak, this.length);
  }

  /** Runs once everything added so far has been taken, and before anything added later is. */
  afterwards(run: () => void): void {
    this.#tasks.push({ at: this.#gone + this.length, run });
  }

  /** The task whose turn it is. */
  task(): (() => void) | null {
    return this.#tasks[0]?.at === this.#gone ? this.#tasks.shift()!.run : null;
  }

  /** What comes before the next task; good until something is added. */
  upTo(most: number): Uint8Array {
    const [next] = this.#tasks;
    const free = next ? next.at - this.#gone : this.length;
    return this.#store.subarray(this.#start, this.#start + Math.min(most, free));
  }

  drop(count: number): void {
    this.#start += count;
    this.#gone += count;
    if (this.length > 0) return;
    this.#start = 0;
    this.#end = 0;
    if (this.#store.length > Math.max(KEPT_BYTES, FAR_TOO_MUCH * this.#peak)) this.#store = NONE;
    this.#peak = 0;
  }

  #makeRoom(count: number): void {
    const needed = this.length + count;
    if (this.#end + count <= this.#store.length) return;
    const waiting = this.#store.subarray(this.#start, this.#end);
    if (needed > this.#store.length) {
      let size = Math.max(FIRST_BYTES, this.#store.length);
      while (size < needed) size *= 2;
      this.#store = new Uint8Array(size);
    }
    this.#store.set(waiting);
    this.#start = 0;
    this.#end = waiting.length;
  }
}
