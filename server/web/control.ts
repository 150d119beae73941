/** The door for commands of the same clone: HTTP on a unix socket that only its owner may open. */
import { chmodSync, rmSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';

/** A command of ours asks for little; an answer holds the results of forty machines. */
const MAX_BODY_BYTES = 64 * 1024;
/** A socket address holds 108 bytes. */
const MAX_PATH_BYTES = 107;

/** What may be asked, by method and path. What it throws is told to the command as its message. */
export type ControlRoutes = Readonly<Record<string, (body: unknown) => unknown>>;

export class Control {
  readonly #server: Server;
  readonly #path: string;

  private constructor(server: Server, path: string) {
    this.#server = server;
    this.#path = path;
  }

  /** Opens the door; a socket that nobody listens on any more, after a `kill -9`, is taken over. */
  static async open(path: string, routes: ControlRoutes): Promise<Control> {
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) {
      throw new Error(`${path} is too long for a socket; set MADANG_STATE to a shorter folder`);
    }
    if (await isListening(path)) throw new Error(`${path} is in use: Madang runs in this clone already`);
    rmSync(path, { force: true });
    const server = createServer((request, response) => void answer(routes, request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, () => resolve());
    });
    chmodSync(path, 0o600);
    return new Control(server, path);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
    rmSync(this.#path, { force: true });
  }
}

/** Asks the Madang that runs in this clone; null when none does. */
export async function askControl(path: string, route: string, body: unknown = {}): Promise<unknown> {
  if (!(await isListening(path))) return null;
  const [method, url] = route.split(' ') as [string, string];
  // A GET carries nothing: bytes after its head would be read as another request.
  const text = method === 'GET' ? '' : JSON.stringify(body);
  const headers = { host: 'madang', 'content-length': Buffer.byteLength(text) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ socketPath: path, method, path: url, headers }, resolve).on('error', reject).end(text);
  });
  const value = JSON.parse(await readAll(response, Number.POSITIVE_INFINITY)) as unknown;
  if (response.statusCode === 200) return value;
  throw new Error((value as { error: string }).error);
}

async function answer(
  routes: ControlRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const key = `${request.method} ${request.url}`;
  const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  if (!route) {
    send(404, { error: `there is no ${key}` });
    return;
  }
  try {
    const text = await readAll(request, MAX_BODY_BYTES);
    send(200, await route(text === '' ? {} : JSON.parse(text)));
  } catch (error) {
    send(500, { error: error instanceof Error ? error.message : String(error) });
  }
}

async function readAll(stream: IncomingMessage, limit: number): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > limit) throw new Error('the request is too large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function isListening(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
