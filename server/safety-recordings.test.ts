/** S-31: recordings are private and honest, tried against a whole house with a real bash. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RecordingAbout, RecordingList, RecordingScreen, type TerminalEvent } from '#protocol';
import { type Answer, type Client, TestHouse } from './house.fixture.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await TestHouse.open();
  await house.signIn();
});
afterEach(() => house.close());

type Said = Extract<TerminalEvent, { type: 'recording' }>;
const said = (client: Client): Said[] =>
  client.events.filter((event): event is Said => event.type === 'recording');

async function record(client: Client): Promise<string> {
  client.send({ type: 'record', on: true });
  await client.until(() => said(client).at(-1)?.id != null);
  return said(client).at(-1)!.id!;
}

async function stop(client: Client): Promise<void> {
  client.send({ type: 'record', on: false });
  await client.until(() => said(client).at(-1)?.end === 'ended');
  // The last of it is on its way to the disk.
  while ((await list()).recordings.some(({ end }) => end === null));
}

/** Types, and waits for what the shell answers. */
async function type(client: Client, text: string, answer: string): Promise<void> {
  const before = client.output.length;
  client.type(text);
  await client.until(() => client.output.subarray(before).includes(answer));
}

const list = async () => RecordingList.parse(JSON.parse((await house.get('/api/recordings')).text));
const about = async (id: string) =>
  RecordingAbout.parse(JSON.parse((await house.get(`/api/recordings/about?id=${id}`)).text));

