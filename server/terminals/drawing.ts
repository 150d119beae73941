/**
 * Draws what shells wrote, a little of each in turn: no flood holds up another terminal, and all of them together
 * cost a bounded part of the computer. A lane is one terminal's bytes that are not drawn yet.
 */
import {
  HURRY_BYTES,
  LANE_HIGH_BYTES,
  LANE_LOW_BYTES,
  OWN_BYTES,
  OWN_BYTES_PER_SECOND,
  POOL_BYTES,
  POOL_BYTES_PER_SECOND,
  QUANTUM_BYTES,
} from './limits.ts';

/** What a lane draws on, and whom it asks to wait. */
export type Canvas = {
  draw: (bytes: Uint8Array) => void;
  /** Too much is undrawn: no more bytes until `goOn`. */
  wait: () => void;
  goOn: () => void;
};

type Entry = Uint8Array | (() => void);

/** Bytes that may be drawn now; refills with time up to what it holds. */
class Allowance {
  readonly #most: number;
  readonly #perMs: number;
  readonly #clock: () => number;
  #bytes: number;
  #at: number;

  constructor(most: number, perSecond: number, clock: () => number) {
    this.#most = most;
    this.#perMs = perSecond / 1000;
    this.#clock = clock;
    this.#bytes = most;
    this.#at = clock();
  }

  get bytes(): number {
    const now = this.#clock();
    // What somebody was given on top is kept, never grown.
    if (this.#bytes < this.#most) {
      this.#bytes = Math.min(this.#most, this.#bytes + (now - this.#at) * this.#perMs);
    }
    this.#at = now;
    return this.#bytes;
  }

  take(bytes: number): void {
    this.#bytes = this.bytes - bytes;
  }

  raise(bytes: number): void {
    this.#bytes = Math.max(this.bytes, bytes);
  }

  /** Until this many bytes are there. */
  waitMs(bytes: number): number {
    return Math.max(0, (bytes - this.bytes) / this.#perMs);
  }
}

export class Lane {
  readonly own: Allowance;
  readonly canvas: Canvas;
  readonly #drawing: Drawing;
  #entries: Entry[] = [];
  #undrawn = 0;
  #waits = false;

  constructor(drawing: Drawing, canvas: Canvas, own: Allowance) {
    this.#drawing = drawing;
    this.canvas = canvas;
    this.own = own;
  }

  get undrawn(): number {
    return this.#undrawn;
  }

  add(bytes: Uint8Array): void {
    this.#entries.push(bytes);
    this.#undrawn += bytes.length;
    this.#drawing.grew(this);
    if (!this.#waits && this.#undrawn > LANE_HIGH_BYTES) {
      this.#waits = true;
      this.canvas.wait();
    }
  }

  /** Runs once everything added so far is drawn, and before anything added later. */
  afterwards(task: () => void): void {
    this.#entries.push(task);
    this.#drawing.grew(this);
  }

  /** Somebody typed: the answer must not stand in line behind what was written before. */
  hurry(): void {
    this.own.raise(HURRY_BYTES);
    if (this.#entries.length > 0) this.#drawing.grew(this);
  }

  /** Runs the tasks whose turn it is and takes what comes before the next task, a turn's worth; null when there is nothing. */
  next(): Uint8Array | null {
    const pieces: Uint8Array[] = [];
    let room = QUANTUM_BYTES;
    while (room > 0) {
      const entry = this.#entries[0];
      if (entry === undefined) break;
      if (typeof entry !== 'function') {
        const piece = this.#piece(entry, room);
        pieces.push(piece);
        room -= piece.length;
      } else if (pieces.length > 0) break;
      else {
        this.#entries.shift();
        entry();
      }
    }
    return pieces.length > 1 ? Buffer.concat(pieces) : (pieces[0] ?? null);
  }

  drawn(bytes: number): void {
    this.#undrawn -= bytes;
    if (this.#waits && this.#undrawn <= LANE_LOW_BYTES) {
      this.#waits = false;
      this.canvas.goOn();
    }
  }

  #piece(entry: Uint8Array, most: number): Uint8Array {
    if (entry.length <= most) this.#entries.shift();
    else this.#entries[0] = entry.subarray(most);
    return entry.subarray(0, most);
  }
}

export class Drawing {
  readonly #pool: Allowance;
  readonly #clock: () => number;
  readonly #onFault: (error: unknown) => void;
  /** Lanes that have something to draw; the first is drawn next. */
  #busy: Lane[] = [];
  #turns = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: () => number = () => performance.now(), onFault: (error: unknown) => void = throwLater) {
    this.#clock = clock;
    this.#onFault = onFault;
    this.#pool = new Allowance(POOL_BYTES, POOL_BYTES_PER_SECOND, clock);
  }

  lane(canvas: Canvas): Lane {
    return new Lane(this, canvas, new Allowance(OWN_BYTES, OWN_BYTES_PER_SECOND, this.#clock));
  }

  /** The lane has something to draw, or may draw more than before. */
  grew(lane: Lane): void {
    if (!this.#busy.includes(lane)) this.#busy.push(lane);
    // A lane with an allowance of its own does not wait for the pool.
    if (this.#timer && lane.own.bytes > 0) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#turns = false;
    }
    this.#soon();
  }

  /** The lane is gone; what it had not drawn is forgotten. */
  leave(lane: Lane): void {
    this.#busy = this.#busy.filter((one) => one !== lane);
  }

  #soon(): void {
    if (this.#turns) return;
    this.#turns = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    const chosen = this.#choose();
    if (chosen === null) return;
    try {
      this.#drawSome(chosen);
    } catch (error) {
      // One terminal's trouble must not keep the others from being drawn.
      this.#onFault(error);
    }
    setImmediate(() => this.#turn());
  }

  #drawSome({ lane, from }: { lane: Lane; from: Allowance }): void {
    const piece = lane.next();
    if (piece === null) {
      this.#busy = this.#busy.filter((one) => one !== lane);
      return;
    }
    from.take(piece.length);
    // To the end of the line: the others come first next time.
    this.#busy = [...this.#busy.filter((one) => one !== lane), lane];
    try {
      lane.canvas.draw(piece);
    } finally {
      // Drawing may have ended the lane.
      if (this.#busy.includes(lane)) lane.drawn(piece.length);
    }
  }

  /** Who is drawn next and what it is taken from; null when nobody may be drawn now. */
  #choose(): { lane: Lane; from: Allowance } | null {
    const entitled = this.#busy.find((lane) => lane.own.bytes > 0);
    if (entitled) return { lane: entitled, from: entitled.own };
    const [first] = this.#busy;
    if (first === undefined) {
      this.#turns = false;
      return null;
    }
    const waitMs = this.#pool.waitMs(QUANTUM_BYTES);
    if (waitMs === 0) return { lane: first, from: this.#pool };
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#turn();
    }, Math.ceil(waitMs));
    return null;
  }
}

/** Where whatever nobody expected ends up. */
function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
