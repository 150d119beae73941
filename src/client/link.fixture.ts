/** For tests: a clock that a test moves, and sockets whose other end the test plays. */
import type { Clock, Message } from './link.ts';

export class TestClock implements Clock {
  #now = 0;
  #timers = new Set<{ at: number; act: () => void }>();

  now = (): number => this.#now;

  after = (ms: number, act: () => void): (() => void) => {
    const timer = { at: this.#now + ms, act };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** What is due until then happens, in its order and at its time. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.act();
    }
    this.#now = until;
  }

  get waiting(): number {
    return this.#timers.size;
  }

  #next(until: number) {
    return [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

/** The browser's end of a socket; a test plays the server. */
export class TestSocket extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  binaryType = 'blob';
  readonly sent: unknown[] = [];

  send(data: string | Uint8Array): void {
    this.sent.push(typeof data === 'string' ? JSON.parse(data) : data);
  }

  close(): void {
    this.readyState = WebSocket.CLOSING;
  }

  accept(): this {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
    return this;
  }

  say(data: unknown): this {
    this.dispatchEvent(new MessageEvent('message', { data }));
    return this;
  }

  tell(message: Message | object): this {
    return this.say(JSON.stringify(message));
  }

  end(code = 1006): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}
