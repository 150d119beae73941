/** The web server with connections that break, stall, vanish, never read and never end. */
import { connect, type Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSE, MAX_INPUT_BYTES, PROTOCOL_VERSION } from '#protocol';
import { COOKIE, type PretendHouse, pretendHouse } from './backend.fixture.ts';
import {
  MAX_FRAGMENTS,
  MAX_STRANGERS,
  MESSAGES,
  PATIENCE,
  type Patience,
  SOCKETS_PER_SESSION,
} from './bounds.ts';
import { FaultProxy } from './fault-proxy.fixture.ts';
import { collect } from './heap.fixture.ts';
import { frame, OPCODE, RawSocket, until } from './raw-socket.fixture.ts';
import { Web } from './web.ts';

const HELLO = { type: 'hello', version: PROTOCOL_VERSION };
const OPEN = { type: 'open', version: PROTOCOL_VERSION, machine: 'vm-01', cols: 80, rows: 24 };
const MEGABYTE = 1024 * 1024;

let house: PretendHouse;
let web: Web;
let port: number;
const sockets: RawSocket[] = [];
const streams: Socket[] = [];
const proxies: FaultProxy[] = [];

beforeEach(() => open());
afterEach(async () => {
  for (const { stream } of sockets.splice(0)) stream.destroy();
  for (const stream of streams.splice(0)) stream.destroy();
  for (const proxy of proxies.splice(0)) await proxy.close();
  await web.close();
});

async function open(patience: Partial<Patience> = {}): Promise<void> {
  house = pretendHouse();
  web = new Web({ backend: house.backend, pages: null, patience: { ...PATIENCE, ...patience } });
  port = await web.listen({ port: 0 });
}

async function reopen(patience: Partial<Patience>): Promise<void> {
  await web.close();
  await open(patience);
}

/** A socket of a session, straight or through a cable. The server must be addressed by its own name either way. */
function raw(
  path: string,
  {
    session = '',
    through = port,
    headers = {},
  }: { session?: string; through?: number; headers?: Record<string, string> } = {},
): RawSocket {
  const own = `127.0.0.1:${port}`;
  const cookie = `madang-${port}=${COOKIE}${session}`;
  const socket = new RawSocket(through, path, { cookie, host: own, origin: `http://${own}`, ...headers });
  sockets.push(socket);
  return socket;
}

async function greeted(path: string, options: Parameters<typeof raw>[1] = {}): Promise<RawSocket> {
  const socket = await raw(path, options).opened();
  socket.text(path === '/ws/live' ? HELLO : OPEN);
  await socket.until(() => socket.received.length > 0 || socket.closed);
  return socket;
}

async function cable(): Promise<FaultProxy> {
  const proxy = await FaultProxy.open(port);
  proxies.push(proxy);
  return proxy;
}

/** A learner who comes now: health, a page of the API, the live channel and an answered ping. */
async function learnerJoins(session = 'new'): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    headers: { cookie: `madang-${port}=${COOKIE}-${session}`, connection: 'close' },
  });
  expect(answer.status).toBe(200);
  const socket = await greeted('/ws/live', { session: `-${session}` });
  await answers(socket);
}

let asked = 0;
async function answers(socket: RawSocket): Promise<void> {
  const n = asked++;
  socket.text({ type: 'ping', n });
  await socket.until(() => socket.received.includes(`{"type":"pong","n":${n}}`) || socket.closed);
  expect(socket.closed).toBe(false);
}

test('F-03 a peer that vanished without a word is noticed, and what it held is let go', async () => {
  await reopen({ pingMs: 40 });
  const proxy = await cable();
  await greeted('/ws/live', { through: proxy.port });
  await greeted('/ws/terminal', { through: proxy.port });
  expect(web.sockets).toBe(2);
  proxy.vanish();
  await until(() => web.sockets === 0);
  expect(house.heard).toEqual(expect.arrayContaining(['closed', 'left']));
});

test('F-03 a peer that stops in the middle of a message is no peer', async () => {
  await reopen({ pingMs: 40 });
  const socket = await greeted('/ws/live');
  socket.stream.write(frame({ payload: Buffer.alloc(1000, 'x') }).subarray(0, 500));
  await until(() => web.sockets === 0);
});

