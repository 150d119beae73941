/** How much a session may say: so many messages at once, so many more each second. It is made to wait, not cut off. */
import { MESSAGES } from './bounds.ts';
import type { Valve } from './valve.ts';

/** May go into debt: what was read together is heard together. */
export class Haste {
  readonly #now: () => number;
  readonly #rate: { burst: number; perSecond: number };
  #left: number;
  #at: number;

  constructor(rate: { burst: number; perSecond: number } = MESSAGES, now = () => performance.now()) {
    this.#now = now;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now();
  }

  /** Counts one message; answers for how many milliseconds no more should be read. */
  spend(): number {
    const now = this.#now();
    const gained = ((now - this.#at) / 1000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, this.#left + gained) - 1;
    this.#at = now;
    return this.#left >= 0 ? 0 : (-this.#left / this.#rate.perSecond) * 1000;
  }
}

/** Counts the messages of one socket and closes its valve for as long as its session is in debt. */
export function pacer(haste: Haste, valve: Valve): { spend: () => void; stop: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    spend: () => {
      const waitMs = haste.spend();
      if (waitMs === 0 || timer) return;
      valve.hold('haste', true);
      timer = setTimeout(() => {
        timer = null;
        valve.hold('haste', false);
      }, waitMs);
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
