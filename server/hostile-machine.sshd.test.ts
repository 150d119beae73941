/**
 * S-24: a machine whose root is against us, with a real ssh client as terminals use it. Whatever it does, it does to one
 * terminal: that one ends with a sentence or can be closed, and the others are typed in as ever.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadInventory } from '#lab';
import { bashLab, type Client, TestHouse } from './house.fixture.ts';
import {
  type Attack,
  type HostileSshd,
  MSG,
  startHostileSshd,
  text,
  u32,
} from './machines/hostile-sshd.fixture.ts';
import { realTargets, sshCommand } from './machines/index.ts';
import type { Lab } from './main.ts';

let house: TestHouse;
let evil: HostileSshd;
afterEach(async () => {
  await house.close();
  await evil.close();
});

/** Ours, with a second or two in place of each patience: the words must be there to be made shorter. */
const SHORT: ReadonlyArray<[string, string]> = [
  ['ConnectTimeout 5', 'ConnectTimeout 2'],
  ['ServerAliveInterval 15', 'ServerAliveInterval 1'],
  ['ServerAliveCountMax 3', 'ServerAliveCountMax 1'],
];

/** vm-01 is against us, vm-03 is a plain bash. */
async function openHouse(attack: Attack): Promise<void> {
  evil = await startHostileSshd(attack);
  house = await TestHouse.open();
  await house.house.close();
  await house.start(labOf(evil, house.folder));
  await house.signIn();
}

function labOf({ port, hostKey }: HostileSshd, folder: string): Lab {
  const key = join(folder, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const real = { machines: { 'vm-01': { address: '127.0.0.1', port, hostKeys: [hostKey] } } };
  const paths = { folder: join(folder, 'ssh'), keys: { student: key, check: key } };
  const target = realTargets(loadInventory(), real, paths)[0]!;
  let config = readFileSync(target.config.student, 'utf8');
  for (const [long, short] of SHORT) {
    expect(config).toContain(long);
    config = config.replace(long, short);
  }
  writeFileSync(target.config.student, config);
  const bash = bashLab();
  return {
    ...bash,
    state: () => ({ ...bash.state(), machines: { 'vm-01': 'up', 'vm-03': 'up' } }),
    shell: (machine) =>
      machine === 'vm-01' ? sshCommand(target, 'student', { tty: true }) : bash.shell(machine),
  };
}

/** Rounds of a line typed and answered, one after the other. */
async function works(client: Client, rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    client.output = Buffer.alloc(0);
    client.type(`echo round-"${i}"-$((1000+${i}))\r`);
    await client.until(() => client.output.includes(`round-${i}-${1000 + i}\r\n`));
  }
}

const shown = (client: Client): string =>
  client.events.map((event) => (event.type === 'screen' ? event.data : '')).join('') +
  client.output.toString();

/** Everything ssh of ours is gone: nobody is connected to the machine any more. */
const alone = (): boolean => evil.sessions.every(({ closed }) => closed);

const packet = (type: number, ...parts: Buffer[]): Buffer => Buffer.concat([Buffer.from([type]), ...parts]);

