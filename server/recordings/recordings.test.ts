import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderOf } from './files.ts';
import { recordingKey } from './key.ts';
import { KEPT_MS, keptFor, LIMITS } from './limits.ts';
import { frame, recorded, TestFolder } from './recording.fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let test_: TestFolder;
beforeEach(() => {
  test_ = new TestFolder();
});
afterEach(() => test_.remove());

/** Everything one may ask about an id; all of it must be nothing. */
async function asked(id: string, owner: string): Promise<unknown[]> {
  const recordings = test_.recordings();
  return [
    await recordings.about(owner, id),
    await recordings.part(owner, id, 0),
    await recordings.screen(owner, id, 0),
    await recordings.file(owner, id, 'v3'),
    await recordings.file(owner, id, 'v2'),
    await recordings.remove(owner, id),
  ];
}
const NOTHING = [null, null, null, null, null, false];

test('S-31 [R10] another’s recording does not exist, whatever is asked about it', async () => {
  const { id } = await recorded(test_, ['secret'], { owner: 'one' });
  expect(await asked(id, 'other')).toEqual(NOTHING);
  expect((await test_.recordings().list('other')).recordings).toEqual([]);
  expect((await test_.recordings().list('one')).recordings).toHaveLength(1);
});

test('S-31 [R10] a file that was put into another’s folder is not theirs', async () => {
  const { id } = await recorded(test_, ['secret'], { owner: 'one' });
  await test_.recordings().list('other');
  for (const kind of ['cast', 'keyframes', 'seal'] as const) {
    copyFileSync(test_.path(id, kind, 'one'), test_.path(id, kind, 'other'));
  }
  expect(await asked(id, 'other')).toEqual(NOTHING);
  expect((await test_.recordings().list('other')).recordings).toEqual([]);
});

test('S-31 [R10] ten thousand guessed ids are nothing', async () => {
  await recorded(test_, ['secret']);
  const recordings = test_.recordings();
  for (let i = 0; i < 10_000; i++) {
    expect(await recordings.about('self', randomBytes(16).toString('hex'))).toBeNull();
  }
});

test('S-31 [R10] an id that is a path leads nowhere', async () => {
  const { id } = await recorded(test_, ['secret'], { owner: 'one' });
  const there = folderOf('', 'one');
  const tricks = [
    `../${there}/${id}`,
    `..%2f${there}%2f${id}`,
    `${id}.cast`,
    `${id}\0`,
    `./${id}`,
    id.toUpperCase(),
    '',
    '.',
    '..',
    '__proto__',
    `${id}\n`,
    '../../../etc/passwd',
    'x'.repeat(100_000),
  ];
  for (const trick of tricks) {
    for (const owner of ['one', 'other', '../one', there, '']) {
      expect([trick.slice(0, 60), owner, await asked(trick, owner)]).toEqual([
        trick.slice(0, 60),
        owner,
        NOTHING,
      ]);
    }
  }
});

test('S-31 [R9] what was deleted is gone from the disk, with all that belonged to it', async () => {
  const canary = 'canary-93ab';
  const kept = await recorded(test_, ['kept']);
  const tape = test_.tape();
  tape.keyframe(frame(canary));
  tape.output(Buffer.from(`${canary}${'x'.repeat(40_000)}`));
  tape.keyframe(frame(canary));
  tape.end();
  await tape.sealed;
  expect(test_.files().filter((name) => name.startsWith(tape.id))).toHaveLength(3);
  expect(statSync(test_.path(tape.id, 'keyframes')).size).toBeGreaterThan(0);
  const recordings = test_.recordings();
  await recordings.about('self', tape.id);
  expect(await recordings.remove('self', tape.id)).toBe(true);
  expect(test_.files()).toEqual([`${kept.id}.cast`, `${kept.id}.keyframes`, `${kept.id}.seal`]);
  expect(await asked(tape.id, 'self')).toEqual(NOTHING);
  expect(await recordings.remove('self', tape.id)).toBe(false);
});

test('[R9] a recording is kept for thirty days and then no more', async () => {
  const { id } = await recorded(test_, ['a']);
  const at = (days: number) => () => new Date(Date.now() + days * DAY_MS);
  const young = test_.recordings({ now: at(29.9) });
  await young.tidy();
  const [info] = (await young.list('self')).recordings;
  expect(info!.id).toBe(id);
  expect(Math.round((Date.parse(info!.until!) - Date.now()) / DAY_MS)).toBe(30);
  await test_.recordings({ now: at(30.1) }).tidy();
  expect(test_.files()).toEqual([]);
});

test('[R9] how long can be said, and the list says it', async () => {
  await recorded(test_, ['a']);
  const recordings = test_.recordings({ keptMs: 3 * DAY_MS });
  expect((await recordings.list('self')).keptDays).toBe(3);
  await test_.recordings({ keptMs: 3 * DAY_MS, now: () => new Date(Date.now() + 4 * DAY_MS) }).tidy();
  expect(test_.files()).toEqual([]);
});

test('[R9] a recording that runs is never too old', async () => {
  const tape = test_.tape();
  tape.keyframe(frame('x'));
  await test_.recordings({ now: () => new Date(Date.now() + 90 * DAY_MS) }).tidy();
  expect(existsSync(test_.path(tape.id, 'seal'))).toBe(true);
  tape.end();
  await tape.sealed;
});

