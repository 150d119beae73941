/** The built site, known file by file when the server starts. What is not in the list does not exist. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};
const COMPRESSIBLE = /^(text\/|application\/(json|xml|manifest|wasm)|image\/svg)/;
/** Below this the headers weigh more than what is saved. */
const WORTH_COMPRESSING_BYTES = 1024;
/** Near the best size, and still below a millisecond for a page. */
const BROTLI_QUALITY = 6;

export type Encoding = 'br' | 'gzip' | 'identity';

export type Page = {
  type: string;
  etag: string;
  cacheControl: string;
  /** The bytes, compressed at most once in the life of the server. */
  body: (encoding: Encoding) => Promise<Buffer>;
  encodings: readonly Encoding[];
};

export class Pages {
  readonly #pages = new Map<string, Page>();

  constructor(folder: string) {
    this.#add(folder, '');
  }

  get size(): number {
    return this.#pages.size;
  }

  /** The page at a path as it stands in a request line; null when there is none. */
  find(path: string): Page | null {
    const decoded = decode(path);
    if (decoded === null) return null;
    return this.#pages.get(decoded) ?? this.#pages.get(decoded.replace(/\/$/, '')) ?? null;
  }

  /** What is shown when there is none, in the language of the path. */
  notFound(path: string): Page | null {
    const english = path === '/en' || path.startsWith('/en/');
    return (english ? this.#pages.get('/en/404') : undefined) ?? this.#pages.get('/404.html') ?? null;
  }

  #add(folder: string, prefix: string): void {
    for (const name of readdirSync(folder)) {
      if (name.startsWith('.')) continue;
      const file = join(folder, name);
      // lstat: a link could lead out of the folder, so links are not pages (S-11).
      const kind = lstatSync(file);
      const path = `${prefix}/${name.normalize('NFC')}`;
      if (kind.isDirectory()) this.#add(file, path);
      else if (kind.isFile()) this.#addFile(file, path);
    }
  }

  #addFile(file: string, path: string): void {
    const page = makePage(file, path);
    this.#pages.set(path, page);
    if (path.endsWith('/index.html')) this.#pages.set(path.slice(0, -'/index.html'.length), page);
    else if (path.endsWith('.html')) this.#pages.set(path.slice(0, -'.html'.length), page);
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return null;
  }
}

function makePage(file: string, path: string): Page {
  const bytes = readFileSync(file);
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const compressible = COMPRESSIBLE.test(type) && bytes.length >= WORTH_COMPRESSING_BYTES;
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
    // Names under /_astro/ hold a hash of what is in them.
    cacheControl: path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    encodings: compressible ? ['br', 'gzip', 'identity'] : ['identity'],
    body: (encoding) => {
      const known = made.get(encoding) ?? encode(bytes, encoding);
      made.set(encoding, known);
      return known;
    },
  };
}

function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return Promise.resolve(bytes);
  if (encoding === 'gzip') return promisify(gzip)(bytes);
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
