/** The session cookie: unreadable for scripts, never sent from another site. */
import type { IncomingMessage } from 'node:http';

const MAX_AGE_S = 30 * 24 * 60 * 60;

/** Cookies do not know ports: two Madangs on one computer need two names. */
const nameFor = (request: IncomingMessage): string => `madang-${request.socket.localPort}`;

export function readCookie(request: IncomingMessage): string | null {
  const name = nameFor(request);
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}

export function setCookie(request: IncomingMessage, token: string): string {
  return `${nameFor(request)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${MAX_AGE_S}`;
}

export function clearCookie(request: IncomingMessage): string {
  return `${nameFor(request)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
}
