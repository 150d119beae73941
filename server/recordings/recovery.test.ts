/** A process that writes a recording and is killed in the middle: SIGKILL, not a simulation of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedCast, recorded, shown, TestFolder, until } from './recording.fixture.ts';

let test_: TestFolder;
let writer: ChildProcess;
beforeEach(() => {
  test_ = new TestFolder();
});
afterEach(async () => {
  writer?.kill('SIGKILL');
  await test_.remove();
});

/** Records a counter every millisecond and says each number once it was handed to the tape. */
async function running(): Promise<{ id: string; said: () => number }> {
  const file = join(import.meta.dirname, 'killed-writer.fixture.ts');
  writer = spawn(process.execPath, ['--no-warnings', file, test_.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  writer.stdout!.on('data', (data: Buffer) => {
    text += data.toString();
  });
  await until(() => text.includes('\n'));
  return { id: text.split('\n')[0]!, said: () => Number(text.trim().split('\n').at(-1)) };
}

const killed = async (): Promise<void> => {
  const gone = new Promise((resolve) => writer.once('exit', resolve));
  writer.kill('SIGKILL');
  await gone;
};

test('S-31 [R6] a killed writer loses at most a second, and what is left is sealed as recovered', async () => {
  const { id, said } = await running();
  await until(() => said() > 1500);
  await killed();
  const last = said();
  const recordings = test_.recordings();
  const { recordings: list } = await recordings.list('self');
  expect(list).toMatchObject([{ id, end: 'recovered' }]);
  const { events } = checkedCast(readFileSync(test_.path(id)));
  const counted = shown(events).trim().split('\r\n').map(Number);
  expect(counted).toEqual(counted.map((_, i) => i));
  // A number takes at least a millisecond.
  expect(last - counted.at(-1)!).toBeLessThanOrEqual(1000);
  expect((await recordings.about('self', id))!.damage).toBeNull();
  expect((await recordings.about('self', id))!.playableMs).toBe(list[0]!.lengthMs);
});

test('[R6] half a line that was being written is cut off', async () => {
  const { id, said } = await running();
  await until(() => said() > 600);
  await killed();
  appendFileSync(test_.path(id), '[0.5, "o", "half a li');
  appendFileSync(test_.path(id, 'seal'), '{"lines":9');
  const recordings = test_.recordings();
  expect((await recordings.list('self')).recordings[0]!.end).toBe('recovered');
  expect(test_.text(id)).not.toContain('half a li');
  checkedCast(readFileSync(test_.path(id)));
  expect((await recordings.about('self', id))!.damage).toBeNull();
});

test('[R8] what was changed before it could be sealed is found by the checkpoints of its writer', async () => {
  const { id, said } = await running();
  await until(() => test_.text(id, 'seal').split('\n').length > 3 && said() > 0);
  await killed();
  const text = test_.text(id);
  writeFileSync(test_.path(id), text.replace('\\r\\n12\\r\\n', '\\r\\n66\\r\\n'));
  const recordings = test_.recordings();
  await recordings.list('self');
  expect((await recordings.about('self', id))!.damage).not.toBeNull();
});

test('[R15] what a living process writes is left alone', async () => {
  const { id } = await running();
  const recordings = test_.recordings();
  await recordings.tidy();
  const { recordings: list } = await recordings.list('self');
  expect(list).toMatchObject([{ id, end: null, until: null }]);
  await until(() => test_.text(id).split('\n').length > 5);
  const about = (await recordings.about('self', id))!;
  expect(about.damage).toBeNull();
  expect(about.to).toBeGreaterThan(about.from);
  expect((await recordings.part('self', id, about.from))!.at(-1)).toBe(0x0a);
});

test('[R15] another process with the same number is not taken for the writer', async () => {
  const tape = await recorded(test_, ['a']);
  const seal = test_.text(tape.id, 'seal');
  // As if it had never been sealed, by a process that has our number and began at another time.
  const [, origin] = seal.split('\n');
  expect(origin).toContain(`"pid":${process.pid}`);
  const { thisWriter, isAlive } = await import('./writer.ts');
  expect(isAlive(thisWriter())).toBe(true);
  expect(isAlive({ ...thisWriter(), began: 'another boot 1' })).toBe(false);
});

test('a writer that was gone before its first line leaves nothing', async () => {
  const { id } = await running();
  await killed();
  writeFileSync(test_.path(id), '');
  const recordings = test_.recordings();
  expect((await recordings.list('self')).recordings).toEqual([]);
  expect(test_.files()).toEqual([]);
});
