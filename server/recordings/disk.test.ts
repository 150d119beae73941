/** A disk that fills up in the middle of a recording; the real thing is in a child with a small file system of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordingEnd } from '#protocol';
import type { Journal } from './journal.ts';
import { checkedCast, frame, shown, TestFolder, until } from './recording.fixture.ts';

/** Bytes that a file still takes; the write that does not fit is made in part, as a disk does. */
let room = Number.POSITIVE_INFINITY;

vi.mock('./journal.ts', async (original) => {
  const { Journal: Real } = await original<typeof import('./journal.ts')>();
  class SmallJournal extends Real {
    override async append(bytes: Uint8Array): Promise<void> {
      if (this.bytes + bytes.length <= room) return super.append(bytes);
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
  }
  return { Journal: SmallJournal as unknown as typeof Journal };
});

let test_: TestFolder;
beforeEach(() => {
  test_ = new TestFolder();
  room = Number.POSITIVE_INFINITY;
});
afterEach(() => test_.remove());

test('[R7] a disk that is full stops the recording; the file is valid to its last whole line', async () => {
  const reasons: RecordingEnd[] = [];
  const tape = test_.tape({ stopped: (reason) => void reasons.push(reason) });
  tape.keyframe(frame(''));
  tape.output(Buffer.from('before\r\n'));
  await until(() => test_.text(tape.id).includes('before'));
  room = 200;
  for (let i = 0; i < 50 && reasons.length === 0; i++) {
    test_.now += 100;
    tape.output(Buffer.from('x'.repeat(100)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await tape.sealed;
  expect(reasons).toEqual(['disk']);
  const { events } = checkedCast(Buffer.from(test_.text(tape.id)));
  expect(shown(events)).toMatch(/^before\r\n/);
  const recordings = test_.recordings();
  const { recordings: list } = await recordings.list('self');
  expect(list[0]!.end).toBe('disk');
  expect((await recordings.about('self', tape.id))!.damage).toBeNull();
});

const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'none', '/mnt']).status === 0;

test.runIf(canMount)('[R7] the same on a real file system of 256 KiB', () => {
  const writer = join(import.meta.dirname, 'small-disk.fixture.ts');
  const script = `mount -t tmpfs -o size=256k none /mnt && exec "$0" --no-warnings "$1"`;
  const child = spawnSync('unshare', ['-rm', 'sh', '-c', script, process.execPath, writer], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([child.stderr, child.status]).toEqual(['', 0]);
  const said = JSON.parse(child.stdout) as { reason: string; cast: string; damage: unknown; end: string };
  expect(said).toMatchObject({ reason: 'disk', damage: null, end: 'disk' });
  expect(shown(checkedCast(Buffer.from(said.cast)).events).length).toBeGreaterThan(50_000);
});
