/**
 * A pretend server for tests of the pages alone: the built site, and a lab that says what a test tells it to say.
 * It speaks #protocol and knows no machine; the story with real machines is told in tests/e2e.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  type CheckResult,
  type LabState,
  type LiveEvent,
  LiveRequest,
  Ping,
  type Pong,
  type StageProgress,
} from '#protocol';
import { CONTENT_SECURITY_POLICY } from '../../server/web/security-headers.ts';
import { PretendFiles } from './pretend-files.ts';
import type { AnswerRecordings } from './pretend-recordings.ts';
import { PretendShells } from './pretend-shells.ts';

/** Where the built site lies; another folder lets two builds be looked at side by side. */
export const SITE = process.env.MADANG_SITE ?? join(import.meta.dirname, '..', '..', 'dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

export type Script = {
  lab: LabState;
  progress: StageProgress[];
  /** Answers a watch or a check. */
  results: (request: Extract<LiveRequest, { type: 'watch' | 'check' }>) => CheckResult[];
  /** Whether a browser without the cookie is let in. */
  open: boolean;
  version: number;
  /** Answers what is asked about recordings. */
  recordings: AnswerRecordings;
  /** Speaks on the live channel in place of a well-behaved server. */
  live?: (socket: WebSocket) => void;
};

export type PretendServer = {
  url: string;
  /** Everything browsers sent, in order. */
  requests: LiveRequest[];
  /** How often a page came to the live channel. */
  came: number;
  /** Everything typed into terminals. */
  readonly typed: string;
  readonly opened: string[];
  shells: PretendShells;
  /** The home directory of every machine. */
  files: PretendFiles;
  say: (event: LiveEvent) => void;
  /** Breaks every socket, as a lost network does. */
  drop: () => void;
  script: Script;
  close: () => Promise<void>;
};

export async function pretendServer(script: Script): Promise<PretendServer> {
  const http = createServer((request, response) => answer(request, response, { script, shells, files }));
  const live = new WebSocketServer({ noServer: true });
  const terminals = new WebSocketServer({ noServer: true });
  const watchers = new WebSocketServer({ noServer: true });
  const shells = new PretendShells();
  const files = new PretendFiles();
  const doors: Record<string, WebSocketServer> = {
    '/ws/live': live,
    '/ws/terminal': terminals,
    '/ws/watch': watchers,
  };
  const server: PretendServer = {
    url: '',
    requests: [],
    came: 0,
    get typed() {
      return shells.typed;
    },
    opened: shells.opened,
    shells,
    files,
    script,
    say: (event) => {
      for (const socket of live.clients) socket.send(JSON.stringify(event));
    },
    drop: () => {
      for (const socket of [...live.clients, ...terminals.clients, ...watchers.clients]) socket.terminate();
    },
    close: async () => {
      server.drop();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    },
  };
  http.on('upgrade', (request, socket, head) => {
    const allowed = script.open || request.headers.cookie?.includes('madang-pretend=1');
    if (!allowed) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    const to = doors[request.url ?? ''];
    if (to) to.handleUpgrade(request, socket, head, (made) => to.emit('connection', made));
    else socket.destroy();
  });
  live.on('connection', (socket) => {
    server.came += 1;
    if (server.script.live) server.script.live(socket);
    else converse(socket, server);
  });
  terminals.on('connection', (socket) => shells.work(socket));
  watchers.on('connection', (socket) => shells.watch(socket));
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { script, shells, files }: Pick<PretendServer, 'script' | 'shells' | 'files'>,
): void {
  const path = new URL(request.url ?? '/', 'http://pretend').pathname;
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  if (path === '/api/session') {
    session(request, response, script);
    return;
  }
  if (path.startsWith('/api/terminals')) {
    runningShells(request, response, path, shells);
    return;
  }
  if (path.startsWith('/api/files')) {
    void files.answer(request, response);
    return;
  }
  if (path.startsWith('/api/recordings')) {
    void script.recordings(request, response);
    return;
  }
  const wanted = join(SITE, normalize(path));
  const file = existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted;
  if (!file.startsWith(SITE) || !existsSync(file)) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    createReadStream(join(SITE, '404.html')).pipe(response);
    return;
  }
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}

function runningShells(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  shells: PretendShells,
): void {
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (path === '/api/terminals') {
    json(200, { terminals: shells.list() });
    return;
  }
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { terminal } = JSON.parse(body) as { terminal: string };
    const ended = request.headers['x-madang'] === '1' && shells.end(terminal);
    json(ended ? 200 : 404, { closed: terminal });
  });
}

function session(request: IncomingMessage, response: ServerResponse, script: Script): void {
  const inside = script.open || request.headers.cookie?.includes('madang-pretend=1');
  if (request.method !== 'POST') {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ learner: inside ? 'me' : null }));
    return;
  }
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const right = request.headers['x-madang'] === '1' && body.includes('right-token');
    if (right) response.setHeader('set-cookie', 'madang-pretend=1; Path=/; HttpOnly; SameSite=Strict');
    response.writeHead(right ? 204 : 403).end();
  });
}

function converse(socket: WebSocket, server: PretendServer): void {
  const send = (event: LiveEvent) => socket.send(JSON.stringify(event));
  socket.on('message', (data) => {
    const request = LiveRequest.or(Ping).parse(JSON.parse(String(data)));
    if (request.type === 'ping') {
      socket.send(JSON.stringify({ type: 'pong', n: request.n } satisfies Pong));
      return;
    }
    server.requests.push(request);
    if (request.type === 'hello') {
      send({ type: 'hello', version: server.script.version });
      send({ type: 'lab', lab: server.script.lab });
      send({ type: 'progress', stages: server.script.progress });
    } else if (request.type === 'watch' || request.type === 'check') {
      const results = server.script.results(request);
      if (request.type === 'check')
        send({ type: 'checking', stage: request.stage, steps: results.map(({ step }) => step) });
      send({ type: 'results', stage: request.stage, results });
    } else {
      send({ type: 'reset', machine: request.machine, state: 'started', reason: '' });
      send({ type: 'reset', machine: request.machine, state: 'done', reason: '' });
    }
  });
}
