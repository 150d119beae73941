/** The attacks of docs/security.md against a whole house. Each test fails when its control is taken out. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REPOSITORY } from '#lab';
import { CLOSE, MAX_CLIENT_MESSAGE_BYTES, PROTOCOL_VERSION } from '#protocol';
import { bashLab, TestHouse } from './house.fixture.ts';
import { noLab } from './main.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await TestHouse.open();
});
afterEach(() => house.close());

const OPEN = { type: 'open', version: PROTOCOL_VERSION, machine: 'vm-01', cols: 80, rows: 24 };

/** Everything that is not exactly us, by `http` or `ws`, with our own port where that makes it look better. */
const foreignOrigins = (port: number): Array<string | undefined> => [
  undefined,
  'null',
  '',
  'http://evil.example',
  `http://evil.example:${port}`,
  `http://127.0.0.1:${port + 1}`,
  'http://127.0.0.1',
  `https://127.0.0.1:${port}`,
  `ws://127.0.0.1:${port}`,
  `http://127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}.evil.example`,
  `http://127.0.0.1.evil.example:${port}`,
  `http://127.0.0.1.:${port}`,
  `http://localhost.:${port}`,
  `http://localhost.evil.example:${port}`,
  `http://evil-localhost:${port}`,
  `http://user@127.0.0.1:${port}`,
  `HTTP://127.0.0.1:${port}`,
  `http://LOCALHOST:${port}`,
  `http://[::1]:${port}`,
  `http://[::ffff:127.0.0.1]:${port}`,
  `http://2130706433:${port}`,
  `http://0.0.0.0:${port}`,
  `http://127.1:${port}`,
  `http://127.0.0.1:${port} http://evil.example`,
];

test('S-01 a socket opens from a page of ours and from nowhere else', async () => {
  await house.signIn();
  for (const path of ['/ws/live', '/ws/terminal', '/ws/watch']) {
    for (const origin of foreignOrigins(house.port)) {
      const client = house.socket(path, { origin });
      await client.end();
      expect([path, origin, client.refused]).toEqual([path, origin, 403]);
    }
    for (const name of ['127.0.0.1', 'localhost']) {
      const host = `${name}:${house.port}`;
      const client = house.socket(path, { origin: `http://${host}`, host });
      await client.until(() => client.socket.readyState === client.socket.OPEN);
      client.socket.terminate();
    }
  }
});

test('S-01 S-17 a change is made by a page of ours and by nothing else', async () => {
  for (const origin of foreignOrigins(house.port)) {
    const answer = await house.post('/api/session', { token: house.token() }, { origin });
    expect([origin, answer.status]).toEqual([origin, 403]);
  }
});

test('S-02 a request that reached us by another name is misdirected', async () => {
  const { port } = house;
  const names = [
    'evil.example',
    `evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
    '127.0.0.1',
    `127.0.0.1.:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `evil@127.0.0.1:${port}`,
    `127.0.0.1:${port}@evil.example`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
    `2130706433:${port}`,
    `127.0.0.1:0${port}`,
    `127.0.0.1 :${port}`,
  ];
  await house.signIn();
  for (const host of names) {
    for (const path of ['/', '/api/health', '/api/lab']) {
      expect([host, path, (await house.get(path, { host })).status]).toEqual([host, path, 421]);
    }
    // An evil page that was rebound sends its own name as origin too.
    const client = house.socket('/ws/terminal', { host, origin: `http://${host}` });
    await client.end();
    expect([host, client.refused]).toEqual([host, 421]);
  }
  expect((await house.get('/', { host: `LocalHost:${port}` })).status).toBe(200);
});

