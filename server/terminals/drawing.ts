/**
 * Draws what shells wrote, a little of each in turn: no flood holds up another terminal, and all of them together
 * cost a bounded part of the computer. A lane is one terminal's bytes that are not drawn yet.
 */
import { Backlog } from './backlog.ts';
import {
  EAGER_BYTES,
  EAGER_LEAST_BYTES,
  HURRY_BYTES,
  LANE_HIGH_BYTES,
  LANE_LOW_BYTES,
  OWN_BYTES,
  OWN_BYTES_PER_SECOND,
  POOL_BYTES,
  POOL_BYTES_PER_SECOND,
  QUANTUM_BYTES,
  SKIM_BYTES,
} from './limits.ts';

/** What a lane draws on, and whom it asks to wait. What is drawn or skimmed is lent: it is overwritten afterwards. */
export type Canvas = {
  draw: (bytes: Uint8Array) => void;
  /** Takes as drawn what nobody can see any more once all of `bytes` are; answers how many at their beginning that were. */
  skim: (bytes: Uint8Array) => number;
  /** Too much is undrawn: no more bytes until `goOn`. */
  wait: () => void;
  goOn: () => void;
};

/** Whether a lane is a flood is asked about this long. */
const FLOOD_MS = 1000;
/** A flood from which nothing came for so long has ended or waits. */
const CALM_MS = 15;
/** What a flood left is drawn at least this often. */
const DRAW_EVERY_MS = 100;

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
  readonly #backlog = new Backlog();
  /** So many more bytes are drawn as they come: nothing of what came before them could be left out. */
  #eager = 0;
  /** Twice as long each time it is looked for in vain. */
  #pause = EAGER_LEAST_BYTES;
  #addedAt = Number.NEGATIVE_INFINITY;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #waits = false;
  /** When it last drew beyond its own allowance. */
  flooded = Number.NEGATIVE_INFINITY;

  constructor(drawing: Drawing, canvas: Canvas, own: Allowance) {
    this.#drawing = drawing;
    this.canvas = canvas;
    this.own = own;
  }

  get undrawn(): number {
    return this.#backlog.length;
  }

  add(bytes: Uint8Array): void {
    this.#backlog.add(bytes);
    this.#addedAt = this.#drawing.now;
    this.#drawing.grew(this);
    if (!this.#waits && this.undrawn > LANE_HIGH_BYTES) {
      this.#waits = true;
      this.canvas.wait();
    }
  }

  /** Runs once everything added so far is drawn, and before anything added later. */
  afterwards(task: () => void): void {
    this.#backlog.afterwards(task);
    this.#drawing.grew(this);
  }

  /** Somebody typed: the answer must not stand in line behind what was written before. */
  hurry(): void {
    this.own.raise(HURRY_BYTES);
    if (!this.#backlog.empty) this.#drawing.grew(this);
  }

  /** False while more is coming of a flood: most of what it writes need not be drawn once the rest is there. */
  ripe(now: number): boolean {
    if (this.#eager > 0 || this.#waits || this.undrawn >= SKIM_BYTES || this.undrawn === 0) return true;
    if (now - this.#addedAt >= CALM_MS || now - this.#drawnAt >= DRAW_EVERY_MS) return true;
    return this.#backlog.hasTasks;
  }

  /** Leaves out what need not be drawn, when enough is there to make looking worth it; answers how many bytes that were. */
  skim(): number {
    if (this.#eager > 0 || this.undrawn < SKIM_BYTES) return 0;
    const bytes = this.#backlog.upTo(Number.POSITIVE_INFINITY);
    if (bytes.length === 0) return 0;
    const skimmed = this.canvas.skim(bytes);
    this.#pause = skimmed > 0 ? EAGER_LEAST_BYTES : Math.min(2 * this.#pause, EAGER_BYTES);
    if (skimmed === 0) this.#eager = this.#pause;
    return skimmed;
  }

  /** Runs the tasks whose turn it is and takes what comes before the next task, a turn's worth; null when there is nothing. */
  next(): Uint8Array | null {
    for (let task = this.#backlog.task(); task; task = this.#backlog.task()) task();
    const piece = this.#backlog.upTo(QUANTUM_BYTES);
    return piece.length > 0 ? piece : null;
  }

  drawn(bytes: number): void {
    this.#backlog.drop(bytes);
    this.#eager = Math.max(0, this.#eager - bytes);
    this.#drawnAt = this.#drawing.now;
    if (this.#waits && this.undrawn <= LANE_LOW_BYTES) {
      this.#waits = false;
      this.canvas.goOn();
    }
  }
}

export class Drawing {
  readonly #pool: Allowance;
  readonly #clock: () => number;
  readonly #onFault: (error: unknown) => void;
  readonly #lanes = new Set<Lane>();
  /** Lanes that have something to draw; the first is drawn next. */
  #busy: Lane[] = [];
  #turns = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(clock: () => number = () => performance.now(), onFault: (error: unknown) => void = throwLater) {
    this.#clock = clock;
    this.#onFault = onFault;
    this.#pool = new Allowance(POOL_BYTES, POOL_BYTES_PER_SECOND, clock);
  }

  get now(): number {
    return this.#clock();
  }

  lane(canvas: Canvas): Lane {
    const lane = new Lane(this, canvas, new Allowance(OWN_BYTES, OWN_BYTES_PER_SECOND, this.#clock));
    this.#lanes.add(lane);
    return lane;
  }

  /** The lane has something to draw, or may draw more than before. */
  grew(lane: Lane): void {
    if (!this.#busy.includes(lane)) this.#busy.push(lane);
    // Whoever waits for the pool or for more to come does so alone.
    if (this.#timer && lane.ripe(this.now)) {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#turns = false;
    }
    this.#soon();
  }

  /** The lane is gone; what it had not drawn is forgotten. */
  leave(lane: Lane): void {
    this.#busy = this.#busy.filter((one) => one !== lane);
    this.#lanes.delete(lane);
  }

  /** How many lanes draw more than their own, counting who is about to. */
  #floods(): number {
    const since = this.now - FLOOD_MS;
    const floods = [...this.#lanes].filter((lane) => lane.flooded > since || this.#busy.includes(lane));
    return floods.length;
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
    if (from !== lane.own) lane.flooded = this.now;
    // To the end of the line: the others come first next time.
    this.#busy = [...this.#busy.filter((one) => one !== lane), lane];
    const skimmed = lane.skim();
    if (skimmed > 0) {
      from.take(skimmed);
      lane.drawn(skimmed);
      return;
    }
    const piece = lane.next();
    if (piece === null) {
      this.#busy = this.#busy.filter((one) => one !== lane);
      return;
    }
    from.take(piece.length);
    try {
      lane.canvas.draw(piece);
    } finally {
      // Drawing may have ended the lane.
      if (this.#busy.includes(lane)) lane.drawn(piece.length);
    }
  }

  /** Who is drawn next and what it is taken from; null when nobody may be drawn now. */
  #choose(): { lane: Lane; from: Allowance } | null {
    if (this.#busy.length === 0) {
      this.#turns = false;
      return null;
    }
    const now = this.now;
    const ripe = this.#busy.filter((lane) => lane.ripe(now));
    const entitled = ripe.find((lane) => lane.own.bytes > 0);
    if (entitled) return { lane: entitled, from: entitled.own };
    const [first] = ripe;
    // Alone, a flood is a long log: it is in nobody's way.
    const waitMs = this.#floods() > 1 ? this.#pool.waitMs(QUANTUM_BYTES) : 0;
    if (first && waitMs === 0) return { lane: first, from: this.#pool };
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#turn();
      },
      Math.ceil(first ? waitMs : CALM_MS),
    );
    return null;
  }
}

/** Where whatever nobody expected ends up. */
function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
