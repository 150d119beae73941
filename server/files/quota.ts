/** How much one person may move within an hour, and how many transfers there may be at once. */
import { AT_ONCE, AT_ONCE_PER_PERSON, HOURLY_BYTES } from './bounds.ts';
import { Trouble } from './trouble.ts';

const HOUR_MS = 3_600_000;

export class Quota {
  readonly #spent = new Map<string, Array<{ at: number; bytes: number }>>();
  readonly #inside = new Map<string, number>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes a place; the function given back leaves it, once. */
  enter(person: string): () => void {
    const theirs = this.#inside.get(person) ?? 0;
    if (theirs >= AT_ONCE_PER_PERSON || this.#count >= AT_ONCE) throw new Trouble('too-many-transfers');
    this.#inside.set(person, theirs + 1);
    this.#count += 1;
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      this.#count -= 1;
      const left = this.#inside.get(person)! - 1;
      if (left === 0) this.#inside.delete(person);
      else this.#inside.set(person, left);
    };
  }

  /** Sets bytes aside before they move; the function given back returns them when nothing did. */
  spend(person: string, bytes: number): () => void {
    const since = this.#now() - HOUR_MS;
    const recent = (this.#spent.get(person) ?? []).filter(({ at }) => at > since);
    const sum = recent.reduce((total, one) => total + one.bytes, 0);
    if (sum + bytes > HOURLY_BYTES) throw new Trouble('hourly-limit');
    const mine = { at: this.#now(), bytes };
    this.#spent.set(person, [...recent, mine]);
    return () => {
      mine.bytes = 0;
    };
  }
}
