/**
 * A WebSocket that comes back by itself: patiently, never in a tight loop, and never when it must not. Notices when
 * nobody is at the other end any more. What the messages mean is its owner's business; docs/protocol.md has the rules.
 */
import { CLOSE, MAX_SERVER_MESSAGE_BYTES, SILENCE_MS } from '#protocol';
import { Backoff } from './backoff.ts';

/** A server that takes the connection has this long to answer the first message. */
const GREETING_MS = 10_000;
/** A connection that lasted this long was a good one: the next wait is short again. */
const STABLE_MS = 10_000;
/** However often somebody asks for it, no two attempts are closer together. */
const AT_LEAST_MS = 1000;
/** For an answer when there is reason to doubt the connection: the network came back, the lid was opened. */
const PROBE_MS = 4000;

/** What came, as far as it can be trusted: an object that says which type it is. */
export type Message = { type: string } & Readonly<Record<string, unknown>>;

/**
 * unreachable  nobody took the connection
 * mute         it was taken, and the first message was not answered
 * dropped      it was taken and closed again at once
 * lost         it was good and is gone
 */
export type Because = 'unreachable' | 'mute' | 'dropped' | 'lost';
export type LinkState =
  | { is: 'connecting' }
  | { is: 'up' }
  | { is: 'waiting'; because: Because; attempts: number; code: number; waitMs: number }
  /** Not tried again: the code says why. */
  | { is: 'over'; code: number };

export type LinkEvents = {
  /** True when this answers the first message. */
  message: (message: Message) => boolean;
  bytes?: (bytes: Uint8Array) => void;
  /** Something came that is no message at all. */
  garbled: () => void;
  state: (state: LinkState) => void;
  /** A server that holds this page back reads nothing, and so answers nothing: its silence means nothing then. */
  heldBack?: () => boolean;
};

export type Clock = {
  now: () => number;
  after: (ms: number, act: () => void) => () => void;
};

export type LinkOptions = {
  path: string;
  /** The first message of every connection. */
  greeting: () => object;
  events: LinkEvents;
  clock?: Clock;
  random?: () => number;
  open?: (path: string) => WebSocket;
};

type Attempt = {
  socket: WebSocket;
  opened: boolean;
  upAt: number | null;
  heardAt: number;
  pings: number;
  /** It is being asked in a hurry. */
  probed: boolean;
};

export class Link {
  readonly #options: Required<LinkOptions>;
  readonly #backoff = new Backoff();
  #attempt: Attempt | null = null;
  #triedAt = Number.NEGATIVE_INFINITY;
  #over = true;
  #stopTimer: () => void = () => undefined;

  constructor(options: LinkOptions) {
    this.#options = { clock: CLOCK, random: Math.random, open: openHere, ...options };
  }

  get up(): boolean {
    return this.#attempt !== null && this.#attempt.upAt !== null;
  }

  /** Bytes handed over that have not left this computer. */
  get unsentBytes(): number {
    return this.#attempt?.socket.bufferedAmount ?? 0;
  }

