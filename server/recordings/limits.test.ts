import { readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingEnd } from '#protocol';
import { LIMITS } from './limits.ts';
import { checkedCast, frame, recorded, TestFolder, until } from './recording.fixture.ts';

let test_: TestFolder;
beforeEach(() => {
  test_ = new TestFolder();
});
afterEach(() => test_.remove());

test('[R7] a recording ends at its size and says so where it stopped', async () => {
  const reasons: RecordingEnd[] = [];
  const stopped = (reason: RecordingEnd): void => void reasons.push(reason);
  const tape = test_.tape({ limits: { freeBytes: 0, bytes: 20_000 }, stopped });
  tape.keyframe(frame(''));
  for (let i = 0; i < 100; i++) {
    test_.now += 100;
    tape.output(Buffer.from('x'.repeat(1000)));
  }
  tape.output(Buffer.from('never written'));
  tape.end();
  await tape.sealed;
  expect(reasons).toEqual(['size']);
  const { events } = checkedCast(Buffer.from(test_.text(tape.id)));
  expect(events.at(-1)!.code).toBe('m');
  expect(events.at(-1)!.data).toMatch(/멈췄습니다.*size limit/);
  expect(statSync(test_.path(tape.id)).size).toBeLessThan(25_000);
  const { recordings } = await test_.recordings().list('self');
  expect(recordings[0]!.end).toBe('size');
});

test('[R7] a recording that was forgotten ends at its length', async () => {
  const reasons: RecordingEnd[] = [];
  const tape = test_.tape({ stopped: (reason) => void reasons.push(reason) });
  tape.keyframe(frame('x'));
  test_.now = LIMITS.lengthMs + 1;
  await until(() => reasons.length > 0);
  await tape.sealed;
  expect(reasons).toEqual(['length']);
});

test('[R7] whoever has as many as they may begins no more, and nothing is left of the attempt', async () => {
  const limits = { freeBytes: 0, count: 2 };
  await recorded(test_, ['a'], { limits });
  await recorded(test_, ['b'], { limits });
  const before = test_.files();
  const reasons: RecordingEnd[] = [];
  const tape = test_.tape({ limits, stopped: (reason) => void reasons.push(reason) });
  expect(reasons).toEqual([]);
  await tape.sealed;
  tape.output(Buffer.from('c'));
  tape.end();
  expect(reasons).toEqual(['count']);
  expect(test_.files()).toEqual(before);
});

test('[R7] a person’s share is counted over all their recordings, another’s is not', async () => {
  const limits = { freeBytes: 0, personBytes: 30_000 };
  const text = Array.from({ length: 20 }, () => 'x'.repeat(1000));
  await recorded(test_, text, { limits });
  const second = await recorded(test_, text, { limits });
  const third = await recorded(test_, text, { limits, owner: 'other' });
  const list = await test_.recordings().list('self');
  expect(list.recordings.find(({ id }) => id === second.id)!.end).toBe('room');
  expect((await test_.recordings().list('other')).recordings[0]).toMatchObject({
    id: third.id,
    end: 'ended',
  });
});

test('[R7] on a disk that is nearly full none begins', async () => {
  const reasons: RecordingEnd[] = [];
  const limits = { freeBytes: Number.MAX_SAFE_INTEGER };
  const tape = test_.tape({ limits, stopped: (reason) => void reasons.push(reason) });
  await tape.sealed;
  expect(reasons).toEqual(['disk']);
  expect(test_.files()).toEqual([]);
});

test('[R7] a folder that cannot be made stops the recording, not the shell', async () => {
  const reasons: RecordingEnd[] = [];
  const file = `${test_.folder}/file`;
  writeFileSync(file, '');
  const tape = test_.tape({ folder: file, stopped: (reason) => void reasons.push(reason) });
  tape.output(Buffer.from('x'));
  await tape.sealed;
  expect(reasons).toEqual(['disk']);
});

test('[R9] a recording that is deleted while it runs stops quietly', async () => {
  const reasons: RecordingEnd[] = [];
  const tape = test_.tape({ stopped: (reason) => void reasons.push(reason) });
  tape.keyframe(frame('x'));
  await until(() => test_.text(tape.id).split('\n').length > 2);
  expect(await test_.recordings().remove('self', tape.id)).toBe(true);
  expect(test_.files()).toEqual([]);
  tape.output(Buffer.from('after'));
  await until(() => reasons.length > 0);
  await tape.sealed;
  expect(reasons).toEqual(['deleted']);
  expect(test_.files()).toEqual([]);
});

test('S-31 [R9] what a writer still holds open is empty once it was deleted', async () => {
  const tape = test_.tape();
  tape.keyframe(frame('x'.repeat(1000)));
  await until(() => test_.text(tape.id).includes('xxx'));
  await test_.recordings().remove('self', tape.id);
  const held = readdirSync('/proc/self/fd')
    .map((name) => `/proc/self/fd/${name}`)
    .filter((link) => isLinkTo(link, tape.id));
  expect(held).toHaveLength(3);
  expect(held.map((link) => statSync(link).size)).toEqual([0, 0, 0]);
  await tape.sealed;
});

function isLinkTo(link: string, id: string): boolean {
  try {
    return readlinkSync(link).includes(id);
  } catch {
    return false; // closed meanwhile
  }
}
