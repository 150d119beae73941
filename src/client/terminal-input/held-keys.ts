/** Ctrl and Alt of the key row: a tap holds them for one letter, a second tap right after keeps them, a third lets go. */
import { keyOfJamo } from './hangul-text.ts';
import { type Held, withHeld } from './key-bytes.ts';

/** Two taps that are one gesture. */
export const DOUBLE_TAP_MS = 400;

export type HoldName = 'ctrl' | 'alt';
export type Hold = 'up' | 'once' | 'locked';

export class HeldKeys {
  readonly #holds: Record<HoldName, Hold> = { ctrl: 'up', alt: 'up' };
  readonly #tapped: Record<HoldName, number> = {
    ctrl: Number.NEGATIVE_INFINITY,
    alt: Number.NEGATIVE_INFINITY,
  };
  readonly #changed: () => void;

  constructor(changed: () => void = () => undefined) {
    this.#changed = changed;
  }

  get any(): boolean {
    return this.#holds.ctrl !== 'up' || this.#holds.alt !== 'up';
  }

  of(name: HoldName): Hold {
    return this.#holds[name];
  }

  /** `at` in milliseconds, as events tell it. */
  tap(name: HoldName, at: number): void {
    const again = at - this.#tapped[name] <= DOUBLE_TAP_MS;
    this.#tapped[name] = at;
    if (this.#holds[name] === 'up') this.#holds[name] = 'once';
    else this.#holds[name] = this.#holds[name] === 'once' && again ? 'locked' : 'up';
    this.#changed();
  }

  /** What is held for the next key; what was held for one is let go. */
  take(): Held {
    const held = { ctrl: this.#holds.ctrl !== 'up', alt: this.#holds.alt !== 'up' };
    for (const name of ['ctrl', 'alt'] as const) if (this.#holds[name] === 'once') this.#holds[name] = 'up';
    if (held.ctrl || held.alt) this.#changed();
    return held;
  }

  /** What a keyboard typed, with what is held; a jamo counts as the letter on its key. */
  apply(text: string): string {
    if (!this.any || [...text].length !== 1) return text;
    return withHeld(keyOfJamo(text), this.take());
  }
}
