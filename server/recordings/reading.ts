/** Reads a recording from its first line to its last and tells how far it is what was written. */
import { createReadStream } from 'node:fs';
import { type CastEvent, type CastHeader, readEvent, readHeader } from './cast.ts';
import { LINE_BYTES, MARKS } from './limits.ts';
import { Chain, type Checkpoint, isSame, type Progress, readTags, type Signer } from './seal.ts';
import type { Seal } from './seal-file.ts';

export type Damage = { line: number; at: number };
/** `good` is how far it can be believed; `damage` where it stops, or null when all of it can. */
export type Reading = {
  header: CastHeader | null;
  /** Bytes of the first line. */
  from: number;
  good: Progress;
  marks: Array<{ at: number; label: string }>;
  damage: Damage | null;
  /** The chain after the last good line; its tags are those since the last checkpoint. */
  chain: Chain;
};

const NEW_LINE = 0x0a;

export async function readRecording(path: string, seal: Seal, signer: Signer): Promise<Reading> {
  const check = new Check(seal, signer);
  for await (const line of linesOf(path)) {
    if (!check.line(line)) break;
  }
  return check.done();
}

/** Whole lines, without their ends; what follows the last end is the rest of a line that was never finished. */
export async function* linesOf(path: string, range: { start?: number; end?: number } = {}) {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { ...range, highWaterMark: 256 * 1024 })) {
    const bytes: Buffer = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let to = bytes.indexOf(NEW_LINE); to !== -1; to = bytes.indexOf(NEW_LINE, from)) {
      yield bytes.subarray(from, to);
      from = to + 1;
    }
    rest = bytes.subarray(from);
    // Nobody of us wrote this; it must not fill the memory.
    if (rest.length > LINE_BYTES) return;
  }
}

class Check {
  readonly #seal: Seal;
  readonly #signer: Signer;
  readonly #tags: Buffer[];
  readonly #chain = new Chain();
  readonly #marks: Reading['marks'] = [];
  #header: CastHeader | null = null;
  #from = 0;
  #at = 0;
  #next = 0;
  /** What a checkpoint has confirmed. */
  #confirmed: Progress = { lines: 0, bytes: 0, at: 0 };
  #damage: Damage | null = null;
  #good: Progress = { lines: 0, bytes: 0, at: 0 };

  constructor(seal: Seal, signer: Signer) {
    this.#seal = seal;
    this.#signer = signer;
    this.#tags = seal.checkpoints.flatMap(({ tags }) => readTags(tags));
    if (!seal.isOurs) this.#damaged(this.#good);
  }

  /** False when nothing that follows is of interest. */
  line(bytes: Buffer): boolean {
    if (this.#damage) return false;
    const { end } = this.#seal;
    if (end && this.#chain.lines >= end.lines) return this.#damaged(this.#good);
    const wanted = this.#tags[this.#chain.lines];
    const tag = this.#chain.add(bytes);
    const event = this.#understand(bytes.toString('utf8'));
    if (!event || (wanted && !wanted.equals(tag))) return this.#damaged(this.#good);
    const { lines, bytes: length } = this.#chain;
    this.#at = event.at;
    this.#good = { lines, bytes: length, at: event.at };
    if (event.code === 'm' && this.#marks.length < MARKS) {
      this.#marks.push({ at: event.at, label: event.data });
    }
    return this.#pass();
  }

  done(): Reading {
    if (!this.#damage) this.#finish();
    const good = this.#good;
    return {
      header: this.#header,
      from: this.#from,
      good,
      marks: this.#marks.filter(({ at }) => at <= good.at),
      damage: this.#damage,
      chain: this.#chain,
    };
  }

  #understand(line: string): CastEvent | null {
    if (this.#header) return readEvent(line, this.#at);
    this.#header = readHeader(line);
    this.#from = this.#chain.bytes;
    return this.#header ? { at: 0, code: '', data: '' } : null;
  }

  /** At a checkpoint the whole chain up to here is confirmed by its signature, or nothing since the last one is. */
  #pass(): boolean {
    const checkpoint = this.#seal.checkpoints[this.#next];
    if (!checkpoint || checkpoint.lines !== this.#good.lines) return true;
    this.#next += 1;
    this.#chain.takeTags();
    if (!this.#isSigned(checkpoint)) return this.#damaged(this.#confirmed);
    this.#confirmed = this.#good;
    return true;
  }

  #isSigned(checkpoint: Checkpoint): boolean {
    const { lines, bytes, at } = this.#good;
    const wanted = this.#signer.checkpoint({ lines, bytes, at, tags: checkpoint.tags }, this.#chain.state);
    return isSame(checkpoint.mac, wanted);
  }

  #finish(): void {
    const { end, checkpoints } = this.#seal;
    const isShort = this.#next < checkpoints.length || (end !== null && this.#good.lines < end.lines);
    if (isShort) this.#damaged(this.#good);
    else if (end) {
      const wanted = this.#signer.end({ reason: end.reason, ...this.#good }, this.#chain.state);
      if (!isSame(end.mac, wanted)) this.#damaged(this.#confirmed);
    }
  }

  #damaged(good: Progress): false {
    this.#good = good;
    this.#damage = { line: good.lines + 1, at: good.at };
    return false;
  }
}
