/**
 * The seal of a recording. Every line's hash holds the one before it, so a change anywhere changes all that follow; every
 * few seconds the state of the chain is signed with the server's key, and at the end once more. Three bytes of each hash
 * are kept beside it: they tell at which line a recording stops being what was written.
 */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { RecordingEnd } from '#protocol';

const TAG_BYTES = 3;

/** How far a recording had got: lines and bytes of its text, and the time of its last event. */
export type Progress = { lines: number; bytes: number; at: number };
export type Checkpoint = Progress & { tags: string; mac: string };

export type End = Progress & { reason: RecordingEnd; mac: string };

/** Who recorded what, and which process writes it. */
export type Origin = {
  id: string;
  owner: string;
  machine: string;
  machineName: string;
  began: string;
  writer: { pid: number; began: string };
};

export class Chain {
  #last = hash('sha256', 'a recording begins', 'buffer');
  #tags: Buffer[] = [];
  lines = 0;
  bytes = 0;

  /** A line without its end. */
  add(line: Uint8Array): Buffer {
    this.#last = hash('sha256', Buffer.concat([this.#last, line]), 'buffer');
    this.lines += 1;
    this.bytes += line.length + 1;
    const tag = this.#last.subarray(0, TAG_BYTES);
    this.#tags.push(tag);
    return tag;
  }

  get state(): string {
    return this.#last.toString('base64url');
  }

  /** The short marks of the lines since this was last asked. */
  takeTags(): string {
    const tags = Buffer.concat(this.#tags).toString('base64url');
    this.#tags = [];
    return tags;
  }
}

/** Signs with the server's key; what is signed names the recording, so that no part of one fits another. */
export class Signer {
  readonly #key: Uint8Array;
  readonly #id: string;

  constructor(key: Uint8Array, id: string) {
    this.#key = key;
    this.#id = id;
  }

  origin(origin: Origin): string {
    return this.#sign('origin', JSON.stringify(origin));
  }

  checkpoint({ lines, bytes, at, tags }: Omit<Checkpoint, 'mac'>, state: string): string {
    return this.#sign('checkpoint', `${lines} ${bytes} ${at} ${tags} ${state}`);
  }

  end({ reason, lines, bytes, at }: Omit<End, 'mac'>, state: string): string {
    return this.#sign('end', `${reason} ${lines} ${bytes} ${at} ${state}`);
  }

  keyframe(text: string): string {
    return this.#sign('keyframe', text);
  }

  #sign(kind: string, text: string): string {
    return createHmac('sha256', this.#key).update(`${kind}\n${this.#id}\n${text}`).digest('base64url');
  }
}

export function isSame(signature: unknown, wanted: string): boolean {
  if (typeof signature !== 'string') return false;
  const [one, other] = [Buffer.from(signature), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Tags of a checkpoint, one by one. */
export function readTags(tags: string): Buffer[] {
  const bytes = Buffer.from(tags, 'base64url');
  const count = Math.floor(bytes.length / TAG_BYTES);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * TAG_BYTES, (i + 1) * TAG_BYTES));
}
