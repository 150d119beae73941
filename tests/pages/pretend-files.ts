/** For tests of the pages: a home directory that is not on any disk, and answers as slowly or badly as a test wants. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type PretendFile = { content: Buffer; kind: 'file' | 'folder' | 'link' | 'other'; modified: string };

type Refusal = { status: number; code: string; ko: string; en: string };

export class PretendFiles {
  readonly home = new Map<string, PretendFile>();
  /** Of every request, in order. */
  readonly asked: string[] = [];
  unnamed = 0;
  more = false;
  /** Refuses what is asked for next, once. */
  refuse: Refusal | null = null;
  /** Answers nothing while it is held: downloads stop half way, uploads before their answer. */
  held: Promise<void> = Promise.resolve();
  /** Breaks the connection in the middle of the next download. */
  breakNext = false;

  put(name: string, content: string | Buffer, kind: PretendFile['kind'] = 'file'): void {
    this.home.set(name, { content: Buffer.from(content), kind, modified: '2026-03-02T06:12:00.000Z' });
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://pretend');
    const name = searchParams.get('name') ?? '';
    this.asked.push(`${request.method} ${pathname.slice('/api/files'.length)}${name && ` ${name}`}`);
    const { refuse } = this;
    this.refuse = null;
    if (refuse) {
      request.resume();
      return json(response, refuse.status, {
        error: { code: refuse.code, message: { ko: refuse.ko, en: refuse.en } },
      });
    }
    if (pathname === '/api/files') return json(response, 200, this.#listing());
    if (request.method === 'PUT') await this.#take(request, response, name, searchParams.has('replace'));
    else await this.#give(response, name);
  }

  #listing(): unknown {
    const files = [...this.home].map(([name, { content, kind, modified }]) => ({
      name,
      kind,
      size: content.length,
      modified,
    }));
    return { files, unnamed: this.unnamed, more: this.more };
  }

  async #take(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    replace: boolean,
  ): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    } catch {
      return; // whoever sent it has given up
    }
    await this.held;
    if (response.destroyed) return;
    const right =
      request.headers['x-madang'] === '1' && request.headers['content-type'] === 'application/octet-stream';
    if (!right) return json(response, 415, {});
    if (this.home.has(name) && !replace)
      return json(response, 409, { error: { code: 'file-exists', message: { ko: '있음', en: 'there' } } });
    this.put(name, Buffer.concat(pieces));
    return json(response, 200, { name, size: Buffer.concat(pieces).length });
  }

  async #give(response: ServerResponse, name: string): Promise<void> {
    const file = this.home.get(name);
    if (!file) return json(response, 404, {});
    const half = Math.floor(file.content.length / 2);
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-length': file.content.length,
    });
    response.write(file.content.subarray(0, half));
    if (this.breakNext) {
      this.breakNext = false;
      setTimeout(() => response.destroy(), 50);
      return;
    }
    await this.held;
    response.end(file.content.subarray(half));
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
