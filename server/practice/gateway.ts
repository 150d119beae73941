/**
 * The gateway: the one process that stands in the lab's network. It leads from a unix socket per machine to that
 * machine's port 22, and serves the package source. Started as root to bind port 80 and the sockets, then root no more.
 */
import { chmodSync, chownSync, createReadStream, rmSync, statSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

export const GatewayOptions = z.strictObject({
  address: z.ipv4(),
  packages: z.string(),
  doors: z.array(z.strictObject({ path: z.string(), address: z.ipv4() })),
  /** Whose process this becomes, and who may open the doors. */
  user: z.strictObject({ uid: z.number(), gid: z.number() }),
  /** Whom it becomes: the same, or nobody when that is root. */
  as: z.strictObject({ uid: z.number(), gid: z.number() }),
});
export type GatewayOptions = z.infer<typeof GatewayOptions>;

/** A machine that does not answer the first packet in this time is away. */
const CONNECT_TIMEOUT_MS = 5000;
/** What may be asked for: an index, or a package of the pool. Nothing else is even looked up. */
const SERVED = /^\/(?:\.\/)?(Packages|Packages\.gz|Release|pool\/[A-Za-z0-9][A-Za-z0-9+._%~:-]*\.deb)$/;
const MAX_CONNECTIONS = 512;

async function main(options: GatewayOptions): Promise<void> {
  const http = createHttpServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) =>
    serve(options.packages, request, response),
  );
  http.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(80, options.address, resolve);
  });
  await Promise.all(options.doors.map((door) => openDoor(door, options.user)));
  process.setgroups?.([]);
  process.setgid?.(options.as.gid);
  process.setuid?.(options.as.uid);
  process.stdout.write('ready\n');
  // The keeper holds the other end: when it dies, however it dies, so do we.
  process.stdin
    .on('end', () => process.exit(0))
    .on('error', () => process.exit(0))
    .resume();
}

function openDoor(door: GatewayOptions['doors'][number], user: GatewayOptions['user']): Promise<void> {
  rmSync(door.path, { force: true });
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) =>
    lead(near, door.address),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(door.path, () => {
      chownSync(door.path, user.uid, user.gid);
      chmodSync(door.path, 0o600);
      resolve();
    });
  });
}

function lead(near: Socket, address: string): void {
  const far = connect({ host: address, port: 22, allowHalfOpen: true, noDelay: true });
  far.setTimeout(CONNECT_TIMEOUT_MS, () => far.destroy(new Error('no answer')));
  far.once('connect', () => {
    far.setTimeout(0);
    near.pipe(far);
    far.pipe(near);
  });
  const end = () => {
    near.destroy();
    far.destroy();
  };
  near.on('error', end).on('close', end);
  far.on('error', end).on('close', end);
}

function serve(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const path = SERVED.exec(safeDecode(request.url ?? ''))?.[1];
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405);
    return;
  }
  if (path === undefined || path.includes('..')) {
    refuse(response, 404);
    return;
  }
  const file = join(folder, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    refuse(response, 404);
    return;
  }
  const modified = new Date(Math.floor(stat.mtimeMs / 1000) * 1000);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  if (since >= modified.getTime()) {
    refuse(response, 304);
    return;
  }
  const start = readRange(request.headers.range, stat.size);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': stat.size - start,
    'content-type': 'application/octet-stream',
    'last-modified': modified.toUTCString(),
    'accept-ranges': 'bytes',
    ...(start > 0 && { 'content-range': `bytes ${start}-${stat.size - 1}/${stat.size}` }),
  });
  if (request.method === 'HEAD' || stat.size === 0) {
    response.end();
    return;
  }
  const stream = createReadStream(file, { start, end: stat.size - 1 });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

/** Only "from here to the end", which is what a download that goes on asks for. */
function readRange(range: string | undefined, size: number): number {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  return start < size ? start : 0;
}

function safeDecode(url: string): string {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '');
  } catch {
    return '';
  }
}

if (import.meta.main) await main(GatewayOptions.parse(JSON.parse(process.argv[2] ?? '{}')));
