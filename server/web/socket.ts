/** One WebSocket of a signed-in page: its messages decoded, its silence bounded, its end told by name. */
import type { WebSocket } from 'ws';
import type { z } from 'zod';
import { CLOSE, type CloseName, MAX_CLIENT_MESSAGE_BYTES } from '#protocol';
import type { Session } from '../progress/index.ts';

/** A close frame holds this much reason. */
const MAX_REASON_BYTES = 123;

export type Peer = {
  socket: WebSocket;
  session: Session;
  /** How long it may say nothing after it opened. */
  firstMessageMs: number;
  /** Something of ours broke while this peer was served. */
  fault: (error: unknown) => void;
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
  { socket, firstMessageMs, fault }: Peer,
  schema: T,
  talk: Talk<z.output<T>>,
): void {
  const silence = setTimeout(() => closeSocket(socket, 'badMessage', 'no message came'), firstMessageMs);
  socket.on('message', (data, isBinary) => {
    clearTimeout(silence);
    if (socket.readyState !== socket.OPEN) return;
    const bytes = data as Buffer;
    try {
      if (isBinary) talk.bytes(bytes);
      else hear(socket, schema, bytes, talk);
    } catch (error) {
      // One peer's trouble ends that peer, not the house.
      fault(error);
      socket.close(INTERNAL_ERROR, 'something broke in the server');
    }
  });
  // An oversized or malformed frame; the library closes the socket itself with the code for it.
  socket.on('error', () => {});
  socket.on('close', () => {
    clearTimeout(silence);
    talk.closed();
  });
}

function hear<T extends z.ZodType>(
  socket: WebSocket,
  schema: T,
  bytes: Buffer,
  talk: Talk<z.output<T>>,
): void {
  if (bytes.length > MAX_CLIENT_MESSAGE_BYTES) {
    closeSocket(socket, 'badMessage', `a message is at most ${MAX_CLIENT_MESSAGE_BYTES} bytes`);
    return;
  }
  const decoded = decode(schema, bytes.toString('utf8'));
  if (decoded.is === 'bad') closeSocket(socket, 'badMessage', decoded.reason);
  else talk.message(decoded.request);
}

function decode<T extends z.ZodType>(
  schema: T,
  text: string,
): { is: 'good'; request: z.output<T> } | { is: 'bad'; reason: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { is: 'bad', reason: 'not JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { is: 'good', request: parsed.data };
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

/** As much as fits, without half a letter at the end. */
function cut(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > MAX_REASON_BYTES) text = text.slice(0, -1);
  return text;
}
