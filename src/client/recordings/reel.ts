/** The events of a recording in order, read from the server piece by piece and kept for a while. */
import type { RecordingAbout } from '#protocol';

export type Frame = { at: number; code: string; data: string };
export type Part = { text: string; bytes: number };
export type ReadPart = (from: number) => Promise<Part>;

/** About eight megabytes: going back a little asks nobody. */
const PARTS_KEPT = 64;
/** Letters that are left of a part when the next one is fetched. */
const FETCH_AHEAD = 64 * 1024;

export class Reel {
  readonly #read: ReadPart;
  readonly #parts = new Map<number, Promise<Part>>();
  #to: number;
  #text = '';
  #place = 0;
  /** Where the part after this one begins. */
  #next = 0;
  #at = 0;
  #frame: Frame | null = null;

  constructor(about: RecordingAbout, read: ReadPart) {
    this.#read = read;
    this.#to = about.to;
    this.#next = about.from;
  }

  /** More was written since; what was read stays. */
  grow(to: number): void {
    this.#to = to;
  }

  /** Begins to fetch what will be asked for. */
  fetch(byte: number): void {
    if (byte < this.#to) this.#part(byte).catch(() => {}); // told to whoever asks for it
  }

  /** From here on: a byte where an event begins, and the time of the one before it. */
  place(byte: number, at: number): void {
    this.#text = '';
    this.#place = 0;
    this.#next = byte;
    this.#at = at;
    this.#frame = null;
  }

  /** The next event without taking it; null at the end, 'wait' when it has to be fetched first. */
  peek(): Frame | null | 'wait' {
    if (this.#frame) return this.#frame;
    if (this.#place >= this.#text.length) return this.#next >= this.#to ? null : 'wait';
    const end = this.#text.indexOf('\n', this.#place);
    const line = this.#text.slice(this.#place, end);
    this.#place = end + 1;
    if (this.#text.length - this.#place < FETCH_AHEAD && this.#next < this.#to) this.fetch(this.#next);
    const [since, code, data] = JSON.parse(line) as [number, string, string];
    this.#at += Math.round(since * 1000);
    this.#frame = { at: this.#at, code, data };
    return this.#frame;
  }

  take(): void {
    this.#frame = null;
  }

  /** Fetches what `peek` waits for. */
  async fill(): Promise<void> {
    const from = this.#next;
    const part = await this.#part(from);
    // Somebody jumped elsewhere meanwhile.
    if (this.#next !== from || this.#place < this.#text.length) return;
    this.#text = part.text;
    this.#place = 0;
    this.#next = from + part.bytes;
    // A part without an event would be asked for again for ever.
    if (part.bytes === 0) this.#to = from;
  }

  #part(from: number): Promise<Part> {
    const known = this.#parts.get(from);
    if (known) return known;
    const part = this.#read(from).then((read) => cut(read, this.#to - from));
    this.#parts.set(from, part);
    // What grows is read anew, what failed is tried again.
    part.then(
      ({ bytes }) => from + bytes >= this.#to && this.#parts.delete(from),
      () => this.#parts.delete(from),
    );
    const [oldest] = this.#parts.keys();
    if (this.#parts.size > PARTS_KEPT) this.#parts.delete(oldest!);
    return part;
  }
}

/** Nothing behind the end of what may be played; `bytes` is the end of a line. */
function cut(part: Part, bytes: number): Part {
  if (part.bytes <= bytes) return part;
  const kept = new TextEncoder().encode(part.text).subarray(0, bytes);
  return { text: new TextDecoder().decode(kept), bytes };
}
