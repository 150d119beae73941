/** One WebSocket of a signed-in page: its messages decoded, its silence bounded, its end told by name. */
import type { WebSocket } from 'ws';
import type { z } from 'zod';
import { CLOSE, type CloseName, MAX_CLIENT_MESSAGE_BYTES, Ping, type Pong } from '#protocol';
import type { Session } from '../progress/index.ts';
import { type Haste, pacer } from './haste.ts';
import type { Valve } from './valve.ts';

/** A close frame holds this much reason. */
const MAX_REASON_BYTES = 123;

export type Peer = {
  socket: WebSocket;
  session: Session;
  /** How long it may say nothing after it opened. */
  firstMessageMs: number;
  /** Something of ours broke while this peer was served. */
  fault: (error: unknown) => void;
  /** Holds back what the peer sends. */
  valve: Valve;
  /** Of all sockets of its session together. */
  haste: Haste;
};

/** RFC 6455: the server met something it did not expect. */
const INTERNAL_ERROR = 1011;

/** What a socket does with what it is told. */
export type Talk<Request> = {
  message: (request: Request) => void;
  bytes: (bytes: Uint8Array) => void;
  closed: () => void;
};

/** Listens to a socket. Anything that is not in the schema closes it, and nothing after that is heard. */
export function listen<T extends z.ZodType>(
  { socket, firstMessageMs, fault, valve, haste }: Peer,
  schema: T,
  talk: Talk<z.output<T>>,
): void {
  const pace = pacer(haste, valve);
  const silence = setTimeout(() => closeSocket(socket, 'badMessage', 'no message came'), firstMessageMs);
  let greeted = false;
  socket.on('message', (data, isBinary) => {
    pace.spend();
    if (socket.readyState !== socket.OPEN) return;
    const bytes = data as Buffer;
    try {
      const heard: Heard<z.output<T>> = isBinary ? { is: 'bytes' } : hear(schema, bytes);
      if (heard.is === 'ping' && greeted) {
        socket.send(JSON.stringify(heard.pong));
        return;
      }
      clearTimeout(silence);
      greeted = true;
      if (heard.is === 'bytes') talk.bytes(bytes);
      else if (heard.is === 'request') talk.message(heard.request);
      else closeSocket(socket, 'badMessage', heard.is === 'bad' ? heard.reason : 'ping came first');
    } catch (error) {
      // One peer's trouble ends that peer, not the house.
      fault(error);
      socket.close(INTERNAL_ERROR, 'something broke in the server');
    }
  });
  // An oversized or malformed frame; the library closes the socket itself with the code for it.
  socket.on('error', () => {});
  socket.on('close', () => {
    pace.stop();
    clearTimeout(silence);
    talk.closed();
  });
}

type Heard<Request> =
  | { is: 'request'; request: Request }
  | { is: 'ping'; pong: Pong }
  | { is: 'bytes' }
  | { is: 'bad'; reason: string };

function hear<T extends z.ZodType>(schema: T, bytes: Buffer): Heard<z.output<T>> {
  if (bytes.length > MAX_CLIENT_MESSAGE_BYTES) {
    return { is: 'bad', reason: `a message is at most ${MAX_CLIENT_MESSAGE_BYTES} bytes` };
  }
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { is: 'bad', reason: 'not JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { is: 'request', request: parsed.data };
  const ping = Ping.safeParse(json);
  if (ping.success) return { is: 'ping', pong: { type: 'pong', n: ping.data.n } };
  const issue = parsed.error.issues[0];
  return {
    is: 'bad',
    reason: `${issue?.path.join('.') || 'message'}: ${issue?.message ?? 'not understood'}`,
  };
}

export function closeSocket(socket: WebSocket, name: CloseName, reason: string): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.close(CLOSE[name].code, cut(reason));
  // A paused socket would never hear the answer to its close.
  socket.resume();
}

/** As much as fits, without half a letter at the end. A stranger's own words may be in it, and long. */
function cut(reason: string): string {
  let text = reason.slice(0, MAX_REASON_BYTES);
  while (Buffer.byteLength(text) > MAX_REASON_BYTES || !text.isWellFormed()) text = text.slice(0, -1);
  return text;
}
