/** Cuts what a machine sends into packets. Holds at most one packet that is not complete. */
import { MAX_PACKET_BYTES } from './bounds.ts';
import { nonsense, Trouble } from './trouble.ts';

export class Framer {
  #pieces: Buffer[] = [];
  #held = 0;
  #first = true;

  /** The packets that are complete now, without their lengths. */
  push(bytes: Buffer): Buffer[] {
    this.#pieces.push(bytes);
    this.#held += bytes.length;
    const packets: Buffer[] = [];
    while (this.#held >= 4) {
      const length = this.#peek().readUInt32BE();
      if (length < 1 || length > MAX_PACKET_BYTES) throw this.#senseless();
      if (this.#held < 4 + length) break;
      packets.push(this.#take(4 + length).subarray(4));
      this.#first = false;
    }
    return packets;
  }

  /** The first four bytes, wherever they were cut. */
  #peek(): Buffer {
    if (this.#pieces[0]!.length < 4) this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0]!;
  }

  #take(length: number): Buffer {
    const all = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    const rest = all.subarray(length);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    return all.subarray(0, length);
  }

  /** Letters where a length should be: what a login script printed. It is common, and easy to mend once it is named. */
  #senseless(): Trouble {
    const start = this.#peek().subarray(0, 4);
    const letters = start.every((byte) => byte === 0x0a || byte === 0x1b || (byte >= 0x20 && byte < 0x7f));
    return this.#first && letters ? new Trouble('chatty-login') : nonsense();
  }
}
