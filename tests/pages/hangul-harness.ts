/**
 * A page with nothing on it but a real terminal and the input code, for tests of typing: files of this repository are
 * served as they are, without their types, so that no build stands between a trace and the answer.
 */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const VENDORS: Record<string, string> = {
  '@xterm/xterm': '/node_modules/@xterm/xterm/lib/xterm.mjs',
  '@xterm/xterm/css/xterm.css': '/node_modules/@xterm/xterm/css/xterm.css',
  '@xterm/addon-unicode-graphemes':
    '/node_modules/@xterm/addon-unicode-graphemes/lib/addon-unicode-graphemes.mjs',
  'es-hangul': '/node_modules/es-hangul/dist/index.mjs',
};

const PAGE = `<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>typing</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports: VENDORS })}</script>
<link rel="stylesheet" href="/src/styles/fonts.css?sheet">
<link rel="stylesheet" href="/src/styles/terminal-fonts.css?sheet">
<style>
body { margin: 0; background: #1a2128; color: #e2ddd0 } #place { width: 720px; height: 380px; padding: 8px }
</style>
<div id="place"></div><input id="elsewhere" aria-label="elsewhere">
<script type="module" src="/tests/pages/hangul-page.ts"></script></html>`;

export type Harness = { url: string; close: () => Promise<void> };

export async function hangulHarness(): Promise<Harness> {
  const http = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://harness');
    try {
      answer(normalize(decodeURIComponent(pathname)), search === '?sheet', response);
    } catch (problem) {
      response.writeHead(404).end(String(problem));
    }
  });
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    close: () => {
      http.closeAllConnections();
      return new Promise((done) => http.close(() => done()));
    },
  };
}

function answer(path: string, sheet: boolean, response: ServerResponse): void {
  if (path === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    return;
  }
  const kind = extname(path);
  const file = join(ROOT, path.startsWith('/fonts/') ? 'public' : '', path);
  if (kind === '.woff2') {
    response.setHeader('content-type', 'font/woff2').end(readFileSync(file));
    return;
  }
  const text = readFileSync(file, 'utf8');
  response.setHeader('content-type', 'text/javascript; charset=utf-8');
  if (sheet) response.setHeader('content-type', 'text/css').end(text);
  else if (kind === '.css') response.end(styleModule(text));
  else response.end(kind === '.ts' ? stripTypeScriptTypes(text) : text);
}

/** A bundler turns `import './x.css'` into a style of the page; so does this. */
const styleModule = (css: string): string =>
  `const style = document.createElement('style'); style.textContent = ${JSON.stringify(css)}; document.head.append(style);`;
