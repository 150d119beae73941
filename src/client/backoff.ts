/** Waits between attempts: doubling, with jitter so that a class does not come back in one wave. */
const FIRST_MS = 400;
const LONGEST_MS = 15_000;

export class Backoff {
  #attempts = 0;

  get attempts(): number {
    return this.#attempts;
  }

  /** Milliseconds to wait before the next attempt. */
  next(random: () => number = Math.random): number {
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempts);
    this.#attempts += 1;
    return ceiling / 2 + (random() * ceiling) / 2;
  }

  reset(): void {
    this.#attempts = 0;
  }
}
