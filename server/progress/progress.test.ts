import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CheckResult, Verdict } from '#protocol';
import { FileInUseError, NewerFileError, Progress, SELF } from './index.ts';

const OUTLINE = [
  {
    number: 4,
    steps: [
      { id: 'one', checks: [{ id: 'a' }, { id: 'b' }] },
      { id: 'two', checks: [{ id: 'c' }] },
    ],
  },
  { number: 5, steps: [{ id: 'three', checks: [{ id: 'a' }] }] },
];

let folder: string;
let file: string;
let open: Progress[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madang-progress-'));
  file = join(folder, 'progress.db');
});
afterEach(() => {
  for (const progress of open) progress.close();
  open = [];
  rmSync(folder, { recursive: true });
});

function openProgress(now?: () => Date): Progress {
  const progress = new Progress({ file, outline: OUTLINE, ...(now ? { now } : {}) });
  open.push(progress);
  return progress;
}

function closeAll(): void {
  for (const progress of open) progress.close();
  open = [];
}

function found(step: string, check: string, verdict: Verdict, at = '2026-01-01T00:00:00.000Z'): CheckResult {
  const message = { ko: '이름이 다릅니다.', en: 'The name differs.' };
  const conditions = [
    { title: message, state: 'holds' as const, expected: 'pg-01', seen: 'pg-01', command: 'hostname' },
  ];
  const machines = [{ machine: 'vm-13', verdict, message, rung: 0, case: 0, conditions }];
  return { stage: 4, step, check, verdict, message, machines, at };
}

test('[P7] a learner goes on at the first step that is not done, after a restart as well', () => {
  openProgress().record(SELF, [
    found('one', 'a', 'done'),
    found('one', 'b', 'done'),
    found('two', 'c', 'not-yet'),
  ]);
  closeAll();
  expect(openProgress().stages(SELF)).toEqual([
    { stage: 4, done: ['one'], total: 2, next: 'two', at: '2026-01-01T00:00:00.000Z' },
    { stage: 5, done: [], total: 1, next: 'three', at: null },
  ]);
});

test('[P7] a step with one of two checks done is not done', () => {
  const progress = openProgress();
  progress.record(SELF, [found('one', 'a', 'done')]);
  expect(progress.stages(SELF)[0]).toMatchObject({ done: [], next: 'one' });
});

test('[P7] a check that a new edition of the course added is still to be done', () => {
  openProgress().record(SELF, [
    found('one', 'a', 'done'),
    found('one', 'b', 'done'),
    found('two', 'c', 'done'),
  ]);
  closeAll();
  const more = [{ number: 4, steps: [{ id: 'one', checks: [{ id: 'a' }, { id: 'new' }] }] }];
  const progress = new Progress({ file, outline: more });
  open.push(progress);
  expect(progress.stages(SELF)[0]).toMatchObject({ done: [], next: 'one' });
});

test('[P4] what was done stays done, and its verdict still tells that it broke', () => {
  const progress = openProgress();
  expect(progress.record(SELF, [found('two', 'c', 'done')])).toBe(true);
  expect(progress.record(SELF, [found('two', 'c', 'again')])).toBe(false);
  expect(progress.wasDone(SELF, 4, 'c')).toBe(true);
  expect(progress.wasDone(SELF, 5, 'c')).toBe(false);
  expect(progress.stages(SELF)[0]!.done).toEqual(['two']);
  expect(progress.results(SELF, 4).map((result) => result.verdict)).toEqual(['again']);
});

test('[P5] a machine that could not be reached takes nothing away', () => {
  const progress = openProgress();
  progress.record(SELF, [found('two', 'c', 'done')]);
  progress.record(SELF, [found('two', 'c', 'unknown'), found('two', 'c', 'earlier')]);
  expect(progress.results(SELF, 4).map((result) => result.verdict)).toEqual(['done']);
});

test('[P6] the same answer a hundred times is one line of history, with its evidence', () => {
  const progress = openProgress();
  for (let i = 0; i < 100; i++)
    progress.record(SELF, [found('two', 'c', 'not-yet', `2026-01-01T00:00:${10 + (i % 50)}Z`)]);
  progress.record(SELF, [found('two', 'c', 'done', '2026-01-02T00:00:00Z')]);
  expect(progress.history(SELF).map((entry) => [entry.check, entry.verdict])).toEqual([
    ['c', 'not-yet'],
    ['c', 'done'],
  ]);
  expect(progress.results(SELF, 4)[0]!.machines[0]!.conditions[0]!.seen).toBe('pg-01');
});

