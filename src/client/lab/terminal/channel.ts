/** A link to one terminal: tells the server how much was drawn, and reads its words with care. */
import { CLOSE, type TerminalEvent } from '#protocol';
import { Link, whenBack } from '../../link.ts';
import { whyNotIn } from '../../session.ts';
import { readEvent } from './events.ts';
import { stateAfter, type TerminalState } from './state.ts';

/** Told to the server at least this often while output flows, so that it never waits for us. */
const DRAWN_EVERY_BYTES = 16 * 1024;

export type ChannelEvents<Greeting extends object> = {
  greeting: () => Greeting;
  state: (state: TerminalState) => void;
  event: (event: TerminalEvent) => void;
  /** Output; `drawn` is called when it is on the screen. */
  bytes: (bytes: Uint8Array, drawn: () => void) => void;
};

/** Those that are wanted; all of them look up when the page is seen again or the network is back. */
const wanted = new Set<{ retry: () => void }>();
whenBack(() => {
  for (const channel of wanted) channel.retry();
});

/** `Greeting` is what may be said first, `Words` what may be said later. */
export class Channel<Greeting extends object, Words extends object> {
  readonly #events: ChannelEvents<Greeting>;
  readonly #link: Link;
  /** Of the connection that is up. */
  #progress = { received: 0, drawn: 0, told: 0 };
  #found = false;
  #held = false;
  #exit: number | null = null;

  constructor(path: '/ws/terminal' | '/ws/watch', events: ChannelEvents<Greeting>) {
    this.#events = events;
    this.#link = new Link({
      path,
      greeting: () => {
        this.#progress = { received: 0, drawn: 0, told: 0 };
        this.#held = false;
        return events.greeting();
      },
      events: {
        message: (message) => this.#receive(readEvent(message)),
        bytes: (bytes) => this.#draw(bytes),
        // A page that goes on is worth more than one that stops at a word it cannot read.
        garbled: () => undefined,
        heldBack: () => this.#held,
        state: (state) => {
          if (state.is === 'connecting') events.state({ is: 'connecting' });
          else if (state.is === 'up') events.state({ is: 'connected', shell: this.#found ? 'same' : 'new' });
          else if (state.is === 'over') events.state(stateAfter(state.code, this.#exit));
          else this.#waits(state.code, state.waitMs, state.because === 'unreachable');
        },
      },
    });
  }

  get isOpen(): boolean {
    return this.#link.up;
  }

  get unsentBytes(): number {
    return this.#link.unsentBytes;
  }

  /** Connects now, in place of whatever there was. */
  connect(): void {
    this.#link.close();
    wanted.add(this);
    this.#link.connect();
  }

  /** Tries at once instead of waiting for the next turn. */
  retry(): void {
    this.#link.retry();
  }

  /** Stops; nothing is tried again until `connect`. */
  close(): void {
    wanted.delete(this);
    this.#link.close();
  }

  send(words: Words): boolean {
    return this.#link.send(words);
  }

  sendBytes(bytes: Uint8Array): void {
    this.#link.send(bytes as Uint8Array<ArrayBuffer>);
  }

  #receive(event: TerminalEvent | null): boolean {
    if (!event) return false;
    if (event.type === 'opened') this.#found = event.found;
    if (event.type === 'trouble') this.#held = event.held;
    if (event.type === 'exited') this.#exit = event.code;
    this.#events.event(event);
    return event.type === 'opened';
  }

  /** Bytes count as drawn when the screen says so; the server slows down by it. */
  #draw(bytes: Uint8Array): void {
    const progress = this.#progress;
    progress.received += bytes.length;
    this.#events.bytes(bytes, () => {
      progress.drawn += bytes.length;
      const due = progress.drawn === progress.received || progress.drawn - progress.told >= DRAWN_EVERY_BYTES;
      // What an older connection drew is no longer anybody's business.
      if (!due || progress !== this.#progress) return;
      progress.told = progress.drawn;
      this.#link.send({ type: 'drawn', bytes: progress.drawn });
    });
  }

  #waits(code: number, waitMs: number, neverIn: boolean): void {
    this.#events.state(stateAfter(code, null, Date.now() + waitMs));
    if (neverIn) void this.#askWhy();
  }

  /** A refused upgrade looks to a page like a server that is away. */
  async #askWhy(): Promise<void> {
    if ((await whyNotIn()) !== 'not-allowed' || this.#link.up) return;
    this.#link.close();
    this.#events.state(stateAfter(CLOSE.notAllowed.code, null));
  }
}
