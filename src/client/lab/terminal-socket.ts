/** A page's way into a shell: comes back to the same one by itself, sends what is typed in order, and only when it can. */
import { PROTOCOL_VERSION, type TerminalEvent, type TerminalRequest } from '#protocol';
import { Channel } from './terminal/channel.ts';
import { pasteBytes } from './terminal/paste.ts';
import { type PasteRun, SendQueue } from './terminal/send-queue.ts';
import type { TerminalState } from './terminal/state.ts';

type Greeting = Extract<TerminalRequest, { type: 'open' }>;
type Words = Exclude<TerminalRequest, Greeting>;

export type TerminalEvents = {
  state: (state: TerminalState) => void;
  event: (event: TerminalEvent) => void;
  bytes: (bytes: Uint8Array, drawn: () => void) => void;
};

export class TerminalSocket {
  readonly #machine: string;
  readonly #events: TerminalEvents;
  readonly #channel: Channel<Greeting, Words>;
  readonly #queue: SendQueue;
  #terminal: string | undefined;
  #size = { cols: 80, rows: 24 };
  /** A shell that was asked for is gone; this is another one. */
  #replaced = false;
  /** The shell was told that a paste began, and has not heard of its end. */
  #unfinished = false;

  constructor(machine: string, terminal: string | undefined, events: TerminalEvents) {
    this.#machine = machine;
    this.#terminal = terminal;
    this.#events = events;
    this.#channel = new Channel('/ws/terminal', {
      greeting: () => this.#greeting(),
      state: (state) => this.#stands(state),
      event: (event) => this.#receive(event),
      bytes: events.bytes,
    });
    this.#queue = new SendQueue({
      open: () => this.#channel.isOpen,
      waiting: () => this.#channel.unsentBytes,
      send: (bytes) => this.#channel.sendBytes(bytes),
    });
  }

  get terminal(): string | undefined {
    return this.#terminal;
  }

  /** Whoever comes last is in charge of the size: connecting again also takes charge. */
  connect(cols: number, rows: number): void {
    this.#size = { cols, rows };
    this.#cut();
    this.#channel.connect();
  }

  /** False when nobody could take it; it is not kept for later. */
  input(text: string | Uint8Array): boolean {
    return this.#queue.type(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  }

  paste(text: string, bracketed: boolean): PasteRun {
    return this.#queue.paste(pasteBytes(text, bracketed));
  }

  resize(cols: number, rows: number): void {
    if (cols === this.#size.cols && rows === this.#size.rows) return;
    this.#size = { cols, rows };
    this.request({ type: 'resize', cols, rows });
  }

  request(request: Words): boolean {
    return this.#channel.send(request);
  }

  /** Ends the shell itself. */
  end(): void {
    this.request({ type: 'end' });
    this.close();
  }

  /** Leaves the shell running. */
  close(): void {
    this.#queue.cut();
    this.#channel.close();
  }

  #greeting(): Greeting {
    const open = {
      type: 'open',
      version: PROTOCOL_VERSION,
      machine: this.#machine,
      ...this.#size,
    } as const;
    return this.#terminal ? { ...open, terminal: this.#terminal } : open;
  }

  #receive(event: TerminalEvent): void {
    if (event.type === 'opened') {
      if (!event.found) this.#unfinished = false;
      this.#replaced = !event.found && this.#terminal !== undefined;
      this.#terminal = event.terminal;
    }
    if (event.type === 'trouble') this.#queue.hold(event.held);
    this.#events.event(event);
    if (event.type === 'screen' && this.#unfinished) this.#endPaste();
  }

  /** A shell that still waits for the end of a paste would take every key for a part of it. */
  #endPaste(): void {
    this.#unfinished = false;
    this.#queue.type(pasteBytes('', true).after);
  }

  #stands(state: TerminalState): void {
    if (state.is !== 'connected') this.#cut();
    if (state.is === 'exited') this.#terminal = undefined;
    const isReplaced = state.is === 'connected' && this.#replaced;
    this.#events.state(isReplaced ? { is: 'connected', shell: 'replaced' } : state);
  }

  #cut(): void {
    if (this.#queue.cut()) this.#unfinished = true;
  }
}
