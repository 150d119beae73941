/** An answer that is no JSON: bytes there are, or bytes on their way. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type BodyOptions = {
  type: string;
  content: Uint8Array | Readable;
  /** Kept as a file of this name instead of shown; plain ASCII. */
  fileName?: string;
};

export class Body {
  readonly #options: BodyOptions;

  constructor(options: BodyOptions) {
    this.#options = options;
  }

  async send(response: ServerResponse): Promise<void> {
    const { type, content, fileName } = this.#options;
    response.setHeader('content-type', type);
    response.setHeader('cache-control', 'no-store');
    if (fileName !== undefined) {
      response.setHeader('content-disposition', `attachment; filename="${fileName}"`);
    }
    if (content instanceof Uint8Array) {
      response.setHeader('content-length', content.length);
      response.writeHead(200).end(content);
      return;
    }
    response.writeHead(200);
    await pipeline(content, response).catch((error: NodeJS.ErrnoException) => {
      // Whoever asked has gone away.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}
