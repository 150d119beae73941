/** The live channel of a page: one socket that comes back by itself and says why when it does not. */
import { CLOSE, type LiveEvent, type LiveRequest, PROTOCOL_VERSION } from '#protocol';
import { fill, inPageLanguage, words } from '../i18n/live.ts';
import { Backoff } from './backoff.ts';
import { enter, whyNotIn } from './session.ts';
import { type Connection, resultKey, type Store } from './store.ts';

/** Attempts without one answer before a page says calmly that the server is away (it goes on trying). */
const AWAY_AFTER = 2;

const FINAL: Record<number, Connection> = {
  [CLOSE.notAllowed.code]: 'not-allowed',
  [CLOSE.oldPage.code]: 'old-page',
  [CLOSE.badMessage.code]: 'old-page',
};

export class LiveChannel {
  readonly store: Store;
  readonly #backoff = new Backoff();
  readonly #nameOf: (machine: string) => string;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: Extract<LiveRequest, { type: 'watch' }> | null = null;

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
    addEventListener('online', () => this.retry());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.#socket === null) this.retry();
    });
    this.#connect();
  }

  /** Tries at once instead of waiting for the next turn. */
  retry(): void {
    if (this.#socket !== null || Object.values(FINAL).includes(this.store.state.connection)) return;
    clearTimeout(this.#timer);
    this.#connect();
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

  #connect(): void {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws/live`);
    this.#socket = socket;
    socket.addEventListener('open', () => this.#send({ type: 'hello', version: PROTOCOL_VERSION }));
    socket.addEventListener('message', (message) => {
      if (typeof message.data === 'string') this.#receive(JSON.parse(message.data) as LiveEvent);
    });
    socket.addEventListener('close', ({ code }) => {
      this.#socket = null;
      void this.#closed(code);
    });
  }

  #send(request: LiveRequest): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(request));
    return true;
  }

  async #closed(code: number): Promise<void> {
    const final = FINAL[code] ?? ((await whyNotIn()) === 'not-allowed' ? 'not-allowed' : null);
    this.store.set({ checking: new Set() });
    if (final) {
      this.store.set({ connection: final });
      return;
    }
    const wasConnected = this.store.state.connection === 'connected';
    const wait = this.#backoff.next();
    if (wasConnected) this.store.set({ connection: 'reconnecting' });
    else if (this.#backoff.attempts > AWAY_AFTER || this.store.state.connection === 'waiting') {
      this.store.set({ connection: 'away' });
    }
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #receive(event: LiveEvent): void {
    switch (event.type) {
      case 'hello':
        this.#greeted(event.version);
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

  #greeted(version: number): void {
    if (version !== PROTOCOL_VERSION) {
      this.store.set({ connection: 'old-page' });
      this.#socket?.close();
      return;
    }
    this.#backoff.reset();
    this.store.set({ connection: 'connected' });
    if (this.#watch) this.#send(this.#watch);
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