test('a connection that breaks anywhere, in either direction, leaves nothing behind', async () => {
  for (const direction of ['up', 'down'] as const) {
    for (let bytes = 0; bytes <= 700; bytes += 25) {
      const proxy = await cable();
      proxy.cutAfter(bytes, direction);
      const socket = raw('/ws/terminal', { through: proxy.port });
      await socket.opened();
      socket.text(OPEN);
      for (let i = 0; i < 20; i++) socket.text({ type: 'resize', cols: 80 + i, rows: 24 });
      await socket.until(() => socket.closed || socket.received.length > 0);
      socket.stream.destroy();
    }
  }
  await until(() => web.sockets === 0);
  expect(house.heard.filter((one) => one === 'left').length).toBeGreaterThan(0);
  await learnerJoins();
});

test('a reset in the middle of everything ends the sockets it hit', async () => {
  const proxy = await cable();
  const steady = await greeted('/ws/live');
  for (let i = 0; i < 20; i++) await greeted(i % 2 ? '/ws/live' : '/ws/terminal', { through: proxy.port });
  expect(web.sockets).toBe(21);
  proxy.reset();
  await until(() => web.sockets === 1);
  await answers(steady);
});

test('a slow line is no reason to let go: late and in pieces everything arrives', async () => {
  const proxy = await cable();
  proxy.delay(15);
  const socket = await greeted('/ws/terminal', { through: proxy.port });
  socket.send({ opcode: OPCODE.bytes, payload: Buffer.alloc(MAX_INPUT_BYTES, 'x') });
  await until(() => house.heard.includes(`${MAX_INPUT_BYTES} bytes`));
  await answers(socket);
});

test('S-27 a page that takes nothing is let go before it costs much, and nobody else notices', async () => {
  const proxy = await cable();
  const steady = await greeted('/ws/live', { session: '-steady' });
  await greeted('/ws/live', { through: proxy.port });
  proxy.stall('down');
  const reason = { ko: '가'.repeat(10_000), en: '' };
  let told = 0;
  while (web.sockets > 1) {
    house.tell({ type: 'lab', lab: { kind: 'none', reason, machines: {} } });
    told += 30_000;
    await new Promise((next) => setImmediate(next));
    // Buffers of the system on the way and a megabyte of ours.
    expect(told).toBeLessThan(64 * MEGABYTE);
  }
  await answers(steady);
});

test('S-27 a terminal nobody takes the output of is let go after a while, one that is taken is not', async () => {
  await reopen({ stalledMs: 50 });
  const proxy = await cable();
  const taking = await greeted('/ws/terminal');
  const taken = house.sink!;
  await greeted('/ws/terminal', { through: proxy.port });
  proxy.stall('down');
  for (let i = 0; i < 16; i++) house.sink!.bytes(Buffer.alloc(MEGABYTE));
  await until(() => web.sockets === 1);
  expect(house.heard).toContain('left');
  for (let i = 0; i < 16; i++) {
    taken.bytes(Buffer.alloc(MEGABYTE));
    await taking.until(() => taking.received.length > (i + 1) * MEGABYTE);
  }
  await answers(taking);
});

