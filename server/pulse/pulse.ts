/** Watches the event loop of this process: tells at once when it stood still, in few lines, and keeps the figures. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Longer than this and a learner feels it while typing. */
export const LIMIT_MS = 200;
/** How often the loop is asked whether it comes on time. */
const EVERY_MS = 50;
/** One telling in this time; what happens meanwhile is added up. */
const QUIET_MS = 10_000;
/** Figures are of the last one to two of these. */
const WINDOW_MS = 60_000;
const RESOLUTION_MS = 10;

/** How late things happen that were due, in milliseconds. */
export type Lateness = { p50: number; p99: number; max: number };
/** The loop stood still, so many times since the last telling, at most so long. */
export type Slow = { longestMs: number; times: number };

type Window = ReturnType<typeof monitorEventLoopDelay>;

export type PulseOptions = {
  onSlow: (slow: Slow) => void;
  limitMs?: number;
  /** Milliseconds that only grow. */
  now?: () => number;
};

export class Pulse {
  readonly #onSlow: (slow: Slow) => void;
  readonly #limitMs: number;
  readonly #now: () => number;
  readonly #timers: NodeJS.Timeout[];
  /** The younger one has not been reset: a pause that falls between two windows is in one of them. */
  #windows: [older: Window, younger: Window] = [measure(), measure()];
  #due: number;
  #toldAt = Number.NEGATIVE_INFINITY;
  #untold: Slow = { longestMs: 0, times: 0 };

  constructor({ onSlow, limitMs = LIMIT_MS, now = () => performance.now() }: PulseOptions) {
    this.#onSlow = onSlow;
    this.#limitMs = limitMs;
    this.#now = now;
    this.#due = now() + EVERY_MS;
    this.#timers = [
      setInterval(() => this.beat(), EVERY_MS).unref(),
      setInterval(() => this.#turn(), WINDOW_MS).unref(),
    ];
  }

  get lateness(): Lateness {
    const [older] = this.#windows;
    const late = (ns: number): number => Math.max(0, Math.round((ns / 1e6 - RESOLUTION_MS) * 10) / 10);
    if (older.count === 0) return { p50: 0, p99: 0, max: 0 };
    return { p50: late(older.percentile(50)), p99: late(older.percentile(99)), max: late(older.max) };
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const window of this.#windows) window.disable();
  }

  /** Called when the next beat is due, or later when something stood in the way. */
  beat(): void {
    const now = this.#now();
    const lateMs = Math.round(now - this.#due);
    this.#due = now + EVERY_MS;
    if (lateMs >= this.#limitMs) {
      const { longestMs, times } = this.#untold;
      this.#untold = { longestMs: Math.max(longestMs, lateMs), times: times + 1 };
    }
    if (this.#untold.times > 0 && now - this.#toldAt >= QUIET_MS) this.#tell(now);
  }

  #tell(now: number): void {
    const slow = this.#untold;
    this.#toldAt = now;
    this.#untold = { longestMs: 0, times: 0 };
    this.#onSlow(slow);
  }

  #turn(): void {
    const [older, younger] = this.#windows;
    older.disable();
    this.#windows = [younger, measure()];
  }
}

function measure(): Window {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return histogram;
}