/** Writes for as long as somebody takes it. */
function pour(socket: Socket, bytes: Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

const EVIL = '\x1b]0;pwned\x07\x1b[2J\u202e';

const ending: Array<[what: string, attack: Attack, sentence: RegExp]> = [
  ['says nothing at all', { raw: () => {} }, /timed out/],
  ['hangs up at once', { raw: (socket) => socket.end() }, /closed|reset/i],
  [
    'says lines without end before its name',
    { raw: (socket) => pour(socket, Buffer.from(`${EVIL}\r\n`)) },
    /banner|identification/i,
  ],
  [
    'says one line without end',
    { raw: (socket) => pour(socket, Buffer.alloc(65_536, 'x')) },
    /banner|identification/i,
  ],
  [
    'says its name letter by letter and never to the end',
    { raw: (socket) => drip(socket) },
    /timed out|too long/,
  ],
  [
    'says its name and then noise',
    { raw: (socket) => pour(socket, Buffer.from(`SSH-2.0-x\r\n${'\xff'.repeat(4096)}`, 'latin1')) },
    /packet|corrupt/i,
  ],
  [
    'says that a packet of four gigabytes comes',
    { raw: (socket) => socket.write(Buffer.from('SSH-2.0-x\r\n\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1')) },
    /packet/i,
  ],
  [
    'says that a packet of nothing comes',
    { raw: (socket) => socket.write(Buffer.from('SSH-2.0-x\r\n\0\0\0\0\0\0\0\0', 'latin1')) },
    /packet/i,
  ],
  ['never answers the key exchange', { keyExchange: () => {} }, /timed out/],
  [
    'answers the key exchange with noise',
    {
      keyExchange: (session) => void session.send(packet(MSG.KEX_REPLY, text(EVIL), text(EVIL), text(EVIL))),
    },
    /./,
  ],
  ['never answers the login', { login: () => {} }, /timed out/],
  [
    'goes away with words that act',
    { login: (session) => void session.send(packet(MSG.DISCONNECT, u32(2), text(EVIL), text(''))) },
    /disconnect/i,
  ],
  ['falls silent in the shell', { shell: (session) => session.fallSilent() }, /not responding/],
  [
    'opens the window wider than it goes',
    {
      shell: (session) =>
        void session.flood(() => packet(MSG.WINDOW_ADJUST, u32(session.channel), u32(0xffffffff))),
    },
    /./,
  ],
];

for (const [what, attack, sentence] of ending) {
  test(`S-24 a machine that ${what} ends its own terminal, with a sentence`, async () => {
    await openHouse(attack);
    const other = await house.terminal({ machine: 'vm-03' });
    const client = await house.terminal({ machine: 'vm-01' });
    evil.go();
    await works(other, 10);
    await client.until(() => client.closed !== null);
    expect(shown(client)).toMatch(sentence);
    expect(shown(client)).not.toContain('\x1b]0;pwned');
    await works(other, 3);
    await other.until(alone);
  });
}

const endless: Array<[what: string, attack: Attack]> = [
  [
    'begins the key exchange again and again',
    { keyExchange: (session) => void session.flood(() => session.kexInit()) },
  ],
  [
    'talks about nothing before the key exchange',
    { keyExchange: (session) => void session.flood(() => packet(MSG.IGNORE, text(Buffer.alloc(30_000)))) },
  ],
  [
    'greets without end',
    {
      login: (session) =>
        void session.flood(() => packet(MSG.AUTH_BANNER, text(EVIL.repeat(1000)), text(''))),
    },
  ],
  ['gives no window', { window: 0 }],
  ['wants packets of no size', { packet: 0 }],
  [
    'speaks in packets of one byte',
    { shell: (session) => void session.flood(() => session.data(Buffer.from('y'))) },
  ],
  [
    'speaks beyond the window',
    { shell: (session) => void session.flood(() => session.data(Buffer.alloc(30_000, 'y'))) },
  ],
  ['wants new keys again and again', { shell: (session) => void session.flood(() => session.kexInit()) }],
  [
    'asks for answers without end',
    {
      shell: (session) =>
        void session.flood(() => packet(MSG.GLOBAL_REQUEST, text('keepalive@openssh.com'), Buffer.from([1]))),
    },
  ],
];

for (const [what, attack] of endless) {
  test(`S-24 a machine that ${what} can be left alone, and others are typed in meanwhile`, async () => {
    await openHouse(attack);
    const other = await house.terminal({ machine: 'vm-03' });
    const client = await house.terminal({ machine: 'vm-01' });
    evil.go();
    client.type('x'.repeat(10_000));
    await works(other, 30);
    if (client.closed === null) client.send({ type: 'end' });
    await client.until(() => client.closed !== null);
    await works(other, 3);
    await other.until(alone);
  });
}

test('S-24 S-09 a machine that wants to open a way back is refused every one of them', async () => {
  const place = Buffer.concat([text('127.0.0.1'), u32(22)]);
  const ways: Array<[string, Buffer]> = [
    ['x11', place],
    ['forwarded-tcpip', Buffer.concat([place, place])],
    ['forwarded-streamlocal@openssh.com', Buffer.concat([text('/run/door'), text('')])],
    ['auth-agent@openssh.com', Buffer.alloc(0)],
    ['tun@openssh.com', u32(1)],
    [EVIL, Buffer.alloc(0)],
  ];
  await openHouse({
    shell: (session) => {
      for (const [i, [way, more]] of ways.entries())
        session.send(packet(MSG.CHANNEL_OPEN, text(way), u32(i + 10), u32(2 ** 20), u32(32_768), more));
    },
  });
  const client = await house.terminal({ machine: 'vm-01' });
  evil.go();
  const heard = (type: number): number =>
    evil.sessions.flatMap((one) => one.heard).filter((one) => one.type === type).length;
  await client.until(() => heard(MSG.CHANNEL_OPEN_FAILURE) === ways.length || client.closed !== null);
  expect([heard(MSG.CHANNEL_CONFIRMATION), heard(MSG.CHANNEL_OPEN_FAILURE)]).toEqual([0, ways.length]);
});

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('S'), 1);
  socket.on('close', () => clearInterval(timer));
}
