/** Machines that are one computer share its processors: forty at once take longer than a few at a time. */
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** While one waits for the network, others compute. */
const PER_PROCESSOR = 3;
/** What has not ended by then waits more than it computes: the next may begin. */
const TURN_MS = 1000;

type Waiting = { weight: number; begin: () => void };

export class Turns {
  readonly #atOnce: number;
  readonly #turnMs: number;
  readonly #waiting: Waiting[] = [];
  #count = 0;
  #choosing = false;

  constructor({ atOnce = PER_PROCESSOR * availableParallelism(), turnMs = TURN_MS } = {}) {
    this.#atOnce = atOnce;
    this.#turnMs = turnMs;
  }

  /** Of all that wait the heaviest begins first: the longest work must not be the last to begin. */
  async take<T>(weight: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      this.#waiting.push({ weight, begin });
      this.#chooseSoon();
    });
    const over = new AbortController();
    const result = work().finally(() => over.abort());
    void Promise.race([
      result.catch(() => {}),
      sleep(this.#turnMs, undefined, { ref: false, signal: over.signal }).catch(() => {}),
    ]).then(() => {
      this.#count -= 1;
      this.#chooseSoon();
    });
    return result;
  }

  /** Once everybody who asks at this moment has asked. */
  #chooseSoon(): void {
    if (this.#choosing) return;
    this.#choosing = true;
    setImmediate(() => {
      this.#choosing = false;
      this.#waiting.sort((a, b) => b.weight - a.weight);
      for (const { begin } of this.#waiting.splice(0, this.#atOnce - this.#count)) {
        this.#count += 1;
        begin();
      }
    });
  }
}
