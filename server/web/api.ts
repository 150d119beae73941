/** The API: small JSON answers. Reading changes nothing; changing needs a page of ours and a session. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { PROTOCOL_VERSION, StageKey } from '#protocol';
import type { Session } from '../progress/index.ts';
import type { TerminalInfo } from '../terminals/index.ts';
import type { AddressTokens } from './address-tokens.ts';
import { answerRoutes } from './answers-api.ts';
import type { Backend } from './backend.ts';
import { Body } from './body.ts';
import { clearCookie, readCookie, setCookie } from './cookie.ts';
import { fileRoutes, Transfers } from './files-api.ts';
import { assertFetchSite, assertOrigin } from './gate.ts';
import type { Log } from './log.ts';
import { recordingRoutes } from './recordings-api.ts';
import { Refused } from './refusals.ts';
import { reportRoutes } from './reports-api.ts';
import { type Call, type Route, readBody, type Signed } from './route.ts';

export type ApiOptions = {
  backend: Backend;
  tokens: AddressTokens;
  /** Ends a session and everything that hangs on it. */
  revoke: (session: Session) => void;
  log: Log;
};

const Token = z.strictObject({ token: z.string().min(1).max(128) });
const TerminalName = z.strictObject({ terminal: z.string().min(1).max(64) });
const Stage = z.coerce.number().pipe(StageKey);

export class Api {
  readonly #routes: Readonly<Record<string, Record<string, Route>>>;
  readonly #backend: Backend;
  readonly #transfers = new Transfers();

  constructor({ backend, tokens, revoke, log }: ApiOptions) {
    this.#backend = backend;
    this.#routes = {
      '/api/health': {
        GET: { open: true, answer: (call) => this.#health(call.request) },
      },
      '/api/session': {
        // Whoever has not signed in is told so: a page asks this before it knows.
        GET: { open: true, answer: ({ request }) => ({ learner: this.#find(request)?.learner ?? null }) },
        POST: { open: true, answer: (call) => signIn(call, backend, tokens) },
        DELETE: { open: false, answer: (call) => signOut(call, revoke) },
      },
      '/api/lab': { GET: { open: false, answer: () => backend.lab() } },
      '/api/progress': {
        GET: { open: false, answer: ({ session }) => ({ stages: backend.progress(session.learner) }) },
      },
      '/api/results': {
        GET: {
          open: false,
          answer: ({ session, query }) => {
            const stage = Stage.safeParse(query.get('stage'));
            if (!stage.success) throw new Refused('bad-request');
            return { results: backend.results(session.learner, stage.data) };
          },
        },
      },
      '/api/terminals': {
        GET: {
          open: false,
          answer: async ({ session }) => {
            await backend.terminals.found;
            return { terminals: backend.terminals.list(session.learner).map(lineOf) };
          },
        },
      },
      '/api/terminals/close': {
        POST: { open: false, answer: (call) => closeTerminal(call, backend) },
      },
      ...answerRoutes(backend.answers),
      ...reportRoutes(backend.reports),
      ...recordingRoutes(backend.recordings, log),
      ...fileRoutes(backend, this.#transfers),
    };
  }

  /** Every path and method there is, so that a test can try them all. */
  get routes(): Array<{ path: string; method: string; takes: 'json' | 'bytes' }> {
    return Object.entries(this.#routes).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ path, method, takes: takenBy(route) })),
    );
  }

  /** Ends what a session has under way. */
  endTransfers(session: Session): void {
    this.#transfers.end(session.id);
  }

  async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    assertFetchSite(request);
    const methods = Object.hasOwn(this.#routes, path) ? this.#routes[path]! : null;
    if (!methods) throw new Refused('not-found');
    const method = request.method ?? '';
    const route = Object.hasOwn(methods, method) ? methods[method]! : null;
    if (!route) throw new Refused('wrong-method');
    if (method !== 'GET') assertOurPage(request, takenBy(route));
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const call = { request, response, query };
    const answer = await (route.open
      ? route.answer(call)
      : route.answer({ ...call, session: this.#session(request) }));
    if (answer instanceof Body) await answer.send(response);
    else sendJson(response, 200, JSON.stringify(answer));
  }

  /** Anybody may ask whether we are there; how we are is for who signed in. */
  #health(request: IncomingMessage): unknown {
    const alive = { ok: true, version: PROTOCOL_VERSION };
    return this.#find(request) ? { ...alive, lateness: this.#backend.lateness() } : alive;
  }

  #session(request: IncomingMessage): Session {
    const session = this.#find(request);
    if (!session) throw new Refused('not-signed-in');
    return session;
  }

  #find(request: IncomingMessage): Session | null {
    const token = readCookie(request);
    return token === null ? null : this.#backend.sessions.find(token);
  }
}

export function sendJson(response: ServerResponse, status: number, body: string): void {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(status).end(body);
}

/** A form, an image or a link of another site can send none of these three (S-17). */
function assertOurPage(request: IncomingMessage, takes: 'json' | 'bytes'): void {
  assertOrigin(request);
  if (request.headers['x-madang'] !== '1') throw new Refused('foreign-origin');
  const type = request.headers['content-type'] ?? '';
  if (takes === 'json' && !/^application\/json(;|$)/i.test(type)) throw new Refused('not-json');
  if (takes === 'bytes' && type.toLowerCase() !== 'application/octet-stream') throw new Refused('not-bytes');
}

const takenBy = (route: Route): 'json' | 'bytes' => (!route.open && route.takes) || 'json';

async function signIn(call: Call, backend: Backend, tokens: AddressTokens): Promise<unknown> {
  const { token } = await readBody(call.request, Token);
  if (!tokens.spend(token)) throw new Refused('spent-address');
  const begun = backend.sessions.begin(backend.learner);
  call.response.setHeader('set-cookie', setCookie(call.request, begun.token));
  return { learner: begun.session.learner };
}

function signOut({ request, response, session }: Signed, revoke: ApiOptions['revoke']): unknown {
  revoke(session);
  response.setHeader('set-cookie', clearCookie(request));
  return { learner: null };
}

/** Whose it is need not be said: a list holds only one's own. */
const lineOf = ({ owner, ...line }: TerminalInfo): Omit<TerminalInfo, 'owner'> => line;

async function closeTerminal({ request, session }: Signed, backend: Backend): Promise<unknown> {
  const { terminal } = await readBody(request, TerminalName);
  if (!backend.terminals.end(session.learner, terminal)) throw new Refused('not-found');
  return { closed: terminal };
}
