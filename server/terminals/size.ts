/** The size of a terminal: clamped, and changed no faster than it is useful. */
import { TERMINAL_SIZE } from '#protocol';
import { RESIZE_EVERY_MS } from './limits.ts';

export type Size = { cols: number; rows: number };

/** What is not a whole number keeps the side as it was. */
export function clampSize(wanted: { cols: unknown; rows: unknown }, before: Size): Size {
  return {
    cols: clamp(wanted.cols, TERMINAL_SIZE.cols, before.cols),
    rows: clamp(wanted.rows, TERMINAL_SIZE.rows, before.rows),
  };
}

function clamp(value: unknown, bounds: { min: number; max: number }, before: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return before;
  return Math.min(Math.max(value, bounds.min), bounds.max);
}

/** Lets one size through at once and keeps the last of those that come too soon. */
export class SizeGate {
  readonly #apply: (size: Size) => void;
  readonly #everyMs: number;
  #size: Size;
  #waiting: Size | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(size: Size, apply: (size: Size) => void, everyMs = RESIZE_EVERY_MS) {
    this.#size = size;
    this.#apply = apply;
    this.#everyMs = everyMs;
  }

  ask(wanted: { cols: unknown; rows: unknown }): void {
    const size = clampSize(wanted, this.#waiting ?? this.#size);
    if (this.#timer) this.#waiting = size;
    else this.#pass(size);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
  }

  #pass(size: Size): void {
    if (size.cols === this.#size.cols && size.rows === this.#size.rows) return;
    this.#size = size;
    this.#apply(size);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting) this.#pass(waiting);
    }, this.#everyMs);
  }
}
