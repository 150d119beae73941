import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { MAX_PACKET_BYTES, PIECE_BYTES } from './bounds.ts';
import { Framer } from './framing.ts';
import { readHello, readReply } from './replies.ts';
import { Session } from './session.ts';
import { type Answer, END, FAILURE, FakeServer, FILE, OK, say, troubleOf } from './sftp.fixture.ts';
import { Trouble } from './trouble.ts';
import { packet, string, uint32, uint64 } from './wire.ts';

const PATIENCE = { loginMs: 40, silenceMs: 40 };

async function meet(answer: Answer, hello?: Uint8Array): Promise<{ server: FakeServer; session: Session }> {
  const server = new FakeServer(answer, hello);
  return { server, session: await Session.open(server.link, PATIENCE) };
}

test('[F1] a conversation is begun by two hellos, and what the machine can do more is remembered', async () => {
  const { session } = await meet(() => null, say.hello(3, ['posix-rename@openssh.com', 'own@example']));
  expect([session.can('replace'), session.can('sync')]).toEqual([true, false]);
});

test.each([
  ['another version', say.hello(2)],
  ['a newer version', say.hello(6)],
  ['an answer to nothing', say.status(1, 0)],
  ['a length of four gigabytes', Buffer.from([0xff, 0xff, 0xff, 0xff, 2])],
  ['a length of nothing', Buffer.from([0, 0, 0, 0, 2])],
  ['a packet just above the bound', Buffer.concat([uint32(MAX_PACKET_BYTES + 1), Buffer.of(2)])],
  ['half an extension', packet(2, uint32(3), uint32(400), Buffer.from('short'))],
  [
    'endless extensions',
    say.hello(
      3,
      Array.from({ length: 65 }, (_, i) => `e${i}`),
    ),
  ],
])('[F2] a machine that begins with %s is told apart and let go', async (_, hello) => {
  const server = new FakeServer(() => null, hello);
  expect(await troubleOf(Session.open(server.link, PATIENCE))).toBe('machine-nonsense');
  expect(server.killed).toBe(true);
});

test('[F2] a login script that prints is named, because whoever wrote it can mend it', async () => {
  const server = new FakeServer(() => null, Buffer.from('Welcome to pg-01!\n'));
  expect(await troubleOf(Session.open(server.link, PATIENCE))).toBe('chatty-login');
});

test('[F3] a machine that never says hello is away', async () => {
  const server = new FakeServer(() => null, Buffer.alloc(0));
  expect(await troubleOf(Session.open(server.link, PATIENCE))).toBe('machine-away');
  expect(server.killed).toBe(true);
});

afterEach(() => vi.useRealTimers());

test('[F3] a machine that owes an answer and gives none is silent; one that owes nothing may be', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { server, session } = await meet(({ what, id }) => (what === 'lstat' ? say.attributes(id) : null));
  await session.lstat('/home/lab/a');
  vi.advanceTimersByTime(60_000);
  expect(session.over).toBe(false);
  const owed = troubleOf(session.realpath('.'));
  vi.advanceTimersByTime(PATIENCE.silenceMs);
  expect(await owed).toBe('machine-silent');
  expect(server.killed).toBe(true);
});

test('[F4] a machine that goes away ends everything that waits, and what is asked after that', async () => {
  const { server, session } = await meet(() => null);
  const waiting = [troubleOf(session.lstat('a')), troubleOf(session.opendir('b'))];
  server.end();
  expect(await Promise.all(waiting)).toEqual(['cut-off', 'cut-off']);
  expect(await troubleOf(session.lstat('c'))).toBe('cut-off');
});

test('[F5] answers may overtake each other', async () => {
  const late: Uint8Array[] = [];
  const { server, session } = await meet(({ id, what }) => {
    if (what === 'lstat') late.push(say.attributes(id, FILE(11)));
    return what === 'stat' ? say.attributes(id, FILE(22)) : null;
  });
  const first = session.lstat('a');
  expect((await session.stat('b')).size).toBe(22);
  server.send(late[0]!);
  expect((await first).size).toBe(11);
});