test('[R9] what belongs to no recording is swept up, but not what may be about to begin', async () => {
  const { id } = await recorded(test_, ['a']);
  const lost = 'ab'.repeat(16);
  writeFileSync(test_.path(lost), 'x');
  const recordings = test_.recordings();
  await recordings.tidy();
  expect(existsSync(test_.path(lost))).toBe(true);
  utimesSync(test_.path(lost), new Date(0), new Date(0));
  await recordings.tidy();
  expect(test_.files()).toEqual([`${id}.cast`, `${id}.keyframes`, `${id}.seal`]);
});

test('[R9] a recording whose seal cannot be read goes when its time is over', async () => {
  const { id } = await recorded(test_, ['a']);
  writeFileSync(test_.path(id, 'seal'), 'not a seal');
  const recordings = test_.recordings({ now: () => new Date(Date.now() + 31 * DAY_MS) });
  expect((await recordings.list('self')).recordings).toEqual([]);
  await recordings.tidy();
  expect(test_.files()).toEqual([]);
});

test('a list has the newest first, with machine, length and size', async () => {
  const first = await recorded(test_, ['a'], { machine: 'vm-01', machineName: 'adm-01' });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await recorded(test_, ['b', 'c'], { everyMs: 2500 });
  const { recordings, full } = await test_.recordings().list('self');
  expect(full === null || full === 'disk').toBe(true);
  expect(recordings).toMatchObject([
    { id: second.id, machine: 'vm-14', machineName: 'pg-02', lengthMs: 5000, end: 'ended' },
    { id: first.id, machine: 'vm-01', machineName: 'adm-01', lengthMs: 100, end: 'ended' },
  ]);
  const bytes = readdirSync(folderOf(test_.folder, 'self'))
    .filter((name) => name.startsWith(second.id))
    .reduce((sum, name) => sum + statSync(`${folderOf(test_.folder, 'self')}/${name}`).size, 0);
  expect(recordings[0]!.bytes).toBe(bytes);
});

test('a list says why no new recording can begin', async () => {
  await recorded(test_, ['a']);
  const limits = { ...LIMITS, freeBytes: 0 };
  expect((await test_.recordings({ limits: { ...limits, count: 1 } }).list('self')).full).toBe('count');
  expect((await test_.recordings({ limits: { ...limits, personBytes: 10 } }).list('self')).full).toBe('room');
  expect((await test_.recordings({ limits: { ...limits, freeBytes: 2 ** 60 } }).list('self')).full).toBe(
    'disk',
  );
  expect((await test_.recordings({ limits }).list('self')).full).toBeNull();
});

test('a page reads a recording piece by piece, in whole lines, to its end', async () => {
  const { id } = await recorded(
    test_,
    Array.from({ length: 100 }, () => 'x'.repeat(20_000)),
  );
  const recordings = test_.recordings();
  const { from, to } = (await recordings.about('self', id))!;
  const pieces: Buffer[] = [];
  let at = from;
  while (at < to) {
    const piece = (await recordings.part('self', id, at))!;
    expect(piece.at(-1)).toBe(0x0a);
    pieces.push(piece);
    at += piece.length;
  }
  expect(pieces.length).toBeGreaterThan(2);
  expect(Buffer.concat(pieces).toString()).toBe(test_.text(id).slice(from));
  expect(await recordings.part('self', id, to)).toHaveLength(0);
  expect(await recordings.part('self', id, to + 1e9)).toHaveLength(0);
});

test('version 2 is made on the way out: times from the beginning, no exit', async () => {
  const { id } = await recorded(test_, ['한글\x1b[0m', 'b'], { everyMs: 1250 });
  const { name, body } = (await test_.recordings().file('self', id, 'v2'))!;
  expect(name).toMatch(/^pg-02-\d{4}-\d\d-\d\d-\d{4}-v2\.cast$/);
  const text = Buffer.concat(await body.map((piece) => Buffer.from(piece)).toArray()).toString();
  const [header, ...events] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(header).toMatchObject({
    version: 2,
    width: 80,
    height: 24,
    title: 'pg-02',
    env: { TERM: 'xterm-256color' },
  });
  expect(events).toEqual([
    [1.25, 'o', '한글\x1b[0m'],
    [2.5, 'o', 'b'],
  ]);
});

test('[R11] the key is made once and is its owner’s alone', () => {
  const file = `${test_.folder}/key`;
  const key = recordingKey(file);
  expect(key).toHaveLength(32);
  expect(recordingKey(file)).toEqual(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(file);
  expect(recordingKey(file)).not.toEqual(key);
  writeFileSync(file, 'short');
  expect(() => recordingKey(file)).toThrow(/must hold a key of 32 bytes/);
});

test('[R9] how long recordings are kept is said in days, or refused', () => {
  expect([keptFor(undefined), keptFor(''), keptFor('7')]).toEqual([KEPT_MS, KEPT_MS, 7 * DAY_MS]);
  for (const days of ['0', '-1', '1.5', 'x', '9999']) {
    expect(() => keptFor(days)).toThrow(
      `MADANG_RECORDING_DAYS must be a number of days from 1 to 3650, not "${days}"`,
    );
  }
});