  connect(): void {
    this.#over = false;
    if (this.#attempt === null) this.#try();
  }

  /** There is reason to hope: tries now instead of at its turn. A connection that is up is asked whether it still is. */
  nudge(): void {
    if (this.#over) return;
    if (this.#attempt) this.#probe(this.#attempt);
    else this.#soon(() => this.#try());
  }

  /** Somebody asks for it: an attempt that has not been answered so far makes room for a new one. */
  retry(): void {
    const attempt = this.#attempt;
    if (this.#over || attempt?.upAt !== null) this.nudge();
    else
      this.#soon(() => {
        this.#attempt = null;
        attempt.socket.close();
        this.#try();
      });
  }

  /** False when there is no connection to send it on. */
  send(what: object | Uint8Array<ArrayBuffer>): boolean {
    if (!this.#attempt || !this.up || this.#attempt.socket.readyState !== WebSocket.OPEN) return false;
    this.#attempt.socket.send(what instanceof Uint8Array ? what : JSON.stringify(what));
    return true;
  }

  close(): void {
    this.#over = true;
    this.#stopTimer();
    const socket = this.#attempt?.socket;
    this.#attempt = null;
    socket?.close();
  }

  #try(): void {
    this.#stopTimer();
    const { clock, open, path, greeting, events } = this.#options;
    this.#triedAt = clock.now();
    events.state({ is: 'connecting' });
    const socket = open(path);
    socket.binaryType = 'arraybuffer';
    const attempt: Attempt = {
      socket,
      opened: false,
      upAt: null,
      heardAt: clock.now(),
      pings: 0,
      probed: false,
    };
    this.#attempt = attempt;
    const mine = (act: () => void) => () => {
      if (this.#attempt === attempt) act();
    };
    socket.addEventListener(
      'open',
      mine(() => {
        attempt.opened = true;
        socket.send(JSON.stringify(greeting()));
      }),
    );
    socket.addEventListener('message', ({ data }) => mine(() => this.#hear(attempt, data))());
    socket.addEventListener('close', ({ code }) => mine(() => this.#closed(attempt, code))());
    this.#after(GREETING_MS, () => this.#giveUp(attempt));
  }

  #hear(attempt: Attempt, data: unknown): void {
    attempt.heardAt = this.#options.clock.now();
    const { events } = this.#options;
    if (data instanceof ArrayBuffer) {
      events.bytes?.(new Uint8Array(data));
      return;
    }
    const message = read(data);
    if (!message) events.garbled();
    else if (message.type !== 'pong' && events.message(message) && attempt.upAt === null) this.#isUp(attempt);
  }

  #isUp(attempt: Attempt): void {
    // Its owner may have ended the connection because of what it heard.
    if (this.#attempt !== attempt) return;
    attempt.upAt = this.#options.clock.now();
    this.#options.events.state({ is: 'up' });
    this.#watch(attempt);
  }

  /** Asks after a silence, and takes a second silence for the end. */
  #watch(attempt: Attempt): void {
    attempt.probed = false;
    const silentMs = this.#options.clock.now() - attempt.heardAt;
    if (silentMs < SILENCE_MS) this.#after(SILENCE_MS - silentMs, () => this.#watch(attempt));
    else this.#ask(attempt, SILENCE_MS);
  }

  #probe(attempt: Attempt): void {
    if (attempt.upAt === null || attempt.probed) return;
    attempt.probed = true;
    this.#ask(attempt, PROBE_MS);
  }

  #ask(attempt: Attempt, patienceMs: number): void {
    const askedAt = this.#options.clock.now();
    this.send({ type: 'ping', n: attempt.pings++ });
    this.#after(patienceMs, () => {
      if (attempt.heardAt < askedAt && !this.#options.events.heldBack?.()) this.#giveUp(attempt);
      else this.#watch(attempt);
    });
  }

  /** Nobody is there. The socket is left to itself: its own close may take minutes to be noticed. */
  #giveUp(attempt: Attempt): void {
    if (this.#attempt !== attempt) return;
    this.#closed(attempt, NOBODY);
    attempt.socket.close();
  }

  #closed(attempt: Attempt, code: number): void {
    this.#attempt = null;
    this.#stopTimer();
    const { random, events } = this.#options;
    if (isFinal(code)) {
      this.#over = true;
      events.state({ is: 'over', code });
      return;
    }
    const because = this.#because(attempt, code);
    if (because === 'lost') this.#backoff.reset();
    const waitMs = this.#backoff.next(random);
    this.#after(waitMs, () => this.#try());
    events.state({ is: 'waiting', because, attempts: this.#backoff.attempts, code, waitMs });
  }

  #because({ opened, upAt }: Attempt, code: number): Because {
    if (upAt !== null && this.#options.clock.now() - upAt >= STABLE_MS) return 'lost';
    if (code === NOBODY) return 'mute';
    return opened ? 'dropped' : 'unreachable';
  }

  /** At once, or as soon as the last attempt is long enough ago; nothing else happens to this link until then. */
  #soon(act: () => void): void {
    const waitMs = this.#triedAt + AT_LEAST_MS - this.#options.clock.now();
    if (waitMs <= 0) act();
    else this.#after(waitMs, act);
  }

  /** One timer at a time: whatever is next replaces what was to come. */
  #after(ms: number, act: () => void): void {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(ms, act);
  }
}

/** Ours alone; never sent. */
const NOBODY = 0;

/** A page that does not know a code goes by its number. */
export function isFinal(code: number): boolean {
  const known = Object.values(CLOSE).find((close) => close.code === code);
  return known ? !known.retry : code >= 4400 && code < 4500;
}

function read(data: unknown): Message | null {
  if (typeof data !== 'string' || data.length > MAX_SERVER_MESSAGE_BYTES) return null;
  try {
    const json: unknown = JSON.parse(data);
    return isMessage(json) ? json : null;
  } catch {
    return null;
  }
}

const isMessage = (json: unknown): json is Message =>
  typeof json === 'object' && json !== null && typeof (json as { type?: unknown }).type === 'string';

/** Calls when trying at once is worth it: the network came back, or somebody looks at this page again. */
export function whenBack(act: () => void): void {
  addEventListener('online', act);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') act();
  });
}

const CLOCK: Clock = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

const openHere = (path: string): WebSocket =>
  new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`);
