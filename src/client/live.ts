/** The live channel of a page: what it watches and what it is told, over a link that comes back by itself. */
import { CLOSE, type LiveEvent, type LiveRequest, PROTOCOL_VERSION } from '#protocol';
import { fill, inPageLanguage, words } from '../i18n/live.ts';
import { hear } from './hear.ts';
import { type Because, Link, type LinkState, type Message, whenBack } from './link.ts';
import { wasIn } from './remember.ts';
import { enter, whyNotIn } from './session.ts';
import { type Connection, resultKey, type Store } from './store.ts';

/** Attempts in vain before a page that was connected says calmly what is wrong (it goes on trying). */
const AWAY_AFTER = 2;

const OVER: Record<number, Connection> = {
  [CLOSE.notAllowed.code]: 'not-allowed',
  [CLOSE.tooMany.code]: 'too-many',
};
const WHY: Record<Because, Connection> = {
  unreachable: 'away',
  mute: 'mute',
  dropped: 'unsteady',
  lost: 'reconnecting',
};

export class LiveChannel {
  readonly store: Store;
  readonly #nameOf: (machine: string) => string;
  readonly #link = new Link({
    path: '/ws/live',
    greeting: () => ({ type: 'hello', version: PROTOCOL_VERSION }) satisfies LiveRequest,
    events: {
      message: (message) => this.#receive(message),
      garbled: () => this.store.set({ puzzled: true }),
      state: (state) => this.#linkIs(state),
    },
  });
  #watch: Extract<LiveRequest, { type: 'watch' }> | null = null;
  #wasUp = false;

  constructor(store: Store, nameOf: (machine: string) => string) {
    this.store = store;
    this.#nameOf = nameOf;
  }

  async start(): Promise<void> {
    const entry = await enter();
    if (entry === 'bad-token') {
      this.store.set({ connection: 'bad-token' });
      return;
    }
    // A refused socket says nothing, so whoever was never in asks in words first.
    if (!wasIn() && (await whyNotIn()) === 'not-allowed') {
      this.store.set({ connection: 'not-allowed' });
      return;
    }
    whenBack(() => this.#link.nudge());
    this.#link.connect();
  }

  /** Tries at once instead of waiting for the next turn. */
  retry(): void {
    this.#link.retry();
  }

  /** What this page has on screen; told again after every reconnect. */
  watch(stage: number, steps: string[]): void {
    this.#watch = { type: 'watch', stage, steps };
    this.#send(this.#watch);
  }

  check(stage: number, step: string): boolean {
    return this.#send({ type: 'check', stage, step });
  }

  reset(machine: string): boolean {
    return this.#send({ type: 'reset', machine });
  }

  #send(request: LiveRequest): boolean {
    return this.#link.send(request);
  }

  #linkIs(state: LinkState): void {
    if (state.is === 'up') {
      this.#wasUp = true;
      this.store.set({ connection: 'connected' });
      if (this.#watch) this.#send(this.#watch);
    } else if (state.is === 'over') {
      // Whatever else the server will not hear again, it will not hear from this page: a newer one may do better.
      this.store.set({ connection: OVER[state.code] ?? 'old-page', checking: new Set() });
    } else if (state.is === 'waiting') this.#waits(state);
  }

  #waits({ because, attempts }: Extract<LinkState, { is: 'waiting' }>): void {
    const patient = this.#wasUp && attempts <= AWAY_AFTER;
    this.store.set({ connection: patient ? 'reconnecting' : WHY[because], checking: new Set() });
    if (because === 'unreachable') void this.#askWhy();
  }

  /** A refused upgrade looks to a page like a server that is away. */
  async #askWhy(): Promise<void> {
    if ((await whyNotIn()) !== 'not-allowed' || this.#link.up) return;
    this.#link.close();
    this.store.set({ connection: 'not-allowed' });
  }

  #receive(message: Message): boolean {
    const event = hear(message);
    if (event === 'unknown') return false;
    if (event === 'wrong') {
      this.store.set({ puzzled: true });
      return false;
    }
    this.#take(event);
    return event.type === 'hello';
  }

  #take(event: LiveEvent): void {
    switch (event.type) {
      case 'hello':
        if (event.version === PROTOCOL_VERSION) break;
        this.#link.close();
        this.store.set({ connection: 'old-page' });
        break;
      case 'lab':
        this.store.set({ lab: event.lab });
        break;
      case 'progress':
        this.store.set({ progress: event.stages });
        break;
      case 'checking':
        this.store.set({ checking: new Set(event.steps) });
        break;
      case 'results':
        this.#results(event);
        break;
      case 'reset':
        this.store.set({ notice: this.#resetNotice(event) });
        break;
      case 'refused':
        this.store.set({ notice: inPageLanguage(event.message), checking: new Set() });
    }
  }

  #results(event: Extract<LiveEvent, { type: 'results' }>): void {
    const results = new Map(this.store.state.results);
    for (const result of event.results) results.set(resultKey(result), result);
    const checking = new Set(this.store.state.checking);
    for (const result of event.results) checking.delete(result.step);
    this.store.set({ results, checking });
  }

  #resetNotice(event: Extract<LiveEvent, { type: 'reset' }>): string {
    const machine = this.#nameOf(event.machine);
    if (event.state === 'started') return fill(words.resetStarted, { machine });
    if (event.state === 'done') return fill(words.resetDone, { machine });
    return fill(words.resetFailed, { machine, reason: event.reason });
  }
}
