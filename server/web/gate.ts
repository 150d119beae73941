/**
 * Who may talk to this server at all: the exact host it is reached by, and for everything that changes
 * something the exact origin. Being on loopback is no identity: every page in a browser is on loopback too.
 */
import type { IncomingMessage } from 'node:http';
import { Refused } from './refusals.ts';

/** The names this computer has for itself. Compared as a whole, never by beginning or end. */
const HOST_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
const HOST = /^([a-z0-9.-]{1,253})(?::([0-9]{1,5}))?$/;

/** Refuses a request whose Host is not exactly ours: what DNS rebinding cannot forge (S-02). */
export function assertHost(request: IncomingMessage): void {
  if (countHeader(request, 'host') !== 1) throw new Refused('bad-request');
  const match = HOST.exec((request.headers.host ?? '').toLowerCase());
  if (!match) throw new Refused('wrong-host');
  const [, name, port = '80'] = match as unknown as [string, string, string?];
  if (!HOST_NAMES.has(name) || port !== String(request.socket.localPort)) throw new Refused('wrong-host');
}

/** Refuses what does not come from a page of ours: needed for every socket and every change (S-01, S-17). */
export function assertOrigin(request: IncomingMessage): void {
  const port = request.socket.localPort;
  const allowed = [...HOST_NAMES].map((name) => (port === 80 ? `http://${name}` : `http://${name}:${port}`));
  const { origin } = request.headers;
  if (countHeader(request, 'origin') !== 1 || !allowed.includes(origin ?? '')) {
    throw new Refused('foreign-origin');
  }
}

/** Browsers say where a request was made; a page of another site, or of another port, reads nothing here. */
export function assertFetchSite(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('foreign-origin');
}

function countHeader(request: IncomingMessage, name: string): number {
  let count = 0;
  for (let i = 0; i < request.rawHeaders.length; i += 2)
    if (request.rawHeaders[i]!.toLowerCase() === name) count++;
  return count;
}