test('S-02 two Host headers are no host', async () => {
  const answer = await raw(
    `GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${house.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});

test('S-02 another address than loopback is refused in a sentence', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.10.1', '', '127.evil.example']) {
    await expect(house.house.web.listen({ host, port: 0 })).rejects.toThrow(
      'Madang serves only this computer',
    );
  }
});

test('S-02 a process on this computer that was not given the address gets nothing of the lab', async () => {
  for (const { path, method, takes } of house.house.web.routes) {
    if (path === '/api/health' || (path === '/api/session' && method === 'POST')) continue;
    if (path === '/api/session' && method === 'GET') {
      expect(JSON.parse((await house.get(path)).text)).toEqual({ learner: null });
      continue;
    }
    const answer = await house.ask(method, path, {
      headers: house.ours(takes),
      body: method === 'GET' ? '' : '{}',
    });
    expect([method, path, answer.status]).toEqual([method, path, 401]);
  }
  for (const cookie of [
    undefined,
    'madang=x',
    `madang-${house.port}=`,
    `madang-${house.port}=${'A'.repeat(43)}`,
  ]) {
    for (const path of ['/ws/live', '/ws/terminal']) {
      const client = house.socket(path, { cookie });
      client.send(OPEN);
      expect((await client.end()).code).toBe(CLOSE.notAllowed.code);
      expect(client.texts).toEqual([]);
    }
  }
});

test('S-02 the printed address signs in once; pages are readable without it', async () => {
  const token = house.token();
  expect((await house.get('/')).status).toBe(200);
  expect((await house.get('/api/lab')).status).toBe(401);
  expect((await house.post('/api/session', { token: `${token}x` })).status).toBe(401);
  const first = await house.post('/api/session', { token });
  expect(first.status).toBe(200);
  expect(first.headers['set-cookie']![0]).toMatch(
    new RegExp(`^madang-${house.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\\d+$`),
  );
  const second = await house.post('/api/session', { token });
  expect(second.status).toBe(401);
  expect(JSON.parse(second.text).error.code).toBe('spent-address');
});

test('a learner who signed in stays signed in when the server is started again', async () => {
  await house.signIn();
  await house.house.close();
  await house.start();
  expect((await house.get('/api/lab')).status).toBe(200);
});

test('S-03 a page names a machine of the inventory and nothing else', async () => {
  await house.signIn();
  const names = [
    'vm-99',
    'localhost',
    '-oProxyCommand=touch$IFS/tmp/pwned',
    'vm-01;id',
    'vm-01\n',
    '../vm-01',
  ];
  for (const machine of [
    ...names,
    'VM-01',
    '__proto__',
    'constructor',
    '',
    'a'.repeat(300),
    'vm\u201301',
    7,
    null,
  ]) {
    const client = house.socket('/ws/terminal');
    client.send({ ...OPEN, machine });
    const { code } = await client.end();
    const wanted = new Set<number>([CLOSE.noSuchMachine.code, CLOSE.badMessage.code]);
    expect([machine, wanted.has(code)]).toEqual([machine, true]);
  }
  expect(JSON.parse((await house.get('/api/terminals')).text)).toEqual({ terminals: [] });
});

test('S-07 a shell sees the small environment it was given', async () => {
  process.env.MADANG_TEST_CANARY = 'server-secret';
  await house.signIn();
  const client = await house.terminal();
  client.type('env | sort; echo env-"end"\r');
  await client.until(() => client.output.includes('env-end\r\n'));
  delete process.env.MADANG_TEST_CANARY;
  const names = [...client.output.toString().matchAll(/^(\w+)=/gm)].map(([, name]) => name);
  const given = ['COLUMNS', 'HOME', 'LANG', 'LINES', 'OLDPWD', 'PATH', 'PWD', 'SHLVL', 'TERM', '_'];
  expect(names.filter((name) => !given.includes(name!))).toEqual([]);
  expect(client.output.toString()).not.toContain('server-secret');
});

test('S-11 four hundred ways to climb out of the site lead nowhere', async () => {
  writeFileSync(join(house.folder, 'secret.txt'), 'outside-the-site');
  const ups = ['..', '%2e%2e', '%2E%2E', '.%2e', '%252e%252e', '..%00', '%c0%ae%c0%ae', '..;', '...', '．．'];
  const slashes = ['/', '//', '%2f', '%2F', '\\', '%5c', '%255c', '%c0%af', '/./', ';/'];
  const targets = ['secret.txt', 'state/progress.db', 'etc/passwd', 'package.json'];
  let tried = 0;
  for (const up of ups)
    for (const slash of slashes)
      for (const target of targets) {
        const path = `/${up}${slash}${up}${slash}${up}${slash}${target}`;
        const { status, text } = await house.get(encodeURI(path).replaceAll('%25', '%'));
        expect([path, [400, 404].includes(status)]).toEqual([path, true]);
        expect(text).not.toMatch(/outside-the-site|root:|SQLite/);
        tried++;
      }
  expect(tried).toBe(400);
});

test('S-11 a link in the site is not followed, and hidden files are not pages', async () => {
  writeFileSync(join(house.folder, 'secret.txt'), 'outside-the-site');
  symlinkSync(join(house.folder, 'secret.txt'), join(house.folder, 'dist', 'link.txt'));
  symlinkSync(house.folder, join(house.folder, 'dist', 'folder'));
  writeFileSync(join(house.folder, 'dist', '.built'), 'stamp');
  await house.house.close();
  await house.start();
  for (const path of ['/link.txt', '/folder/secret.txt', '/.built', '/__proto__', '/constructor']) {
    expect([path, (await house.get(path)).status]).toEqual([path, 404]);
  }
});

test('S-17 no request that another site can make changes anything', async () => {
  await house.signIn();
  const client = await house.terminal();
  const opened = client.events[0]!;
  const terminal = opened.type === 'opened' ? opened.terminal : '';
  const body = JSON.stringify({ terminal });
  // What a form, a no-cors fetch, an image or a link can send; the cookie is given along, as if SameSite were not there.
  const forged: Array<Record<string, string | undefined>> = [
    { 'content-type': 'text/plain', 'x-madang': undefined },
    { 'content-type': 'application/x-www-form-urlencoded', 'x-madang': undefined },
    { 'content-type': 'multipart/form-data; boundary=x', 'x-madang': undefined },
    { 'content-type': 'text/plain' },
    { 'x-madang': undefined },
    { 'content-type': undefined },
    { origin: 'http://evil.example' },
    { origin: undefined },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const { path, method, takes } of house.house.web.routes) {
    if (method === 'GET') {
      await house.get(path);
      const cross = await house.get(path, { 'sec-fetch-site': 'cross-site' });
      expect([path, cross.status]).toEqual([path, 403]);
      continue;
    }
    for (const headers of forged) {
      const given = { ...house.ours(takes), ...headers };
      const { status } = await house.ask(method, path, { headers: given, body });
      expect([method, path, headers, [403, 415].includes(status)]).toEqual([method, path, headers, true]);
    }
  }
  expect(JSON.parse((await house.get('/api/session')).text)).not.toEqual({ learner: null });
  expect(JSON.parse((await house.get('/api/terminals')).text).terminals).toHaveLength(1);
  expect((await house.post('/api/terminals/close', { terminal })).status).toBe(200);
  expect((await client.end()).code).toBe(CLOSE.exited.code);
});

test('S-18 no secret reaches the log, the store or an answer', async () => {
  const token = house.token();
  await house.post('/api/session', { token: `${token}wrong` });
  await house.signIn();
  const cookie = house.cookie.split('=')[1]!;
  const canary = 'canary-7f3a';
  await house.get(`/?token=${token}&pass=${canary}`);
  await house.get(`/nothing?${canary}`, { referer: `http://127.0.0.1:${house.port}/?token=${token}` });
  await house.post('/api/session', { token: canary });
  await house.ask('POST', '/api/session', { headers: house.ours(), body: `{"${canary}":` });
  const client = await house.terminal();
  client.type(`echo ${canary}\r`);
  await client.until(() => client.output.toString().split(canary).length > 2);
  const bad = house.socket('/ws/live');
  bad.sendRaw(`{"type":"${canary}"}`);
  await bad.end();
  const log = house.logged.join('\n');
  expect(house.logged.length).toBeGreaterThan(5);
  for (const secret of [token, cookie, canary]) expect(log).not.toContain(secret);
  for (const { name: file } of readdirSync(join(house.folder, 'state'), { withFileTypes: true }).filter(
    (one) => one.isFile(),
  )) {
    const bytes = readFileSync(join(house.folder, 'state', file));
    for (const secret of [token, cookie, canary])
      expect([file, bytes.includes(secret)]).toEqual([file, false]);
  }
  expect((await house.get('/')).headers['referrer-policy']).toBe('no-referrer');
});

test('S-20 when a session ends its sockets end with it, and its shells are gone', async () => {
  await house.signIn();
  const live = house.socket('/ws/live');
  live.send({ type: 'hello', version: PROTOCOL_VERSION });
  const client = await house.terminal();
  client.type('echo pid-$$-\r');
  await client.until(() => /pid-\d+-\r/.test(client.output.toString()));
  const pid = Number(/pid-(\d+)-\r/.exec(client.output.toString())![1]);
  const typing = setInterval(() => client.type('x'), 1);
  const began = performance.now();
  expect((await house.ask('DELETE', '/api/session', { headers: house.ours(), body: '{}' })).status).toBe(200);
  expect((await client.end()).code).toBe(CLOSE.notAllowed.code);
  expect((await live.end()).code).toBe(CLOSE.notAllowed.code);
  expect(performance.now() - began).toBeLessThan(2000);
  clearInterval(typing);
  await client.until(() => !isAlive(pid));
  expect((await house.get('/api/lab')).status).toBe(401);
});

test('S-20 another session of the same learner goes on when one ends', async () => {
  await house.signIn();
  const kept = await house.terminal();
  const keptCookie = house.cookie;
  await house.signIn();
  const ended = await house.terminal();
  await house.ask('DELETE', '/api/session', { headers: house.ours(), body: '{}' });
  expect((await ended.end()).code).toBe(CLOSE.notAllowed.code);
  kept.type('echo still-$((1+1))\r');
  await kept.until(() => kept.output.includes('still-2'));
  house.cookie = keptCookie;
  expect((await house.get('/api/lab')).status).toBe(200);
});

test('S-25 a size outside the bounds is refused before it reaches the shell', async () => {
  await house.signIn();
  for (const cols of [0, -1, 19, 501, 1e9, 80.5, '80', null]) {
    const client = await house.terminal();
    client.send({ type: 'resize', cols, rows: 24 });
    expect([cols, (await client.end()).code]).toEqual([cols, CLOSE.badMessage.code]);
    const opening = house.socket('/ws/terminal');
    opening.send({ ...OPEN, cols });
    expect([cols, (await opening.end()).code]).toEqual([cols, CLOSE.badMessage.code]);
    const [only] = JSON.parse((await house.get('/api/terminals')).text).terminals;
    await house.post('/api/terminals/close', { terminal: only.terminal });
    await client.until(() => true);
  }
});

test('S-26 what is too large, too broken up or not understood closes the socket and does nothing else', async () => {
  await house.signIn();
  const hostile: Array<[string, string | Buffer]> = [
    ['not JSON', 'hello'],
    ['not an object', '7'],
    ['an unknown type', '{"type":"exec"}'],
    ['an unknown key', JSON.stringify({ ...OPEN, host: 'evil' })],
    ['a key of the prototype', '{"__proto__":{"type":"open"}}'],
    ['deep nesting', '['.repeat(7000)],
    ['bytes before open', Buffer.from('id\r')],
    ['a resize before open', '{"type":"resize","cols":80,"rows":24}'],
    ['text beyond the limit', JSON.stringify(OPEN).padEnd(MAX_CLIENT_MESSAGE_BYTES + 1)],
  ];
  for (const [what, frame] of hostile) {
    const client = house.socket('/ws/terminal');
    client.sendRaw(frame);
    const { code, reason } = await client.end();
    expect([what, code, reason.length > 0]).toEqual([what, CLOSE.badMessage.code, true]);
  }
  const large = house.socket('/ws/terminal');
  large.sendRaw(Buffer.alloc(70_000));
  expect((await large.end()).code).toBe(1009);
  expect(JSON.parse((await house.get('/api/terminals')).text)).toEqual({ terminals: [] });
});

test('S-26 a message in a hundred pieces, and a compressed one, are not taken', async () => {
  await house.signIn();
  const client = house.socket('/ws/live');
  await client.until(() => client.socket.readyState === client.socket.OPEN);
  expect(client.socket.extensions).toBe('');
  for (let i = 0; i < 100; i++) client.socket.send('x', { fin: false });
  expect((await client.end()).code).not.toBe(1000);
  expect(client.texts).toEqual([]);
});

test('S-26 a body beyond the limit is refused, and the server goes on', async () => {
  const answer = await house.post('/api/session', { token: 'x'.repeat(20_000) });
  expect(answer.status).toBe(413);
  expect((await house.get('/api/health')).status).toBe(200);
});

test('only the two doors are open for sockets', async () => {
  await house.signIn();
  for (const path of ['/', '/ws', '/ws/', '/ws/live/', '/ws/terminal/x', '/api/health', '/WS/live']) {
    const client = house.socket(path);
    await client.end();
    expect([path, client.refused]).toEqual([path, 404]);
  }
});

test('every answer carries the headers that keep a browser strict', async () => {
  const paths = ['/', '/nothing', '/api/health', '/api/lab', '/_astro/x.abc.js'];
  const script = readFileSync(join(REPOSITORY, 'src/client/page/before-paint.js'));
  const hash = createHash('sha256').update(script).digest('base64');
  for (const path of paths) {
    const { headers } = await house.get(path);
    expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
  }
});

test('a machine that is starting is told so, and a lab that is not there too, in both languages', async () => {
  await house.signIn();
  const booting = await house.terminal({ machine: 'vm-02' });
  expect(booting.closed).toEqual({
    code: CLOSE.unreachable.code,
    reason: '머신이 켜지는 중입니다 / the machine is starting',
  });
  await house.house.close();
  await house.start(noLab({ ko: '없습니다.', en: 'None.' }));
  const none = await house.terminal();
  expect(none.closed).toEqual({
    code: CLOSE.noLab.code,
    reason: '실습 머신이 없습니다 / there are no lab machines',
  });
  expect(JSON.parse((await house.get('/api/lab')).text)).toEqual({
    kind: 'none',
    reason: { ko: '없습니다.', en: 'None.' },
    machines: {},
  });
});

test('a page of another version is told to reload', async () => {
  await house.signIn();
  const client = await house.terminal({ version: PROTOCOL_VERSION + 1 });
  expect(client.closed!.code).toBe(CLOSE.oldPage.code);
});

test('a shell that cannot be started ends its socket, not the house', async () => {
  await house.house.close();
  await house.start({
    ...bashLab(),
    shell: () => {
      throw new Error('no such target');
    },
  });
  await house.signIn();
  const client = await house.terminal();
  expect(client.closed!.code).toBe(CLOSE.unreachable.code);
  expect((await house.get('/api/health')).status).toBe(200);
});

function isAlive(pid: number): boolean {
  try {
    return execFileSync('cat', [`/proc/${pid}/stat`], { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0;
  } catch {
    return false; // no such process
  }
}

function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(house.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('close', () => resolve(answer));
  });
}
