/** What a path of the API is made of, and how the body of a request is read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Session } from '../progress/index.ts';
import { MAX_BODY_BYTES } from './bounds.ts';
import { Refused } from './refusals.ts';

export type Call = { request: IncomingMessage; response: ServerResponse; query: URLSearchParams };
export type Signed = Call & { session: Session };

/** `open` routes need no session; the others are handed one. */
export type Route =
  | { open: true; answer: (call: Call) => unknown }
  /** Takes JSON unless it says that it takes the bytes of a file. */
  | { open: false; takes?: 'bytes'; answer: (call: Signed) => unknown };

export async function readBody<T extends z.ZodType>(
  request: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > MAX_BODY_BYTES) throw new Refused('too-large');
    pieces.push(piece);
  }
  const parsed = schema.safeParse(parseJson(Buffer.concat(pieces).toString('utf8')));
  if (!parsed.success) throw new Refused('bad-request');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('bad-request');
  }
}
