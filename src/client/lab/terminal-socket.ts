/** A terminal's socket: comes back to the same shell by itself, and says when there is none to come back to. */
import {
  CLOSE,
  MAX_INPUT_BYTES,
  PROTOCOL_VERSION,
  type TerminalEvent,
  type TerminalRequest,
} from '#protocol';
import { Backoff } from '../backoff.ts';

/** Told to the server at least this often while output flows, so that it never waits for us. */
const DRAWN_EVERY_BYTES = 16 * 1024;

export type LinkState =
  | 'connecting'
  | 'connected'
  | 'lost'
  | 'exited'
  | 'gone'
  | 'too-many'
  | 'no-lab'
  | 'refused';

export type TerminalEvents = {
  state: (state: LinkState, found: boolean) => void;
  /** The shell this link is bound to from now on. */
  terminal: (id: string) => void;
  screen: (data: string, cols: number, rows: number) => void;
  bytes: (bytes: Uint8Array, drawn: () => void) => void;
  /** Every message, after it has had its effect. */
  heard: (event: TerminalEvent) => void;
};

const STATE_OF_CLOSE: Record<number, LinkState> = {
  [CLOSE.exited.code]: 'exited',
  [CLOSE.noSuchMachine.code]: 'gone',
  [CLOSE.unreachable.code]: 'gone',
  [CLOSE.tooMany.code]: 'too-many',
  [CLOSE.noLab.code]: 'no-lab',
  [CLOSE.notAllowed.code]: 'refused',
  [CLOSE.badMessage.code]: 'refused',
  [CLOSE.oldPage.code]: 'refused',
};
const NEVER_RETRY: ReadonlySet<number> = new Set(
  Object.values(CLOSE).flatMap(({ code, retry }) => (retry ? [] : [code])),
);

export class TerminalSocket {
  readonly #machine: string;
  readonly #events: TerminalEvents;
  readonly #backoff = new Backoff();
  #terminal: string | undefined;
  #size = { cols: 80, rows: 24 };
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = false;
  #closed = false;

  constructor(machine: string, terminal: string | undefined, events: TerminalEvents) {
    this.#machine = machine;
    this.#terminal = terminal;
    this.#events = events;
  }

  connect(cols: number, rows: number): void {
    this.#size = { cols, rows };
    this.#closed = false;
    this.#connect();
  }

  input(text: string | Uint8Array): boolean {
    if (!this.#open) return false;
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    for (let at = 0; at < bytes.length; at += MAX_INPUT_BYTES) {
      this.#socket?.send(bytes.slice(at, at + MAX_INPUT_BYTES));
    }
    return true;
  }

  resize(cols: number, rows: number): void {
    if (cols === this.#size.cols && rows === this.#size.rows) return;
    this.#size = { cols, rows };
    this.request({ type: 'resize', cols, rows });
  }

  request(request: TerminalRequest): boolean {
    if (this.#open) this.#socket?.send(JSON.stringify(request));
    return this.#open;
  }

  /** Ends the shell itself. */
  end(): void {
    this.request({ type: 'end' });
    this.close();
  }

  /** Leaves the shell running. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    this.#events.state('connecting', false);
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws/terminal`);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const progress = { received: 0, drawn: 0, told: 0 };
    socket.addEventListener('open', () => {
      const open = {
        type: 'open',
        version: PROTOCOL_VERSION,
        machine: this.#machine,
        ...this.#size,
      } as const;
      socket.send(JSON.stringify(this.#terminal ? { ...open, terminal: this.#terminal } : open));
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (socket !== this.#socket) return;
      if (typeof data === 'string') this.#receive(JSON.parse(data) as TerminalEvent);
      else this.#draw(socket, new Uint8Array(data), progress);
    });
    socket.addEventListener('close', ({ code }) => socket === this.#socket && this.#lost(code));
  }

  /** Bytes count as drawn when the screen says so; the server slows down by it. */
  #draw(
    socket: WebSocket,
    bytes: Uint8Array,
    progress: { received: number; drawn: number; told: number },
  ): void {
    progress.received += bytes.length;
    this.#events.bytes(bytes, () => {
      progress.drawn += bytes.length;
      const due = progress.drawn === progress.received || progress.drawn - progress.told >= DRAWN_EVERY_BYTES;
      if (!due || socket.readyState !== WebSocket.OPEN) return;
      progress.told = progress.drawn;
      socket.send(JSON.stringify({ type: 'drawn', bytes: progress.drawn } satisfies TerminalRequest));
    });
  }

  #receive(event: TerminalEvent): void {
    if (event.type === 'opened') {
      this.#terminal = event.terminal;
      this.#open = true;
      this.#backoff.reset();
      this.#events.terminal(event.terminal);
      this.#events.state('connected', event.found);
    } else if (event.type === 'screen') {
      this.#events.screen(event.data, event.cols, event.rows);
    } else if (event.type === 'exited') {
      this.#finish('exited');
    }
    this.#events.heard(event);
  }

  #lost(code: number): void {
    this.#open = false;
    this.#socket = null;
    if (this.#closed) return;
    if (NEVER_RETRY.has(code)) {
      this.#finish(STATE_OF_CLOSE[code] ?? 'gone');
      return;
    }
    this.#events.state(STATE_OF_CLOSE[code] ?? 'lost', false);
    this.#timer = setTimeout(() => this.#connect(), this.#backoff.next());
  }

  #finish(state: LinkState): void {
    this.#closed = true;
    this.#open = false;
    if (state === 'exited') this.#terminal = undefined;
    this.#events.state(state, false);
  }
}
