/** The server's side of #protocol against peers that are broken on purpose. The seed is in the name of a failure. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CLOSE,
  LiveRequest,
  MAX_CLIENT_MESSAGE_BYTES,
  Ping,
  PROTOCOL_VERSION,
  TerminalRequest,
  WatchRequest,
} from '#protocol';
import { COOKIE, type PretendHouse, pretendHouse } from './backend.fixture.ts';
import { PATIENCE } from './bounds.ts';
import { Fuzzer } from './fuzz.fixture.ts';
import { OPCODE, RawSocket, until } from './raw-socket.fixture.ts';
import { Web } from './web.ts';

/** Frames for each door; MADANG_FUZZ says how many when somebody has an evening. */
const FRAMES = Number(process.env.MADANG_FUZZ ?? 500);
const SEED = Number(process.env.MADANG_SEED ?? 20_261_121);

const DOORS = {
  '/ws/live': { schema: LiveRequest, first: { type: 'hello', version: PROTOCOL_VERSION } },
  '/ws/terminal': {
    schema: TerminalRequest,
    first: { type: 'open', version: PROTOCOL_VERSION, machine: 'vm-01', cols: 80, rows: 24 },
  },
  '/ws/watch': {
    schema: WatchRequest,
    first: { type: 'watch', version: PROTOCOL_VERSION, terminal: 'shell' },
  },
} as const;
type Door = keyof typeof DOORS;

/** Every close there may be: ours by name, and those of the socket library for frames that are none. */
const NAMED: ReadonlySet<number> = new Set(Object.values(CLOSE).map(({ code }) => code));
const OF_THE_LIBRARY: ReadonlySet<number> = new Set([1000, 1002, 1003, 1007, 1008, 1009]);

let house: PretendHouse;
let web: Web;
let port: number;
const faults: unknown[] = [];
const sockets: RawSocket[] = [];
beforeEach(async () => {
  house = pretendHouse();
  faults.length = 0;
  web = new Web({
    backend: house.backend,
    pages: null,
    // These sockets answer no ping of the server, and an evening is long.
    patience: { ...PATIENCE, pingMs: 24 * 60 * 60 * 1000 },
    log: (entry) => entry.what === 'error' && faults.push(entry),
  });
  port = await web.listen({ port: 0 });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.stream.destroy();
  await web.close();
});

function open(door: Door, cookie = COOKIE): Promise<RawSocket> {
  const socket = new RawSocket(port, door, { cookie: `madang-${port}=${cookie}` });
  sockets.push(socket);
  return socket.opened();
}

/** A socket that has said its first message and been answered. */
async function greeted(door: Door): Promise<RawSocket> {
  const socket = await open(door);
  socket.text(DOORS[door].first);
  await socket.until(() => socket.received.length > 0);
  return socket;
}

function isGood(door: Door, bytes: Buffer, greeted: boolean): boolean {
  if (bytes.length > MAX_CLIENT_MESSAGE_BYTES) return false;
  try {
    const json: unknown = JSON.parse(bytes.toString());
    return DOORS[door].schema.safeParse(json).success || (greeted && Ping.safeParse(json).success);
  } catch {
    return false;
  }
}

/** Asked after each round: everything else must be as if nothing had happened. */
async function isUnharmed(steady: RawSocket): Promise<void> {
  const before = steady.received.length;
  steady.text({ type: 'ping', n: 7 });
  await steady.until(() => steady.received.length > before || steady.closed);
  expect(steady.closed).toBe(false);
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  expect(Object.prototype).not.toHaveProperty('admin');
  expect(faults).toEqual([]);
}

