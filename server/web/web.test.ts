import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE, PROTOCOL_VERSION } from '#protocol';
import { COOKIE, type PretendHouse, pretendHouse } from './backend.fixture.ts';
import { PATIENCE, type Patience } from './bounds.ts';
import { Pages } from './pages.ts';
import { Web } from './web.ts';

const LESSON = `<!doctype html><title>이름</title>${'<p>한 번에 한 가지만 말합니다.</p>'.repeat(200)}`;

let folder: string;
let web: Web;
let origin: string;
let house: PretendHouse;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'madang-web-'));
  for (const name of ['_astro', 'learn/이름', 'en']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'index.html'), LESSON);
  writeFileSync(join(folder, 'learn/이름/index.html'), LESSON);
  writeFileSync(join(folder, '404.html'), '없는 페이지');
  writeFileSync(join(folder, 'en/404.html'), 'no such page');
  writeFileSync(join(folder, '_astro/page.abc123.js'), 'export {};');
  writeFileSync(join(folder, 'font.woff2'), Buffer.alloc(4096));
  await open();
});
afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

async function open(patience: Partial<Patience> = {}): Promise<void> {
  house = pretendHouse();
  web = new Web({ backend: house.backend, pages: new Pages(folder), patience: { ...PATIENCE, ...patience } });
  origin = `http://127.0.0.1:${await web.listen({ port: 0 })}`;
}

function socket(path = '/ws/live', autoPong = true): WebSocket {
  const cookie = `madang-${new URL(origin).port}=${COOKIE}`;
  return new WebSocket(origin.replace('http', 'ws') + path, { headers: { origin, cookie }, autoPong });
}

const closing = (client: WebSocket): Promise<number> =>
  new Promise((resolve) => client.once('close', (code) => resolve(code)));

test('a page is found at its folder, with and without the last slash, in Korean as well', async () => {
  for (const path of [
    '/',
    '/index.html',
    '/learn/이름',
    '/learn/이름/',
    encodeURI('/learn/이름/').toLowerCase(),
  ]) {
    const answer = await fetch(origin + path);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await answer.text()).toBe(LESSON);
  }
});

test('a name in another Unicode form is the same page', async () => {
  expect((await fetch(`${origin}/learn/${encodeURIComponent('이름'.normalize('NFD'))}/`)).status).toBe(200);
});

test('a page travels compressed as the browser asks, and whole when it does not', async () => {
  const ask = async (accepted: string): Promise<[string | null, Buffer]> => {
    const { request } = await import('node:http');
    return new Promise((resolve) =>
      request(origin, { headers: { 'accept-encoding': accepted } }, async (response) => {
        const pieces: Buffer[] = [];
        for await (const piece of response) pieces.push(piece as Buffer);
        resolve([response.headers['content-encoding'] ?? null, Buffer.concat(pieces)]);
      }).end(),
    );
  };
  const [br, brotli] = await ask('gzip, deflate, br');
  expect([br, brotliDecompressSync(brotli).toString()]).toEqual(['br', LESSON]);
  expect(brotli.length).toBeLessThan(LESSON.length / 10);
  const [gz, gzipped] = await ask('gzip, br;q=0');
  expect([gz, gunzipSync(gzipped).toString()]).toEqual(['gzip', LESSON]);
  expect(await ask('')).toEqual([null, Buffer.from(LESSON)]);
});

test('what the browser has already is not sent again; what never changes is not asked for again', async () => {
  const first = await fetch(origin);
  const again = await fetch(origin, { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const script = await fetch(`${origin}/_astro/page.abc123.js`);
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('a page that does not exist says so in the language of its path', async () => {
  for (const [path, text] of [
    ['/nothing', '없는 페이지'],
    ['/en/nothing/', 'no such page'],
  ]) {
    const answer = await fetch(origin + path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 404, text]);
  }
});

test('a page can be asked for its headers and cannot be written', async () => {
  const head = await fetch(origin, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    expect([method, (await fetch(origin, { method })).status]).toEqual([method, 405]);
  }
});

test('a newer build is served without a restart', async () => {
  writeFileSync(join(folder, 'index.html'), 'newer');
  expect(await (await fetch(origin)).text()).toBe(LESSON);
  web.setPages(new Pages(folder));
  expect(await (await fetch(origin)).text()).toBe('newer');
});

test('a refusal has a name and a sentence in both languages', async () => {
  const answer = await fetch(`${origin}/api/lab`);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    error: {
      code: 'not-signed-in',
      message: {
        ko: '이 브라우저는 아직 들어오지 않았습니다. ./madang up이 터미널에 출력한 주소를 그대로 여십시오.',
        en: 'This browser has not signed in yet. Open the address that ./madang up printed in its terminal.',
      },
    },
  });
});

test('a page greets first, and then requests and events pass', async () => {
  const client = socket();
  client.once('open', () => client.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION })));
  const texts: string[] = [];
  client.on('message', (data) => texts.push(data.toString()));
  const watch = { type: 'watch', stage: 4, steps: ['one'] };
  await new Promise((resolve) => client.once('message', resolve));
  client.send(JSON.stringify(watch));
  house.tell({ type: 'progress', stages: [] });
  while (texts.length < 2 || house.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(texts.map((text) => JSON.parse(text))).toEqual([
    { type: 'hello', version: PROTOCOL_VERSION },
    { type: 'progress', stages: [] },
  ]);
  expect(house.heard).toEqual([watch]);
  client.close();
  while (house.heard.length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(house.heard[1]).toBe('closed');
});

test('a page that does not greet, or greets in another version, is told why', async () => {
  for (const [message, code] of [
    [{ type: 'watch', stage: 4, steps: [] }, CLOSE.badMessage.code],
    [{ type: 'hello', version: PROTOCOL_VERSION + 1 }, CLOSE.oldPage.code],
  ] as const) {
    const client = socket();
    client.once('open', () => client.send(JSON.stringify(message)));
    expect(await closing(client)).toBe(code);
  }
  expect(house.heard).toEqual([]);
});

test('a socket that says nothing is closed', async () => {
  await web.close();
  await open({ firstMessageMs: 20 });
  expect(await closing(socket())).toBe(CLOSE.badMessage.code);
  expect(await closing(socket('/ws/terminal'))).toBe(CLOSE.badMessage.code);
});

test('a peer that does not answer a ping is ended, one that does stays', async () => {
  await web.close();
  await open({ pingMs: 30 });
  const living = socket();
  const dead = socket('/ws/live', false);
  expect(await closing(dead)).toBe(1006);
  expect(living.readyState).toBe(WebSocket.OPEN);
  living.terminate();
});

test('a server that stops tells its pages that they may come back', async () => {
  const client = socket();
  await new Promise((resolve) => client.once('open', resolve));
  const code = closing(client);
  await web.close();
  expect(await code).toBe(CLOSE.serverStopping.code);
  expect(web.sockets).toBe(0);
});

test('anybody hears that the server is there; how well it keeps up is for who signed in', async () => {
  const health = async (headers: Record<string, string> = {}): Promise<unknown> =>
    (await fetch(`${origin}/api/health`, { headers })).json();
  const alive = { ok: true, version: PROTOCOL_VERSION };
  expect(await health()).toEqual(alive);
  expect(await health({ cookie: `madang-${new URL(origin).port}=${COOKIE}` })).toEqual({
    ...alive,
    lateness: { p50: 0, p99: 0, max: 0 },
  });
});
