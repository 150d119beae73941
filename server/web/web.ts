/** The web server: pages for everybody on this computer, API and sockets for who opened the printed address. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Session } from '../progress/index.ts';
import { AddressTokens } from './address-tokens.ts';
import { Api, sendJson } from './api.ts';
import type { Backend } from './backend.ts';
import { BACKLOG, MAX_HEAD_BYTES, PATIENCE, type Patience, REQUEST_LOOK_MS, REQUEST_MS } from './bounds.ts';
import { Crowd } from './crowd.ts';
import { assertHost } from './gate.ts';
import { errorEntry, type Log, loggedPath } from './log.ts';
import type { Pages } from './pages.ts';
import { REFUSALS, Refused, refusalBody } from './refusals.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { servePage } from './serve-page.ts';
import { Sockets, type UpgradeSource } from './sockets.ts';

export type WebOptions = { backend: Backend; pages: Pages | null; log?: Log; patience?: Patience };

export class Web {
  readonly #tokens = new AddressTokens();
  readonly #api: Api;
  readonly #sockets: Sockets;
  readonly #crowd = new Crowd();
  readonly #log: Log;
  readonly #backend: Backend;
  #pages: Pages | null;
  #server: Server | null = null;

  constructor({ backend, pages, log = () => {}, patience = PATIENCE }: WebOptions) {
    this.#backend = backend;
    this.#pages = pages;
    this.#log = log;
    const known = (connection: Duplex): void => this.#crowd.known(connection);
    this.#sockets = new Sockets({ backend, log, patience, known });
    this.#api = new Api({
      backend,
      tokens: this.#tokens,
      revoke: (session) => this.revoke(session),
      log,
    });
  }

  get routes(): Api['routes'] {
    return this.#api.routes;
  }

  get sockets(): number {
    return this.#sockets.size;
  }

  /** Connections of nobody we know. */
  get strangers(): number {
    return this.#crowd.size;
  }

  /** Serves a newer build from now on. */
  setPages(pages: Pages): void {
    this.#pages = pages;
  }

  /** An address that signs one browser in. The secret stands behind `#`, so it is never sent or logged. */
  newAddress(origin: string, path = '/'): string {
    return `${origin}${path}#token=${this.#tokens.issue()}`;
  }

  /** Listens on loopback and answers the port it got. */
  async listen({ host = '127.0.0.1', port }: { host?: string; port: number }): Promise<number> {
    assertLoopback(host);
    const server = createServer(
      {
        headersTimeout: REQUEST_MS.head,
        requestTimeout: REQUEST_MS.whole,
        connectionsCheckingInterval: REQUEST_LOOK_MS,
        maxHeaderSize: MAX_HEAD_BYTES,
      },
      (request, response) => {
        this.#crowd.busy(request.socket);
        response.once('close', () => this.#crowd.idle(request.socket));
        void this.#answer(request, response);
      },
    );
    // A peer that does not take its answer; sockets of the doors have patience of their own.
    server.setTimeout(REQUEST_MS.untaken);
    server.on('connection', (connection) => this.#crowd.join(connection));
    this.#sockets.attach(server, { shared: false });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host, backlog: BACKLOG }, () => resolve());
    });
    this.#server = server;
    const address = server.address();
    if (address === null || typeof address === 'string')
      throw new Error('a listening server must have a port');
    return address.port;
  }

  /** Adds sockets to a server that somebody else owns, `astro dev`. */
  attach(source: UpgradeSource): void {
    this.#sockets.attach(source, { shared: true });
  }

  /** For a server that somebody else owns: answers what is ours and hands on the rest. */
  middleware = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    if (pathOf(request).startsWith('/api/')) void this.#answer(request, response);
    else next();
  };

  /** Ends a session: its cookie is worth nothing and its sockets are closed before this returns (S-20). */
  revoke(session: Session): void {
    this.#backend.sessions.end(session.id);
    this.#sockets.closeSession(session.id);
    this.#api.endTransfers(session);
    this.#backend.signedOut(session);
  }

  async close(): Promise<void> {
    await this.#sockets.closeAll();
    const server = this.#server;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    let refused: string | undefined;
    try {
      await this.#route(request, response);
    } catch (error) {
      refused = this.#refuse(request, response, error);
    }
    this.#log({
      at: new Date().toISOString(),
      what: 'request',
      method: request.method ?? '',
      path: loggedPath(request),
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
      ...(refused === undefined ? {} : { name: refused }),
    });
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    assertHost(request);
    const path = pathOf(request);
    if (!path.startsWith('/')) throw new Refused('bad-request');
    if (path.startsWith('/api/')) await this.#api.handle(path, request, response);
    else if (this.#pages) await servePage(this.#pages, path, request, response);
    else throw new Refused('not-found');
  }

  #refuse(request: IncomingMessage, response: ServerResponse, error: unknown): string {
    const code = error instanceof Refused ? error.code : 'broken';
    if (code === 'broken') this.#log(errorEntry(error));
    if (response.headersSent) {
      response.destroy();
      return code;
    }
    // What is left of a body nobody reads must not be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close');
    sendJson(response, REFUSALS[code].status, refusalBody(code));
    return code;
  }
}

/** The course has no accounts yet: whoever reached it from another computer would be the learner. */
function assertLoopback(host: string): void {
  if (host === 'localhost' || (isIP(host) === 4 && host.startsWith('127.'))) return;
  throw new Error(
    `Madang serves only this computer (127.0.0.1), not ${JSON.stringify(host)}. ` +
      'From another computer, use ssh -L PORT:127.0.0.1:PORT and open the printed address there.',
  );
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';
