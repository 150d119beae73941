/** The secret of the printed address: good once, for one browser, in exchange for a cookie. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Addresses printed and not yet opened; the oldest are forgotten. */
const OUTSTANDING = 8;

export class AddressTokens {
  #hashes: Buffer[] = [];

  /** A new secret for a new address. */
  issue(): string {
    const token = randomBytes(32).toString('base64url');
    this.#hashes = [...this.#hashes, hash(token)].slice(-OUTSTANDING);
    return token;
  }

  /** True once for each secret that was issued. Takes the same time for every guess. */
  spend(token: string): boolean {
    const asked = hash(token);
    let found: Buffer | null = null;
    for (const known of this.#hashes) if (timingSafeEqual(known, asked)) found = known;
    this.#hashes = this.#hashes.filter((known) => known !== found);
    return found !== null;
  }
}

const hash = (token: string): Buffer => createHash('sha256').update(token).digest();