const hostile: Array<[string, Answer]> = [
  ['to a question nobody asked', ({ id }) => say.attributes(id + 1)],
  ['twice', ({ id }) => Buffer.concat([say.attributes(id), say.attributes(id)])],
  ['with another kind of answer', ({ id }) => say.handle(id)],
  ['with success where there must be more', ({ id }) => say.status(id, OK)],
  ['with a kind nobody knows', ({ id }) => packet(99, uint32(id))],
  ['with half a packet and then another', ({ id }) => say.attributes(id).fill(0xff, 5)],
  ['with something behind it', ({ id }) => packet(105, uint32(id), FILE(), Buffer.of(0))],
  ['with attributes nobody knows', ({ id }) => packet(105, uint32(id), uint32(0x10))],
  ['with a size beyond any disk', ({ id }) => packet(105, uint32(id), uint32(1), Buffer.alloc(8, 0xff))],
  ['with endless attributes', ({ id }) => packet(105, uint32(id), uint32(0x80000000), uint32(0xffffffff))],
  ['without its number', () => packet(105)],
];
test.each(hostile)('[F2] a machine that answers %s ends its own conversation', async (_, answer) => {
  const { server, session } = await meet(answer);
  await troubleOf(session.lstat('a'));
  expect(await troubleOf(session.lstat('a'))).toBe('machine-nonsense');
  expect([session.over, server.killed]).toEqual([true, true]);
});

test('[F2] more than was asked for, or nothing at all, is no piece of a file', async () => {
  for (const length of [0, 11, PIECE_BYTES + 1]) {
    const { session } = await meet(({ id }) => say.data(id, Buffer.alloc(length)));
    expect([length, await troubleOf(session.read(Buffer.of(1), 0, 10))]).toEqual([
      length,
      'machine-nonsense',
    ]);
  }
});

test('[F2] a handle, a list and a path have bounds', async () => {
  const long = await meet(({ id }) => say.handle(id, 'x'.repeat(257)));
  expect(await troubleOf(long.session.opendir('.'))).toBe('machine-nonsense');
  const many = await meet(({ id }) => packet(104, uint32(id), uint32(0xffffffff)));
  expect(await troubleOf(many.session.readdir(Buffer.of(1)))).toBe('machine-nonsense');
  const crowd = Array.from({ length: 1025 }, (_, i) => `f${i}`);
  const crowded = await meet(({ id }) => say.names(id, crowd));
  expect(await troubleOf(crowded.session.readdir(Buffer.of(1)))).toBe('machine-nonsense');
  const two = await meet(({ id }) => say.names(id, ['/home/lab', '/home/lab']));
  expect(await troubleOf(two.session.realpath('.'))).toBe('machine-nonsense');
});

test('[F6] a refusal of the machine is told by its name and ends nothing', async () => {
  const codes: Array<[number, string]> = [
    [2, 'no-such-file'],
    [3, 'no-permission'],
    [FAILURE, 'machine-failed'],
    [8, 'machine-failed'],
  ];
  for (const [code, name] of codes) {
    const { session } = await meet(({ id }) => say.status(id, code));
    expect([code, await troubleOf(session.open('/home/lab/a'))]).toEqual([code, name]);
    expect(session.over).toBe(false);
  }
  const { session } = await meet(({ id }) => say.status(id, END));
  expect(await session.readdir(Buffer.of(1))).toBeNull();
});

test('[F6] a status without words, as old servers send it, is a status', async () => {
  const { session } = await meet(({ id }) => packet(101, uint32(id), uint32(3)));
  expect(await troubleOf(session.open('a'))).toBe('no-permission');
});

test('free space is what an ordinary account may still write', async () => {
  const numbers = [4096, 1024, 1000, 500, 20, 0, 0, 0, 1, 0, 255].map(uint64);
  const { server, session } = await meet(({ id }) => packet(201, uint32(id), ...numbers));
  expect(await session.space('/home/lab')).toBe(20 * 1024);
  expect(server.whats).toEqual(['extended']);
});

test('packets are the same however the network cuts them', () => {
  const packets = [say.hello(3, ['a@b']), say.status(1, 0), say.data(2, randomBytes(3000)), say.handle(3)];
  const stream = Buffer.concat(packets);
  for (const size of [1, 2, 3, 4, 5, 7, 64, 1000, stream.length]) {
    const framer = new Framer();
    const out: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size) out.push(...framer.push(stream.subarray(at, at + size)));
    expect(Buffer.concat(out.map((one) => string(one)))).toEqual(stream);
  }
});

test('[F2] fifty thousand random packets are read or refused by name, and nothing else happens', () => {
  const types = [2, 101, 102, 103, 104, 105, 201];
  let refused = 0;
  for (let i = 0; i < 50_000; i++) {
    const noise = randomBytes(Math.floor(Math.random() * 60));
    // Small numbers where lengths stand reach deeper than noise alone.
    if (noise.length > 12 && i % 2) noise.writeUInt32BE(noise[0]! % 16, 8);
    const bytes = Buffer.concat([Buffer.of(types[i % types.length]!), noise]);
    try {
      if (i % 3) readReply(bytes);
      else readHello(bytes);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(10_000);
});
