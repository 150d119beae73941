/** Waits between attempts: doubling, with jitter so that a class does not come back in one wave. */
const FIRST_MS = 1000;
const LONGEST_MS = 15_000;
/** No wait is shorter than this part of the longest it could be; the rest is chance. */
const LEAST = 0.25;

export class Backoff {
  #attempts = 0;

  get attempts(): number {
    return this.#attempts;
  }

  /** Milliseconds to wait before the next attempt. */
  next(random: () => number = Math.random): number {
    const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#attempts);
    this.#attempts += 1;
    return ceiling * (LEAST + (1 - LEAST) * random());
  }

  /** Only after a connection that held: one that a server takes and drops is no better than none. */
  reset(): void {
    this.#attempts = 0;
  }
}
