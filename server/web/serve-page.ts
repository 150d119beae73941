/** Answers a request for a page of the built site. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Encoding, Page, Pages } from './pages.ts';
import { Refused } from './refusals.ts';

export async function servePage(
  pages: Pages,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused('wrong-method');
  const page = pages.find(path);
  const shown = page ?? pages.notFound(path);
  if (!shown) throw new Refused('not-found');
  response.setHeader('cache-control', shown.cacheControl);
  response.setHeader('etag', shown.etag);
  response.setHeader('vary', 'accept-encoding');
  if (page && request.headers['if-none-match'] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  const encoding = choose(shown, request.headers['accept-encoding'] ?? '');
  const body = await shown.body(encoding);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.setHeader('content-type', shown.type);
  response.setHeader('content-length', body.length);
  response.writeHead(page ? 200 : 404);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The best of ours that the browser names without refusing it. */
function choose(page: Page, accepted: string): Encoding {
  const words = accepted
    .split(',')
    .map((word) => word.trim().split(';'))
    .filter(([, q = '']) => !/^\s*q=0(\.0*)?$/.test(q))
    .map(([name]) => name);
  return page.encodings.find((encoding) => encoding === 'identity' || words.includes(encoding)) ?? 'identity';
}
