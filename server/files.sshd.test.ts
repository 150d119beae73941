/** Files through the whole house: HTTP, our SFTP, the real ssh, a real sshd with its own SFTP server, a real disk. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadInventory } from '#lab';
import { type Answer, bashLab, TestHouse } from './house.fixture.ts';
import { realTargets, sshCommand } from './machines/index.ts';
import { type PrivateSshd, startPrivateSshd } from './machines/private-sshd.fixture.ts';

const MB = 1024 * 1024;
const SFTP_SERVER = '/usr/lib/openssh/sftp-server';
const ROOT = process.getuid?.() === 0;

let house: TestHouse;
let sshd: PrivateSshd;
let folder: string;
/** The home directory on the machine. */
let home: string;
const undo: Array<() => void> = [];

afterEach(async () => {
  await house.close();
  await sshd.stop();
  for (const one of undo.splice(0).reverse()) one();
  rmSync(folder, { recursive: true, force: true });
});

/** `subsystem` is what the sshd runs for SFTP; `null` when it has none. */
async function openHouse({
  subsystem = `${SFTP_SERVER} -d %HOME%`,
  hostKey,
}: {
  subsystem?: string | null;
  hostKey?: string;
} = {}): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'madang-files-'));
  home = join(folder, 'home');
  mkdirSync(home);
  chmodSync(folder, 0o755);
  sshd = await startPrivateSshd(
    subsystem === null ? [] : [`Subsystem sftp ${subsystem.replace('%HOME%', home)}`],
  );
  const real = {
    machines: {
      'vm-01': {
        address: '127.0.0.1',
        port: sshd.port,
        student: sshd.user,
        hostKeys: [hostKey ?? sshd.hostKey],
      },
    },
  };
  const keys = { student: sshd.key, check: sshd.key };
  const target = realTargets(loadInventory(), real, { folder: sshd.folder, keys })[0]!;
  house = await TestHouse.open();
  await house.house.close();
  await house.start({
    ...bashLab(),
    sftp: () => sshCommand(target, 'student', { tty: false, subsystem: 'sftp' }),
  });
  await house.signIn();
}

const at = (name: string, more = ''): string =>
  `/api/files/content?machine=vm-01&name=${encodeURIComponent(name)}${more}`;
const list = async () => JSON.parse((await house.get('/api/files?machine=vm-01')).text);
const get = (name: string): Promise<Answer> => house.get(at(name));
const put = (name: string, body: Uint8Array, more = ''): Promise<Answer> =>
  house.ask('PUT', at(name, more), {
    headers: { ...house.ours('bytes'), 'content-length': `${body.length}` },
    body,
  });
const codeOf = (answer: Answer): unknown => [answer.status, JSON.parse(answer.text).error?.code];
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const drafts = (): string[] => readdirSync(home).filter((name) => name.startsWith('.madang-upload-'));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A request whose body is sent by hand. */
function sending(path: string, length: number): { request: ClientRequest; answer: Promise<Answer> } {
  const request = httpRequest({
    host: '127.0.0.1',
    port: house.port,
    method: 'PUT',
    path,
    headers: { ...house.ours('bytes'), cookie: house.cookie, 'content-length': `${length}` },
    agent: false,
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    request.on('error', reject).on('response', (response: IncomingMessage) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const body = Buffer.concat(pieces);
        resolve({ status: response.statusCode!, headers: response.headers, body, text: body.toString() });
      });
    });
  });
  answer.catch(() => {});
  return { request, answer };
}

/** An upload that has come half way and stands still. */
async function halfAnUpload(name: string, content: Buffer, more = ''): Promise<ReturnType<typeof sending>> {
  const half = sending(at(name, more), content.length);
  half.request.write(content.subarray(0, content.length / 2));
  await until(() => drafts().length === 1 && statSync(join(home, drafts()[0]!)).size > 0);
  return half;
}

/** Processes whose command line holds these words: ours, and only ours. */
function processesWith(words: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(words);
      } catch {
        return false; // gone meanwhile
      }
    })
    .map(Number);
}

test('ten megabytes go up and come down as they were, over one login', async () => {
  await openHouse();
  const content = randomBytes(10 * MB);
  const up = await put('한글 이름.bin', content);
  expect([up.status, JSON.parse(up.text)]).toEqual([200, { name: '한글 이름.bin', size: 10 * MB }]);
  expect(hash(readFileSync(join(home, '한글 이름.bin')))).toBe(hash(content));
  const down = await get('한글 이름.bin');
  expect([down.status, hash(down.body)]).toEqual([200, hash(content)]);
  expect(await list()).toMatchObject({
    files: [{ name: '한글 이름.bin', kind: 'file', size: 10 * MB }],
    unnamed: 0,
    more: false,
  });
  expect(sshd.log().match(/Accepted publickey/g)).toHaveLength(1);
});

