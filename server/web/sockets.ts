/** The three WebSocket doors: who may open one, how long a silent one lives, and when all of a session's are closed. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MAX_CLIENT_MESSAGE_BYTES, MAX_INPUT_BYTES } from '#protocol';
import type { Backend } from './backend.ts';
import {
  CLOSE_ANSWER_MS,
  MAX_BUFFERED_CHUNKS,
  MAX_FRAGMENTS,
  type Patience,
  SOCKETS_IN_ALL,
  SOCKETS_PER_SESSION,
  STALLED_BYTES,
} from './bounds.ts';
import { readCookie } from './cookie.ts';
import { assertHost, assertOrigin } from './gate.ts';
import { Haste } from './haste.ts';
import { serveLive } from './live-socket.ts';
import { errorEntry, type Log, loggedPath } from './log.ts';
import { REFUSALS, Refused } from './refusals.ts';
import { closeSocket, type Peer } from './socket.ts';
import { serveTerminal } from './terminal-socket.ts';
import { Valve } from './valve.ts';
import { serveWatch } from './watch-socket.ts';

const DOORS = {
  '/ws/live': MAX_CLIENT_MESSAGE_BYTES,
  '/ws/terminal': MAX_INPUT_BYTES,
  '/ws/watch': MAX_CLIENT_MESSAGE_BYTES,
} as const;
type Door = keyof typeof DOORS;

/** `session` is null for a page that is not signed in and is about to be told so. */
type Known = {
  session: string | null;
  valve: Valve;
  haste: Haste;
  /** It has answered since the last ping. */
  alive: boolean;
  /** It had too much lying at the last look. */
  stalled: boolean;
};

export type SocketsOptions = {
  backend: Backend;
  log: Log;
  patience: Patience;
  /** A connection turned out to be a socket of somebody who signed in. */
  known?: (connection: Duplex) => void;
};

/** Anything that hands out upgrades: our own server, or the one of `astro dev`. */
export type UpgradeSource = {
  on: (
    event: 'upgrade',
    listener: (request: IncomingMessage, stream: Duplex, head: Buffer) => void,
  ) => unknown;
};

export class Sockets {
  readonly #backend: Backend;
  readonly #log: Log;
  readonly #patience: Patience;
  readonly #servers: Record<Door, WebSocketServer>;
  readonly #sockets = new Map<WebSocket, Known>();
  readonly #known: (connection: Duplex) => void;
  readonly #timers: NodeJS.Timeout[];

  constructor({ backend, log, patience, known = () => {} }: SocketsOptions) {
    this.#patience = patience;
    this.#backend = backend;
    this.#log = log;
    this.#known = known;
    this.#servers = {
      '/ws/live': makeServer('/ws/live'),
      '/ws/terminal': makeServer('/ws/terminal'),
      '/ws/watch': makeServer('/ws/watch'),
    };
    this.#timers = [
      setInterval(() => this.#beat(), patience.pingMs).unref(),
      setInterval(() => this.#dropStalled(), patience.stalledMs).unref(),
    ];
  }

  get size(): number {
    return this.#sockets.size;
  }

  /** With `shared`, upgrades to other paths are left to somebody else on the same server. */
  attach(source: UpgradeSource, { shared }: { shared: boolean }): void {
    source.on('upgrade', (request, stream, head) => {
      const [path = ''] = (request.url ?? '').split('?');
      if (shared && !path.startsWith('/ws/')) return;
      stream.on('error', () => stream.destroy());
      try {
        this.#upgrade(path, request, stream, head);
      } catch (error) {
        this.#refuse(request, stream, error);
      }
    });
  }

  /** Ends every socket of a session now (S-20). */
  closeSession(id: string): void {
    for (const [socket, known] of this.#sockets) {
      if (known.session === id) closeSocket(socket, 'notAllowed', 'this session has ended');
    }
  }

