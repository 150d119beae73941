/** Somebody who looks at, or works in, a terminal that another process keeps. */
import type { Sink } from '../terminals/index.ts';
import type { FromPage, Greeting, ToPage } from './messages.ts';
import type { Wire } from './wire.ts';

/** Typed bytes that wait on their way to the holder; above this the page is held back. */
const INPUT_ON_THE_WAY_BYTES = 256 * 1024;

/** Only looks. It has no way to send anything but how much was drawn. */
export class RemoteWatcher {
  protected readonly wire: Wire;
  readonly #sink: Sink;
  readonly #onGone: Array<() => void> = [];
  readonly #reasons = new Set<'shell' | 'way'>();
  #sent = 0;
  #over = false;

  constructor(wire: Wire, sink: Sink, greeting: Greeting) {
    this.#sink = sink;
    this.wire = wire;
    wire.hear({
      message: (message) => this.#hear(message as ToPage),
      bytes: (bytes, done) => {
        this.#sent += bytes.length;
        sink.bytes(bytes, done);
      },
      closed: () => this.#closed(),
    });
    wire.send(greeting);
  }

  /** How many bytes the page has drawn in all. False when that cannot be [T12]. */
  drawn(bytes: number): boolean {
    if (bytes > this.#sent) return false;
    this.say({ type: 'drawn', bytes });
    return true;
  }

  leave(): void {
    this.#over = true;
    this.wire.destroy();
  }

  onGone(act: () => void): void {
    this.#onGone.push(act);
  }

  /** The process that keeps this terminal does not answer, or answers again. */
  tellSilent(silent: boolean): void {
    this.#sink.news({ type: 'trouble', held: false, silent });
  }

  /** The shell does not read, or what is on its way there is too much: either holds the page back. */
  protected holdFor(reason: 'shell' | 'way', held: boolean): void {
    const before = this.#reasons.size > 0;
    if (held) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    const now = this.#reasons.size > 0;
    if (now !== before) this.#sink.hold(now);
  }

  protected say(message: FromPage): void {
    this.wire.send(message);
  }

  #hear(message: ToPage): void {
    if (message.type === 'screen') {
      const { type, ...snapshot } = message;
      this.#sink.screen(snapshot);
    } else if (message.type === 'hold') this.holdFor('shell', message.held);
    else if (message.type === 'exited') this.#finish(message.code);
    else if (message.type === 'none') this.#finish(null);
    else this.#sink.news(message);
  }

  #finish(code: number | null): void {
    if (this.#over) return;
    this.#over = true;
    this.#sink.exited(code);
  }

  /** A holder that ended without a word took its shells with it. */
  #closed(): void {
    this.#finish(null);
    for (const act of this.#onGone) act();
  }
}

/** Works in the shell. */
export class RemoteViewer extends RemoteWatcher {
  constructor(wire: Wire, sink: Sink, greeting: Greeting) {
    super(wire, sink, greeting);
    wire.onDrain(() => this.holdFor('way', false));
  }

  input(bytes: Uint8Array): void {
    this.wire.sendBytes(bytes);
    if (this.wire.waiting > INPUT_ON_THE_WAY_BYTES) this.holdFor('way', true);
  }

  resize({ cols, rows }: { cols: number; rows: number }): void {
    this.say({ type: 'resize', cols, rows });
  }

  record(on: boolean): void {
    this.say({ type: 'record', on });
  }

  end(): void {
    this.say({ type: 'end' });
  }
}
