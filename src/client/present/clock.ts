/** The speaker's clock: the time, how long it has been, how long it should have been up to here. */
import { must } from '../element.ts';

const SECOND = 1000;
/** Below this nobody needs to hurry or to wait. */
const CALM_SECONDS = 20;

export class Clock {
  readonly #root = must<HTMLElement>('main > .desk [data-clock]');
  readonly #plan: readonly number[];
  /** Milliseconds that had passed when it was stopped, and since when it runs again. */
  #passed = 0;
  #since: number | null = null;
  #at = 0;

  constructor(plan: readonly number[]) {
    this.#plan = plan;
    must('[data-timer]', this.#root).addEventListener('click', () => {
      if (this.#since === null) this.start();
      else this.#stop();
    });
    must('[data-timer-reset]', this.#root).addEventListener('click', () => {
      this.#passed = 0;
      if (this.#since !== null) this.#since = Date.now();
      this.#show();
    });
    setInterval(() => this.#show(), SECOND);
    this.#show();
  }

  start(): void {
    this.#since ??= Date.now();
    this.#show();
  }

  #stop(): void {
    this.#passed += Date.now() - (this.#since ?? Date.now());
    this.#since = null;
    this.#show();
  }

  moveTo(at: number): void {
    this.#at = at;
    this.#show();
  }

  #show(): void {
    const { start = '', stop = '' } = this.#root.dataset;
    const elapsed = (this.#passed + (this.#since === null ? 0 : Date.now() - this.#since)) / SECOND;
    const before = this.#plan.slice(0, this.#at).reduce((sum, seconds) => sum + seconds, 0);
    const upTo = before + (this.#plan[this.#at] ?? 0);
    const now = new Date();
    this.#set('time', now.toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' }));
    this.#set('elapsed', minutes(elapsed));
    this.#set('planned', minutes(upTo));
    this.#set('drift', elapsed === 0 ? '' : this.#drift(elapsed - upTo, before - elapsed));
    this.#set('timer', this.#since === null ? start : stop);
  }

  #drift(late: number, early: number): string {
    const { ahead = '', behind = '' } = this.#root.dataset;
    if (late > CALM_SECONDS) return behind.replace('{time}', minutes(late));
    return early > CALM_SECONDS ? ahead.replace('{time}', minutes(early)) : '';
  }

  #set(name: string, text: string): void {
    must(`[data-${name}]`, this.#root).textContent = text;
  }
}

function minutes(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(Math.floor(seconds % 60))}`;
}