const folder = (): string => join(house.folder, 'state', 'recordings');
const files = (): string[] =>
  existsSync(folder())
    ? readdirSync(folder(), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** Somebody else with a session of their own, as there will be in a class. */
async function anotherLearner(): Promise<string> {
  await house.house.close();
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  const now = new Date().toISOString();
  const database = new DatabaseSync(join(house.folder, 'state', 'progress.db'));
  database.prepare('insert into learner values (?, ?, ?)').run('other', 'Other', now);
  database.prepare('insert into session values (?, ?, ?, ?, null)').run(hash, 'other', now, now);
  database.close();
  await house.start();
  return `madang-${house.port}=${token}`;
}

const CANARY = 'canary-visible-51';
const SECRETS = ['pw-never-shown-77', 'sudo-never-shown-88'] as const;

test('S-31 passwords that are typed and not shown are in no file', async () => {
  const client = await house.terminal();
  const id = await record(client);
  await type(client, `echo ${CANARY}\r`, `${CANARY}\r\n`);
  // The prompts are written so that their echo is not taken for them.
  await type(client, 'read -s -p "Sec""ret: " x; echo; echo length-$(echo -n "$x" | wc -c)\r', 'Secret: ');
  await type(client, `${SECRETS[0]}\r`, `length-${SECRETS[0].length}`);
  const sudo = 'stty -echo; printf "[su""do] password for lab: "; head -1 | wc -c; stty echo\r';
  await type(client, sudo, '[sudo] password for lab: ');
  await type(client, `${SECRETS[1]}\r`, `${SECRETS[1].length + 1}`);
  // Much output, so that there are whole screens beside the text as well.
  await type(client, 'seq 20000; echo "end-"$((1+1))\r', 'end-2');
  await stop(client);
  expect((await list()).recordings).toMatchObject([{ id, machine: 'vm-01', end: 'ended' }]);
  const text = (await house.get(`/api/recordings/file?id=${id}`)).text;
  expect(text).toContain(CANARY);
  expect(text).toContain('[sudo] password for lab: ');
  const { keyframes } = await about(id);
  for (const { byte } of keyframes) {
    const screen = await house.get(`/api/recordings/screen?id=${id}&at=${byte}`);
    RecordingScreen.parse(JSON.parse(screen.text));
    for (const secret of SECRETS) expect(screen.text).not.toContain(secret);
  }
  for (const file of files()) {
    for (const secret of SECRETS) expect([file, readFileSync(file).includes(secret)]).toEqual([file, false]);
  }
});

test('S-31 nothing is written before somebody asks for it, and nothing after they stopped', async () => {
  const client = await house.terminal();
  await type(client, 'echo before-$((1+1))\r', 'before-2');
  expect(files().filter((file) => file.endsWith('.cast'))).toEqual([]);
  await type(client, 'seq 100\r', '\n100\r\n');
  const id = await record(client);
  await stop(client);
  await type(client, 'echo after-$((1+1))\r', 'after-2');
  const { text } = await house.get(`/api/recordings/file?id=${id}`);
  // What had scrolled away had been shown before anybody asked.
  expect(text).toContain('\\n100\\r');
  expect(text).not.toContain('before-2');
  expect(text).not.toContain('after-2');
});

test('S-31 everybody who looks at a terminal is told that it is recorded, and when it is not any more', async () => {
  const owner = await house.terminal();
  const opened = owner.events.find((event) => event.type === 'opened')!;
  const id = await record(owner);
  const later = await house.terminal({ terminal: opened.terminal });
  await later.until(() => said(later).some((one) => one.id === id));
  await stop(owner);
  await later.until(() => said(later).at(-1)?.end === 'ended');
});

test('S-31 files are their owner’s alone, outside the site', async () => {
  const client = await house.terminal();
  const id = await record(client);
  await stop(client);
  expect(files().map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  expect(statSync(folder()).mode & 0o777).toBe(0o700);
  expect(statSync(join(house.folder, 'state', 'recordings.key')).mode & 0o777).toBe(0o600);
  for (const path of [
    `/recordings/${id}.cast`,
    `/state/recordings/${id}.cast`,
    `/${id}`,
    `/api/recordings/${id}`,
  ]) {
    expect([path, (await house.get(path)).status]).toEqual([path, 404]);
  }
});

/** Everything that can be asked about an id. */
const askAll = async (id: string): Promise<Answer[]> => {
  const name = encodeURIComponent(id);
  return [
    await house.get(`/api/recordings/about?id=${name}`),
    await house.get(`/api/recordings/part?id=${name}&from=0`),
    await house.get(`/api/recordings/screen?id=${name}&at=0`),
    await house.get(`/api/recordings/file?id=${name}`),
    await house.get(`/api/recordings/file?id=${name}&format=v2`),
    await house.post('/api/recordings/delete', { id: id || 'x' }),
  ];
};

test('S-31 without a session, and for somebody else, a recording does not exist', async () => {
  const client = await house.terminal();
  const id = await record(client);
  await type(client, 'echo $((40+2))\r', '42');
  await stop(client);
  const mine = house.cookie;
  house.cookie = '';
  for (const { status } of [...(await askAll(id)), await house.get('/api/recordings')])
    expect(status).toBe(401);
  house.cookie = await anotherLearner();
  expect((await list()).recordings).toEqual([]);
  const never = await askAll(randomBytes(16).toString('hex'));
  const [mineFolder] = readdirSync(folder());
  for (const guess of [
    id,
    id.toUpperCase(),
    `${id}.cast`,
    `../${mineFolder}/${id}`,
    `../${id}`,
    `${id}\0`,
    '..',
    '',
  ]) {
    const answers = await askAll(guess);
    answers.forEach(({ status, text, headers }, i) => {
      const { date: _, ...rest } = headers;
      const { date: __, ...nothing } = never[i]!.headers;
      expect([guess, i, status, text, rest]).toEqual([guess, i, 404, never[i]!.text, nothing]);
    });
  }
  house.cookie = mine;
  expect((await list()).recordings).toMatchObject([{ id }]);
  expect((await house.get(`/api/recordings/file?id=${id}`)).status).toBe(200);
});

test('S-31 ten thousand guessed ids are ten thousand times nothing', async () => {
  const client = await house.terminal();
  await record(client);
  await stop(client);
  const guess = async (): Promise<number> => {
    const id = randomBytes(16).toString('hex');
    const answer = await fetch(`${house.origin}/api/recordings/file?id=${id}`, {
      headers: { cookie: house.cookie },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const seen = new Set<number>();
  for (let i = 0; i < 200; i++) {
    for (const status of await Promise.all(Array.from({ length: 50 }, guess))) seen.add(status);
  }
  expect([...seen]).toEqual([404]);
});

test('S-31 whoever takes a recording out leaves a line in the log', async () => {
  const client = await house.terminal();
  const id = await record(client);
  await stop(client);
  const before = house.logged.length;
  const answer = await house.get(`/api/recordings/file?id=${id}&format=v2`);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[a-z]+-01-[\d-]+-v2\.cast"$/);
  expect(answer.headers['content-type']).toBe('application/x-asciicast');
  expect(house.logged.slice(before).map((line) => JSON.parse(line) as unknown)).toContainEqual({
    at: expect.any(String),
    what: 'download',
    learner: 'self',
    recording: id,
    name: 'v2',
  });
});

test('S-31 what its owner deletes is gone from the disk, also while it is written', async () => {
  const client = await house.terminal();
  const first = await record(client);
  await stop(client);
  expect(files()).toHaveLength(3);
  expect((await house.post('/api/recordings/delete', { id: first })).status).toBe(200);
  expect(files()).toEqual([]);
  const second = await record(client);
  await type(client, 'echo $((40+2))\r', '42');
  expect((await house.post('/api/recordings/delete', { id: second })).status).toBe(200);
  await client.until(() => said(client).at(-1)?.end === 'deleted');
  expect(files()).toEqual([]);
  await type(client, 'echo still-$((1+1))\r', 'still-2');
  expect(files()).toEqual([]);
});