test('S-27 two thousand requests that never end, and sockets of nobody: a learner joins', async () => {
  const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `;
  let ended = 0;
  for (let i = 0; i < 2000; i++) {
    const stream = connect(port, '127.0.0.1', () => stream.write(i % 2 ? head : ''));
    stream.on('error', () => {});
    stream.on('close', () => ended++);
    stream.resume();
    streams.push(stream);
  }
  await until(() => ended >= 2000 - MAX_STRANGERS);
  expect(web.strangers).toBeLessThanOrEqual(MAX_STRANGERS);
  await learnerJoins('first');
  // Sockets without a session that do not answer their close.
  for (let i = 0; i < MAX_STRANGERS + 50; i++) raw('/ws/live', { headers: { cookie: '' } });
  await until(() => sockets.filter(({ closed }) => closed).length >= 50);
  expect(web.strangers).toBeLessThanOrEqual(MAX_STRANGERS);
  await learnerJoins('second');
});

test('S-27 a session has a bounded number of sockets; another session does not pay for it', async () => {
  for (let i = 0; i < SOCKETS_PER_SESSION; i++) await greeted('/ws/live');
  const more = await raw('/ws/live').opened();
  await more.gone();
  expect(more.closeCode).toBe(CLOSE.tooMany.code);
  await learnerJoins();
});

test('S-26 five hundred unfinished messages at the limit are held within bounds, and others are served', async () => {
  const payload = Buffer.alloc(MAX_INPUT_BYTES, 'x');
  const unfinished = frame({ opcode: OPCODE.bytes, payload }).subarray(0, -1);
  const before = collect();
  const holding: RawSocket[] = [];
  for (let i = 0; i < 500; i++) holding.push(await greeted('/ws/terminal', { session: `-${i % 5}` }));
  for (const { stream } of holding) stream.write(unfinished);
  await until(() => holding.every(({ stream }) => stream.writableLength === 0));
  for (let i = 0; i < 20; i++) await learnerJoins(`other-${i}`);
  expect(web.sockets).toBe(520);
  expect(collect() - before).toBeLessThan(64 * MEGABYTE);
});

test('S-26 a message that says it will be larger than the limit ends its socket before it comes', async () => {
  const before = collect();
  for (const [path, length] of [
    ['/ws/terminal', MAX_INPUT_BYTES + 1],
    ['/ws/terminal', 64 * MEGABYTE],
    ['/ws/live', 16 * 1024 + 1],
  ] as const) {
    const socket = await greeted(path);
    socket.send({ opcode: OPCODE.bytes, length, payload: Buffer.alloc(100) });
    await socket.gone();
    expect([path, length, socket.closeCode]).toEqual([path, length, 1009]);
    const pieces = await greeted(path);
    for (let i = 0; i < 20 && !pieces.closed; i++)
      pieces.send({ opcode: i === 0 ? OPCODE.bytes : OPCODE.more, fin: false, payload: Buffer.alloc(8192) });
    await pieces.gone();
    expect([path, pieces.closeCode]).toEqual([path, 1009]);
  }
  expect(collect() - before).toBeLessThan(8 * MEGABYTE);
});

test('S-26 a message in more pieces than there may be, and one that drips in byte by byte, end their sockets', async () => {
  const pieces = await greeted('/ws/live');
  for (let i = 0; i <= MAX_FRAGMENTS; i++)
    pieces.send({ opcode: i === 0 ? OPCODE.text : OPCODE.more, fin: false, payload: Buffer.from('x') });
  await pieces.gone();
  expect(pieces.closeCode).toBe(1008);
  const drip = await greeted('/ws/terminal');
  drip.stream.setNoDelay(true);
  drip.send({ opcode: OPCODE.bytes, length: MAX_INPUT_BYTES });
  while (!drip.closed && drip.closeCode === null) {
    drip.stream.write('x');
    await new Promise((next) => setImmediate(next));
  }
  await drip.gone();
  expect(drip.closeCode).toBe(1008);
});

test('S-26 compression is not agreed on, so there is no bomb', async () => {
  const bomb = deflateRawSync(Buffer.alloc(32 * MEGABYTE));
  expect(bomb.length).toBeLessThan(MAX_INPUT_BYTES);
  const before = collect();
  const socket = await greeted('/ws/terminal', {
    headers: { 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' },
  });
  expect(socket.answer.toLowerCase()).not.toContain('sec-websocket-extensions');
  socket.send({ opcode: OPCODE.bytes, reserved: 0b100, payload: bomb });
  await socket.gone();
  expect(socket.closeCode).toBe(1002);
  expect(collect() - before).toBeLessThan(8 * MEGABYTE);
});

test('S-28 a session that floods is read at its measure, and others are answered meanwhile', async () => {
  const flood = await greeted('/ws/live');
  house.heard.length = 0;
  const began = performance.now();
  const watch = frame({ payload: Buffer.from('{"type":"watch","stage":4,"steps":[]}') });
  flood.stream.write(Buffer.concat(Array.from({ length: 100_000 }, () => watch)));
  await until(() => house.heard.length >= MESSAGES.burst);
  for (let i = 0; i < 50; i++) await learnerJoins(`other-${i}`);
  const seconds = (performance.now() - began) / 1000;
  // What was read together is heard together: one chunk more.
  const chunk = Math.ceil(65_536 / watch.length);
  const heard = house.heard.filter((one) => typeof one === 'object').length;
  expect(heard).toBeLessThan(MESSAGES.burst + seconds * MESSAGES.perSecond + 2 * chunk);
  expect(heard).toBeLessThan(100_000);
  expect(flood.closed).toBe(false);
});