for (const door of Object.keys(DOORS) as Door[]) {
  test(`S-26 F-25 ${door}: ${FRAMES} frames that are nearly right are taken or end their own socket (seed ${SEED})`, async () => {
    const steady = await greeted('/ws/live');
    const fuzzer = new Fuzzer([DOORS[door].schema, Ping], SEED);
    let socket = await greeted(door);
    const seen = { good: 0, bad: 0 };
    for (let i = 0; i < FRAMES; i++) {
      const bytes = fuzzer.next();
      const good = isGood(door, bytes, true);
      socket.send({ payload: bytes });
      if (good) {
        seen.good++;
        // Answered, or ended by name; either way before the next one is sent.
        const before = socket.received.length;
        socket.text({ type: 'ping', n: i });
        await socket.until(() => socket.received.length > before || socket.closed);
      } else {
        seen.bad++;
        await socket.gone();
        const code = socket.closeCode;
        expect([bytes.toString().slice(0, 200), code]).toEqual([
          bytes.toString().slice(0, 200),
          expect.toSatisfy((one) => one === CLOSE.badMessage.code || OF_THE_LIBRARY.has(one)),
        ]);
      }
      if (socket.closed || socket.closeCode !== null) {
        await socket.gone();
        expect([...NAMED, ...OF_THE_LIBRARY]).toContain(socket.closeCode);
        socket = await greeted(door);
      }
    }
    expect(seen.good).toBeGreaterThan(FRAMES / 20);
    expect(seen.bad).toBeGreaterThan(FRAMES / 4);
    await isUnharmed(steady);
    socket.stream.destroy();
    await until(() => web.sockets === 1);
  });

  test(`${door}: whatever comes first and is not its greeting ends it, a ping as well`, async () => {
    const fuzzer = new Fuzzer([LiveRequest, TerminalRequest, WatchRequest, Ping], SEED);
    const { type } = DOORS[door].first;
    for (const message of fuzzer.good()) {
      if ((message as { type: string }).type === type) continue;
      const socket = await open(door);
      socket.text(message);
      await socket.gone();
      expect([message, socket.closeCode]).toEqual([message, CLOSE.badMessage.code]);
      expect(socket.received.includes('pong')).toBe(false);
    }
    expect(house.heard.filter((one) => one !== 'closed')).toEqual([]);
  });
}

test('frames that no browser could send end their socket and nothing else', async () => {
  const steady = await greeted('/ws/live');
  const payload = Buffer.from('{"type":"ping","n":1}');
  const broken: Array<[string, Parameters<RawSocket['send']>[0]]> = [
    ['not masked', { payload, masked: false }],
    ['reserved bits', { payload, reserved: 0b100 }],
    ['compressed', { payload: Buffer.from('cb48cdc9c957c840', 'hex'), reserved: 0b100 }],
    ['an unknown opcode', { payload, opcode: 0x3 }],
    ['a piece of nothing', { payload, opcode: OPCODE.more }],
    ['a ping that is too long', { payload: Buffer.alloc(126), opcode: OPCODE.ping }],
    ['a ping in pieces', { payload, opcode: OPCODE.ping, fin: false }],
    ['a close of one byte', { payload: Buffer.from([3]), opcode: OPCODE.close }],
    ['a close with a code there is not', { payload: Buffer.from([0, 1]), opcode: OPCODE.close }],
    ['a close with broken letters', { payload: Buffer.from([3, 232, 0xff]), opcode: OPCODE.close }],
    ['a length of nine exabytes', { payload, length: 2 ** 53 - 1 }],
    ['text that is not UTF-8', { payload: Buffer.from([0x22, 0xc0, 0x80, 0x22]) }],
  ];
  for (const door of Object.keys(DOORS) as Door[]) {
    for (const [what, one] of broken) {
      const socket = await greeted(door);
      socket.send(one);
      await socket.gone();
      expect([what, OF_THE_LIBRARY.has(socket.closeCode ?? 0)]).toEqual([what, true]);
    }
  }
  await isUnharmed(steady);
});

test('what comes after a close is not heard', async () => {
  const socket = await greeted('/ws/live');
  house.heard.length = 0;
  const watch = JSON.stringify({ type: 'watch', stage: 4, steps: [] });
  const many = Array.from({ length: 5000 }, () => ({ payload: Buffer.from(watch) }));
  socket.send({ payload: Buffer.from('nonsense') });
  for (const one of many) socket.send(one);
  await socket.gone();
  await until(() => web.sockets === 0);
  expect(house.heard).toEqual(['closed']);
});

test('pings are answered with their number at every door, and by nobody who is not let in', async () => {
  for (const door of Object.keys(DOORS) as Door[]) {
    const socket = await greeted(door);
    socket.text({ type: 'ping', n: 41 });
    await socket.until(() => socket.received.includes('{"type":"pong","n":41}'));
    for (const n of [-1, 1.5, 2 ** 40, '1', null]) {
      const other = await greeted(door);
      other.text({ type: 'ping', n });
      await other.gone();
      expect([n, other.closeCode]).toEqual([n, CLOSE.badMessage.code]);
    }
  }
  const stranger = await open('/ws/live', 'nobody');
  stranger.text({ type: 'ping', n: 41 });
  await stranger.gone();
  expect(stranger.closeCode).toBe(CLOSE.notAllowed.code);
  expect(stranger.received.includes('pong')).toBe(false);
});
