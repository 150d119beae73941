/** Numbers and strings of the SFTP protocol. Every length is checked against what is there and against a bound. */
import { nonsense } from './trouble.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

export class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  uint8(): number {
    return this.#take(1).readUInt8();
  }

  uint32(): number {
    return this.#take(4).readUInt32BE();
  }

  /** A size of more than nine million gigabytes is no size. */
  uint64(): number {
    const value = this.#take(8).readBigUInt64BE();
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw nonsense();
    return Number(value);
  }

  bytes(most: number): Buffer {
    const length = this.uint32();
    if (length > most) throw nonsense();
    return this.#take(length);
  }

  /** Names on a Linux disk are bytes; `null` when these are not UTF-8. */
  text(most: number): string | null {
    const bytes = this.bytes(most);
    try {
      return UTF8.decode(bytes);
    } catch {
      return null;
    }
  }

  get empty(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** Nothing may stand behind a reply. */
  end(): void {
    if (!this.empty) throw nonsense();
  }

  #take(length: number): Buffer {
    const from = this.#at;
    if (from + length > this.#bytes.length) throw nonsense();
    this.#at += length;
    return this.#bytes.subarray(from, this.#at);
  }
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export function string(value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** A packet: its length, its type, its parts. */
export function packet(type: number, ...parts: Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  return Buffer.concat([uint32(length), Buffer.of(type), ...parts]);
}