test("[P9] another learner's work is not seen", () => {
  const progress = openProgress();
  progress.addLearner('other', '다른 이');
  progress.record('other', [found('two', 'c', 'done')]);
  expect(progress.wasDone(SELF, 4, 'c')).toBe(false);
  expect(progress.results(SELF, 4)).toEqual([]);
  expect(progress.history(SELF)).toEqual([]);
});

test('[P3] a file of a newer Madang is refused by name and left as it was', () => {
  openProgress();
  closeAll();
  const raw = new DatabaseSync(file);
  raw.exec('pragma user_version = 999');
  raw.close();
  expect(() => openProgress()).toThrow(NewerFileError);
  expect(() => openProgress()).toThrow(/written by a newer Madang \(version 999; this one knows 2\)/);
  const after = new DatabaseSync(file);
  expect({ ...after.prepare('pragma user_version').get() }).toEqual({ user_version: 999 });
  after.close();
});

test('a file that is no database is refused with what to do, and left as it was', () => {
  writeFileSync(file, 'notes of mine, not a database. '.repeat(50));
  expect(() => openProgress()).toThrow('is not a file of Madang; move it away to begin anew');
  expect(readFileSync(file, 'utf8')).toContain('notes of mine');
});

/** A second process, because SQLite's locks are between processes as much as between connections. */
function child(script: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...process.env,
      FILE: file,
      ROOM: join(import.meta.dirname, 'index.ts'),
      OUTLINE: JSON.stringify(OUTLINE),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const WRITER = `
const { Progress } = await import(process.env.ROOM);
const progress = new Progress({ file: process.env.FILE, outline: JSON.parse(process.env.OUTLINE) });
const message = { ko: '예', en: 'Yes' };
for (let i = 1; ; i++) {
  const verdict = i % 2 ? 'not-yet' : 'done';
  progress.record('self', [{ stage: 4, step: 'two', check: 'c', verdict, message, machines: [], at: new Date(i).toISOString() }]);
  process.stdout.write(i + '\\n');
}`;

test('[P2] a second process that opens the file is told so', async () => {
  const writer = child(WRITER);
  await new Promise((resolve) => writer.stdout!.once('data', resolve));
  expect(() => openProgress()).toThrow(FileInUseError);
  writer.kill('SIGKILL');
  await new Promise((resolve) => writer.once('close', resolve));
});

test('[P1] a server killed in the middle of writing has lost nothing it answered, ten times in a row', async () => {
  for (let round = 0; round < 10; round++) {
    const writer = child(WRITER);
    let answered = 0;
    const lines = createInterface({ input: writer.stdout! });
    lines.on('line', (line) => {
      answered = Number(line);
      if (answered === 20 + round * 7) writer.kill('SIGKILL');
    });
    await new Promise((resolve) => writer.once('close', resolve));
    const progress = openProgress();
    const times = progress.history(SELF).map((entry) => Date.parse(entry.at));
    expect(Math.max(...times)).toBeGreaterThanOrEqual(answered);
    expect(answered).toBeGreaterThanOrEqual(20 + round * 7);
    closeAll();
    const raw = new DatabaseSync(file);
    expect({ ...raw.prepare('pragma integrity_check').get() }).toEqual({ integrity_check: 'ok' });
    raw.exec('delete from history; delete from standing');
    raw.close();
  }
});

test('[P8] a session signs its learner in, after a restart as well, until it is ended', () => {
  const { token, session } = openProgress().sessions.begin(SELF);
  closeAll();
  const { sessions } = openProgress();
  expect(sessions.find(token)).toEqual(session);
  expect(sessions.find(`${token}x`)).toBeNull();
  expect(sessions.openOf(SELF)).toEqual([session.id]);
  expect(sessions.end(session.id)).toBe(true);
  expect(sessions.find(token)).toBeNull();
  expect(sessions.openOf(SELF)).toEqual([]);
});

test('[P8] thirty days without use end a session; use on the way keeps it', () => {
  const day = 24 * 60 * 60 * 1000;
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { sessions } = openProgress(() => new Date(now));
  const { token } = sessions.begin(SELF);
  now += 29 * day;
  expect(sessions.find(token)).not.toBeNull();
  now += 29 * day;
  expect(sessions.find(token)).not.toBeNull();
  now += 31 * day;
  expect(sessions.find(token)).toBeNull();
});

test('[P8] the file holds no token', () => {
  const { token } = openProgress().sessions.begin(SELF);
  closeAll();
  const raw = new DatabaseSync(file);
  const rows = raw.prepare('select * from session').all();
  raw.close();
  expect(JSON.stringify(rows)).not.toContain(token);
});
