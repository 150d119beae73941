/** Those who look at a terminal, each with a queue of its own so that a slow one holds up nobody. */
import type { TerminalEvent } from '#protocol';
import { VIEWER_HIGH_BYTES, VIEWER_LOW_BYTES } from './limits.ts';
import type { Snapshot } from './screen.ts';
import { clampSize, type Size } from './size.ts';

/** What a page is told beside the screen itself. */
export type News = Extract<TerminalEvent, { type: 'company' | 'recording' | 'trouble' }>;

/** Where an onlooker's output goes; a socket, usually. */
export type Sink = {
  screen: (snapshot: Snapshot) => void;
  /** Lent: until this returns, or until `done` is called where it is given. */
  bytes: (bytes: Uint8Array, done?: () => void) => void;
  exited: (code: number | null) => void;
  /** Hold input back (true), or go on (false). */
  hold: (held: boolean) => void;
  news: (news: News) => void;
};

/** What an onlooker needs of its terminal. */
export type LookHome = {
  snapshot: (tell: (snapshot: Snapshot) => void) => void;
  leave: (onlooker: Onlooker) => void;
};

/** What a viewer needs beyond that. */
export type WorkHome = LookHome & {
  input: (from: Viewer, bytes: Uint8Array) => void;
  resize: (from: Viewer) => void;
  record: (on: boolean) => void;
  end: () => void;
};

/**
 * live      gets bytes as they come
 * awaiting  a screen is being made; bytes that come after it are kept and follow it
 * behind    has too much to draw; gets nothing until it has drawn, then a screen
 */
type State = { is: 'live' } | { is: 'awaiting'; after: Uint8Array[] } | { is: 'behind' } | { is: 'gone' };

/** Sees everything and can change nothing: there is no way from here to the shell. */
export class Onlooker {
  readonly #sink: Sink;
  readonly #home: LookHome;
  #state: State = { is: 'behind' };
  #sent = 0;
  #drawn = 0;
  /** The size its page has the terminal in, as far as we know. */
  protected shows: Size | null = null;

  constructor(sink: Sink, home: LookHome) {
    this.#sink = sink;
    this.#home = home;
  }

  get gone(): boolean {
    return this.#state.is === 'gone';
  }

  /** How many bytes have been drawn in all. False when that cannot be [T12]. */
  drawn(bytes: number): boolean {
    if (bytes > this.#sent) return false;
    this.#drawn = Math.max(this.#drawn, bytes);
    if (this.#state.is === 'behind' && this.#sent - this.#drawn <= VIEWER_LOW_BYTES) this.renew();
    return true;
  }

  /** Only stops looking; the shell goes on. */
  leave(): void {
    if (this.gone) return;
    this.#state = { is: 'gone' };
    this.#home.leave(this);
  }

  /** Asks for a whole screen: at the beginning, after falling behind, after the size changed. */
  renew(): void {
    if (this.gone) return;
    const state: State = { is: 'awaiting', after: [] };
    this.#state = state;
    this.#home.snapshot((snapshot) => {
      // A newer request, or the end, has overtaken this one.
      if (this.#state !== state) return;
      this.#state = { is: 'live' };
      this.shows = { cols: snapshot.cols, rows: snapshot.rows };
      this.#sink.screen(snapshot);
      for (const bytes of state.after) this.receive(bytes);
    });
  }

  /** The terminal's size changed: whoever shows another needs a screen; one that is behind gets it later anyway. */
  sized(size: Size): void {
    if (this.#state.is === 'behind') return;
    if (this.shows?.cols !== size.cols || this.shows.rows !== size.rows) this.renew();
  }

  /** What it is given is only lent. */
  receive(bytes: Uint8Array): void {
    if (this.#state.is === 'awaiting') this.#state.after.push(Buffer.from(bytes));
    if (this.#state.is !== 'live') return;
    if (this.#sent - this.#drawn > VIEWER_HIGH_BYTES) {
      this.#state = { is: 'behind' };
      return;
    }
    this.#sent += bytes.length;
    this.#sink.bytes(bytes);
  }

  hold(held: boolean): void {
    if (!this.gone) this.#sink.hold(held);
  }

  tell(news: News): void {
    if (!this.gone) this.#sink.news(news);
  }

  exited(code: number | null): void {
    if (!this.gone) this.#sink.exited(code);
    this.#state = { is: 'gone' };
  }
}

/** Works in the shell. */
export class Viewer extends Onlooker {
  readonly #work: WorkHome;
  /** What this viewer last asked for; it becomes the terminal's when this viewer is in charge. */
  wanted: Size;

  constructor(sink: Sink, home: WorkHome, wanted: Size) {
    super(sink, home);
    this.#work = home;
    this.wanted = wanted;
  }

  input(bytes: Uint8Array): void {
    if (!this.gone) this.#work.input(this, bytes);
  }

  resize(wanted: { cols: unknown; rows: unknown }): void {
    if (this.gone) return;
    this.wanted = clampSize(wanted, this.wanted);
    // Its page has drawn itself in the new size already.
    this.shows = this.wanted;
    this.#work.resize(this);
  }

  /** Begins or ends writing down what the terminal shows. */
  record(on: boolean): void {
    if (!this.gone) this.#work.record(on);
  }

  /** Ends the shell itself. */
  end(): void {
    if (!this.gone) this.#work.end();
  }
}