test('a download is kept as a file whatever it is, and never shown (S-13)', async () => {
  await openHouse();
  const name = `"it's" 한글 (1).html`;
  writeFileSync(join(home, name), '<script>alert(1)</script>');
  const { headers, text } = await get(name);
  expect(text).toBe('<script>alert(1)</script>');
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="_it's_ __ (1).html"; filename*=UTF-8''%22it%27s%22%20%ED%95%9C%EA%B8%80%20%281%29.html`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test('an empty file goes both ways', async () => {
  await openHouse();
  expect((await put('empty', Buffer.alloc(0))).status).toBe(200);
  expect(statSync(join(home, 'empty')).size).toBe(0);
  expect((await get('empty')).body).toHaveLength(0);
});

test('[F10] one byte more than ten megabytes is refused, on the way up and on the way down', async () => {
  await openHouse();
  expect(codeOf(await put('big', Buffer.alloc(10 * MB + 1)))).toEqual([413, 'file-too-large']);
  writeFileSync(join(home, 'there'), '');
  truncateSync(join(home, 'there'), 10 * MB + 1);
  expect(codeOf(await get('there'))).toEqual([413, 'file-too-large']);
  truncateSync(join(home, 'there'), 5 * 1024 * MB);
  expect(codeOf(await get('there'))).toEqual([413, 'file-too-large']);
  expect(readdirSync(home)).toEqual(['there']);
});

test('[F10] an upload that does not say its size is refused', async () => {
  await openHouse();
  const headers = { ...house.ours('bytes'), 'content-length': undefined, 'transfer-encoding': 'chunked' };
  expect(codeOf(await house.ask('PUT', at('a'), { headers, body: Buffer.from('x') }))).toEqual([
    411,
    'no-length',
  ]);
});

test('[F11] an upload that is cancelled leaves no file behind', async () => {
  await openHouse();
  const { request } = await halfAnUpload('notes.txt', randomBytes(4 * MB));
  request.destroy();
  await until(() => readdirSync(home).length === 0);
  expect((await put('notes.txt', Buffer.from('whole'))).status).toBe(200);
});

test('[F11] while a file is replaced the old one is whole, and then the new one is, with its permissions', async () => {
  await openHouse();
  const path = join(home, 'run.sh');
  writeFileSync(path, '#!/bin/sh\nold');
  chmodSync(path, 0o750);
  expect(codeOf(await put('run.sh', Buffer.from('new')))).toEqual([409, 'file-exists']);
  const content = randomBytes(2 * MB);
  const { request, answer } = await halfAnUpload('run.sh', content, '&replace=1');
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\nold');
  request.end(content.subarray(MB));
  expect((await answer).status).toBe(200);
  expect([hash(readFileSync(path)), statSync(path).mode & 0o777]).toEqual([hash(content), 0o750]);
  expect(readdirSync(home)).toEqual(['run.sh']);
});

test('[F11] a file that came to the name meanwhile stays', async () => {
  await openHouse();
  const content = randomBytes(2 * MB);
  const { request, answer } = await halfAnUpload('notes.txt', content);
  writeFileSync(join(home, 'notes.txt'), 'from a shell');
  request.end(content.subarray(MB));
  expect(codeOf(await answer)).toEqual([409, 'file-exists']);
  expect(readFileSync(join(home, 'notes.txt'), 'utf8')).toBe('from a shell');
  expect(readdirSync(home)).toEqual(['notes.txt']);
});

test('[F9] a link is read through and never written through', async () => {
  await openHouse();
  const outside = join(folder, 'outside.txt');
  writeFileSync(outside, 'outside');
  symlinkSync(outside, join(home, 'link'));
  symlinkSync('/nowhere', join(home, 'dangling'));
  symlinkSync(folder, join(home, 'above'));
  expect((await get('link')).text).toBe('outside');
  expect(codeOf(await get('dangling'))).toEqual([404, 'no-such-file']);
  expect(codeOf(await get('above'))).toEqual([409, 'is-folder']);
  for (const name of ['link', 'dangling', 'above']) {
    expect(codeOf(await put(name, Buffer.from('new')))).toEqual([409, 'file-exists']);
    expect((await put(name, Buffer.from('new'), '&replace=1')).status).toBe(200);
    expect(lstatSync(join(home, name)).isFile()).toBe(true);
  }
  expect(readFileSync(outside, 'utf8')).toBe('outside');
  expect(existsSync('/nowhere')).toBe(false);
});

test('[F9] what is no file is not opened, however long it would wait', async () => {
  await openHouse();
  execFileSync('mkfifo', [join(home, 'pipe')]);
  mkdirSync(join(home, 'folder'));
  expect(codeOf(await get('pipe'))).toEqual([409, 'not-a-file']);
  expect(codeOf(await get('folder'))).toEqual([409, 'is-folder']);
  expect(codeOf(await put('folder', Buffer.from('x'), '&replace=1'))).toEqual([409, 'is-folder']);
  symlinkSync('/dev/zero', join(home, 'zero'));
  expect(codeOf(await get('zero'))).toEqual([409, 'not-a-file']);
  expect((await list()).files.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual(
    expect.arrayContaining([
      ['pipe', 'other'],
      ['folder', 'folder'],
      ['zero', 'link'],
    ]),
  );
});

test('S-11 four hundred ways to climb out of the home directory lead nowhere', async () => {
  await openHouse();
  writeFileSync(join(folder, 'secret.txt'), 'outside-the-home');
  mkdirSync(join(home, 'sub'));
  writeFileSync(join(home, 'sub', 'secret.txt'), 'outside-the-home');
  const ups = ['..', '%2e%2e', '.%2e', '%252e%252e', '..%00', '%c0%ae%c0%ae', '..;', '...', '．．', 'sub'];
  const slashes = ['/', '//', '%2f', '%2F', '\\', '%5c', '%255c', '%c0%af', '/./', '%ef%bc%8f'];
  const targets = ['secret.txt', 'etc/passwd', 'home/sub/secret.txt', join(folder, 'secret.txt')];
  let tried = 0;
  for (const up of ups)
    for (const slash of slashes)
      for (const target of targets) {
        const path = encodeURI(`/api/files/content?machine=vm-01&name=${up}${slash}${target}`).replaceAll(
          '%25',
          '%',
        );
        const down = await house.get(path);
        expect([path, [400, 404].includes(down.status)]).toEqual([path, true]);
        expect(down.text).not.toMatch(/outside-the-home|root:/);
        tried++;
      }
  expect(tried).toBe(400);
  for (const name of [
    '../new',
    'sub/new',
    '/tmp/madang-s11',
    '..',
    '.',
    '',
    'a\0',
    'a\nb',
    'a\u202eb',
    '\\new',
  ]) {
    expect([name, codeOf(await put(name, Buffer.from('x')))]).toEqual([name, [400, 'bad-name']]);
  }
  expect(readdirSync(home)).toEqual(['sub']);
  expect(readdirSync(join(home, 'sub'))).toEqual(['secret.txt']);
});

test('S-03 S-11 files are of a machine of this lab that is up, and of no other', async () => {
  await openHouse();
  for (const machine of [
    'vm-99',
    '',
    'localhost',
    '-oProxyCommand=id',
    '__proto__',
    'constructor',
    'vm-01/x',
  ]) {
    const answer = await house.get(`/api/files?machine=${encodeURIComponent(machine)}`);
    expect([machine, codeOf(answer)]).toEqual([machine, [404, 'not-found']]);
  }
  expect(codeOf(await house.get('/api/files?machine=vm-02'))).toEqual([503, 'machine-away']);
  expect(sshd.log()).not.toContain('Accepted');
});

test('[F6] what the machine does not permit is told so', async () => {
  const asNobody = `setpriv --reuid 65534 --regid 65534 --clear-groups ${SFTP_SERVER} -d %HOME%`;
  await openHouse(ROOT ? { subsystem: asNobody } : {});
  writeFileSync(join(home, 'secret'), 'x', { mode: 0o000 });
  if (ROOT) chownSync(join(home, 'secret'), 0, 0);
  chmodSync(home, 0o555);
  undo.push(() => chmodSync(home, 0o755));
  expect(codeOf(await get('secret'))).toEqual([403, 'no-permission']);
  expect(codeOf(await put('new', Buffer.from('x')))).toEqual([403, 'no-permission']);
  expect(readdirSync(home)).toEqual(['secret']);
});

test.runIf(ROOT)('[F11] a full disk is told so, before and on the way, and nothing is left', async () => {
  await openHouse();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'madang-test', home]);
  undo.push(() => execFileSync('umount', ['-l', home]));
  expect(codeOf(await put('big', randomBytes(4 * MB)))).toEqual([507, 'disk-full']);
  expect(readdirSync(home)).toEqual([]);
  const content = randomBytes(2 * MB);
  const { request, answer } = await halfAnUpload('notes.txt', content);
  writeFileSync(join(home, 'hog'), Buffer.alloc(1.5 * MB));
  request.end(content.subarray(MB));
  expect(codeOf(await answer)).toEqual([507, 'disk-full']);
  expect(readdirSync(home)).toEqual(['hog']);
  rmSync(join(home, 'hog'));
  expect((await put('notes.txt', content)).status).toBe(200);
});

test('[F4] a machine that dies on the way ends that upload, and the next one finds the machine again', async () => {
  await openHouse();
  const content = randomBytes(2 * MB);
  writeFileSync(join(home, 'notes.txt'), 'old');
  const { request, answer } = await halfAnUpload('notes.txt', content, '&replace=1');
  for (const pid of processesWith(`sftp-server -d ${home}`)) process.kill(pid, 'SIGKILL');
  request.end(content.subarray(MB));
  expect(codeOf(await answer)).toEqual([502, 'cut-off']);
  expect(readFileSync(join(home, 'notes.txt'), 'utf8')).toBe('old');
  // What is left then is removed by an upload a day later.
  const [left] = drafts();
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(join(home, left!), yesterday, yesterday);
  expect((await put('notes.txt', content, '&replace=1')).status).toBe(200);
  expect(readdirSync(home)).toEqual(['notes.txt']);
  expect(hash(readFileSync(join(home, 'notes.txt')))).toBe(hash(content));
});

test('[F4] a download whose machine dies is not passed off as whole', async () => {
  await openHouse();
  writeFileSync(join(home, 'big'), randomBytes(10 * MB));
  const request = httpRequest({
    host: '127.0.0.1',
    port: house.port,
    path: at('big'),
    headers: { cookie: house.cookie },
    agent: false,
  }).end();
  const response = await new Promise<IncomingMessage>((resolve) => request.on('response', resolve));
  let got = 0;
  const ended = new Promise<string>((resolve) => {
    response.on('data', (bytes: Buffer) => {
      got += bytes.length;
    });
    response.on('error', () => resolve('broken')).on('end', () => resolve('whole'));
  });
  await until(() => got > 0);
  response.pause();
  for (const pid of processesWith(`sftp-server -d ${home}`)) process.kill(pid, 'SIGKILL');
  await until(() => house.logged.some((line) => line.includes('cut-off')));
  response.resume();
  expect(await ended).toBe('broken');
  expect(got).toBeLessThan(10 * MB);
  expect((await list()).files).toHaveLength(1);
});

test.each([
  ['has no SFTP', { subsystem: null }, 502, 'no-sftp'],
  ['has an SFTP server that is not there', { subsystem: '/nowhere/sftp-server' }, 502, 'no-sftp'],
  ['prints a greeting first', { subsystem: `echo Welcome; exec ${SFTP_SERVER}` }, 502, 'chatty-login'],
  ['answers something else', { subsystem: 'head -c 64 /dev/zero; cat' }, 502, 'machine-nonsense'],
  ['shows another host key', { hostKey: `ssh-ed25519 ${'A'.repeat(68)}` }, 502, 'machine-refuses'],
] as const)('a machine that %s is told apart', async (_, options, status, code) => {
  await openHouse(options);
  expect(codeOf(await house.get('/api/files?machine=vm-01'))).toEqual([status, code]);
});

test('S-20 when a session ends its transfers end with it and leave nothing', async () => {
  await openHouse();
  const { request, answer } = await halfAnUpload('notes.txt', randomBytes(4 * MB));
  request.on('error', () => {});
  expect((await house.ask('DELETE', '/api/session', { headers: house.ours(), body: '{}' })).status).toBe(200);
  await until(() => readdirSync(home).length === 0);
  request.destroy();
  await answer.catch(() => {});
  expect(codeOf(await get('notes.txt'))).toEqual([401, 'not-signed-in']);
});

test('[F14] S-18 no name and no content of a file is in the log', async () => {
  await openHouse();
  await put('canary-name-3f.txt', Buffer.from('canary-content-9a'));
  await get('canary-name-3f.txt');
  await get('canary-name-4e.txt');
  await list();
  expect(house.logged.filter((line) => line.includes('/api/files'))).toHaveLength(4);
  expect(house.logged.join('\n')).not.toMatch(/canary/);
});

test('[F13] one person moves four files at once, and the fifth is told to wait', async () => {
  await openHouse();
  const content = Buffer.alloc(200_000);
  const started = Array.from({ length: 4 }, (_, i) => sending(at(`file-${i}`), content.length));
  for (const { request } of started) request.write(content.subarray(0, 100_000));
  await until(() => drafts().length === 4);
  expect(codeOf(await get('file-0'))).toEqual([429, 'too-many-transfers']);
  for (const { request } of started) request.end(content.subarray(100_000));
  expect((await Promise.all(started.map(({ answer }) => answer))).map(({ status }) => status)).toEqual(
    Array(4).fill(200),
  );
  expect((await get('file-0')).status).toBe(200);
});

test('[F7] closing the house leaves no ssh and no SFTP server', async () => {
  await openHouse();
  await list();
  expect(processesWith(sshd.folder)).toHaveLength(1);
  await house.house.close();
  expect(processesWith(sshd.folder)).toEqual([]);
  await until(() => processesWith(`sftp-server -d ${home}`).length === 0);
  await house.start();
});