  async closeAll(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const open = [...this.#sockets.keys()];
    const closed = open.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of open) closeSocket(socket, 'serverStopping', 'the server is stopping');
    // A peer that does not answer the close is not waited for.
    const impatience = setTimeout(() => {
      for (const socket of open) socket.terminate();
    }, 1000);
    await Promise.all(closed);
    clearTimeout(impatience);
  }

  #upgrade(path: string, request: IncomingMessage, stream: Duplex, head: Buffer): void {
    assertHost(request);
    assertOrigin(request);
    if (!Object.hasOwn(DOORS, path)) throw new Refused('not-found');
    const door = path as Door;
    this.#servers[door].handleUpgrade(request, stream, head, (socket) =>
      this.#welcome(door, request, socket),
    );
  }

  #welcome(door: Door, request: IncomingMessage, socket: WebSocket): void {
    const token = readCookie(request);
    const session = token === null ? null : this.#backend.sessions.find(token);
    const known = this.#remember(socket, session?.id ?? null);
    socket.on('close', (code) => {
      this.#sockets.delete(socket);
      this.#log({ at: new Date().toISOString(), what: 'socket', path: door, status: code });
    });
    socket.on('error', () => {});
    // Told by a close code, because a page cannot read the status of a refused upgrade.
    if (!session) {
      closeSocket(socket, 'notAllowed', 'not signed in');
      return;
    }
    if (this.#ofSession(session.id).length > SOCKETS_PER_SESSION || this.#sockets.size > SOCKETS_IN_ALL) {
      closeSocket(socket, 'tooMany', 'too many sockets');
      return;
    }
    this.#known(request.socket);
    const { valve, haste } = known;
    const { firstMessageMs } = this.#patience;
    const fault = (error: unknown): void => this.#log(errorEntry(error));
    const peer: Peer = { socket, session, firstMessageMs, fault, valve, haste };
    if (door === '/ws/live') serveLive(peer, this.#backend);
    else if (door === '/ws/watch') serveWatch(peer, this.#backend);
    else {
      serveTerminal(peer, this.#backend, (held) => {
        valve.hold('shell', held);
        known.alive = true;
      });
    }
  }

  #remember(socket: WebSocket, session: string | null): Known {
    const sibling = session === null ? undefined : this.#ofSession(session)[0];
    const haste = sibling?.haste ?? new Haste();
    const known: Known = { session, valve: new Valve(socket), haste, alive: true, stalled: false };
    this.#sockets.set(socket, known);
    socket.on('pong', () => {
      known.alive = true;
    });
    return known;
  }

  #beat(): void {
    for (const [socket, known] of this.#sockets) {
      // One that is held back cannot be heard. It is pinged all the same: that is how the kernel finds out that it is gone.
      if (!known.alive && !known.valve.held) socket.terminate();
      known.alive = known.valve.held;
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }

  /** Ends those who have taken too little for too long (S-27). */
  #dropStalled(): void {
    for (const [socket, known] of this.#sockets) {
      const stalled = socket.bufferedAmount > STALLED_BYTES;
      if (stalled && known.stalled) socket.terminate();
      known.stalled = stalled;
    }
  }

  #ofSession(session: string): Known[] {
    return [...this.#sockets.values()].filter((known) => known.session === session);
  }

  #refuse(request: IncomingMessage, stream: Duplex, error: unknown): void {
    const code = error instanceof Refused ? error.code : 'broken';
    const { status } = REFUSALS[code];
    if (code === 'broken') this.#log(errorEntry(error));
    this.#log({
      at: new Date().toISOString(),
      what: 'socket',
      path: loggedPath(request),
      status,
      name: code,
    });
    stream.end(`HTTP/1.1 ${status} ${code}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  }
}

/** Deflate stays off: it costs twenty times the memory and lets a kilobyte become a megabyte. */
function makeServer(door: Door): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: DOORS[door],
    maxFragments: MAX_FRAGMENTS,
    maxBufferedChunks: MAX_BUFFERED_CHUNKS,
    closeTimeout: CLOSE_ANSWER_MS,
  } as ConstructorParameters<typeof WebSocketServer>[0]);
}
