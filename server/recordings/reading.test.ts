import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingAbout } from '#protocol';
import { frame, recorded, TestFolder } from './recording.fixture.ts';

let test_: TestFolder;
beforeEach(() => {
  test_ = new TestFolder();
});
afterEach(() => test_.remove());

/** A second for each line; the header is line 1 and the first output, at one second, line 2. */
async function long(seconds = 200): Promise<string> {
  const pieces = Array.from({ length: seconds }, (_, i) => `line ${i} 한글\r\n`);
  return (await recorded(test_, pieces, { everyMs: 1000 })).id;
}

const about = async (id: string): Promise<RecordingAbout> => (await test_.recordings().about('self', id))!;

function change(id: string, kind: 'cast' | 'seal', edit: (bytes: Buffer) => Buffer): void {
  const path = test_.path(id, kind);
  writeFileSync(path, edit(readFileSync(path)));
}

test('[R8] what nobody touched is whole', async () => {
  const { damage, playableMs, recording } = await about(await long());
  expect({ damage, playableMs, length: recording.lengthMs }).toEqual({
    damage: null,
    playableMs: 200_000,
    length: 200_000,
  });
});

test('S-31 [R8] one changed byte is found, wherever it is, with its line', async () => {
  const id = await long(40);
  const original = readFileSync(test_.path(id));
  const recordings = test_.recordings();
  const wrong: unknown[] = [];
  // Every byte of the first and the last lines, every seventh in between.
  const isTried = (at: number) => at < 200 || at > original.length - 100 || at % 7 === 0;
  let line = 1;
  for (let at = 0; at < original.length; at++) {
    if (isTried(at)) {
      const bytes = Buffer.from(original);
      bytes[at] = bytes[at]! ^ 0x01;
      writeFileSync(test_.path(id), bytes);
      const { damage } = (await recordings.about('self', id))!;
      if (damage?.line !== line) wrong.push([at, line, damage]);
    }
    if (original[at] === 0x0a) line += 1;
  }
  expect(wrong).toEqual([]);
});

test('[R8] what stands before the damage can be played, and is all that is taken out', async () => {
  const id = await long();
  change(id, 'cast', (bytes) => Buffer.from(bytes.toString('utf8').replace('line 100 ', 'line 666 ')));
  const { damage, playableMs, to } = await about(id);
  // Line 1 is the header, line 2 is "line 0".
  expect(damage).toEqual({ line: 102, at: 100_000 });
  expect(playableMs).toBe(100_000);
  const { body } = (await test_.recordings().file('self', id, 'v3'))!;
  const taken = Buffer.concat(await body.toArray());
  expect(taken.length).toBe(to);
  expect(taken.toString('utf8')).not.toContain('line 666');
});

test('[R8] lines that were taken away, added or exchanged are found', async () => {
  const id = await long();
  const path = test_.path(id);
  copyFileSync(path, `${path}.kept`);
  const lines = readFileSync(path, 'utf8').split('\n');
  const edits: Array<[string, string[], number]> = [
    ['the last one is gone', [...lines.slice(0, -2), ''], 202],
    ['one in the middle is gone', [...lines.slice(0, 50), ...lines.slice(51)], 51],
    ['one is there twice', [...lines.slice(0, 50), lines[49]!, ...lines.slice(50)], 51],
    ['one was added at the end', [...lines.slice(0, -1), '[0.1, "o", "more"]', ''], 203],
    ['two are exchanged', [...lines.slice(0, 50), lines[51]!, lines[50]!, ...lines.slice(52)], 51],
    ['all are gone', [''], 1],
  ];
  for (const [what, edited, line] of edits) {
    writeFileSync(path, edited.join('\n'));
    expect([what, (await about(id)).damage?.line]).toEqual([what, line]);
  }
});

test('[R8] the text of one recording under the seal of another is not believed', async () => {
  const [one, other] = [await long(), await long()];
  copyFileSync(test_.path(one), test_.path(other));
  copyFileSync(test_.path(one, 'seal'), test_.path(other, 'seal'));
  expect((await about(other)).damage).toEqual({ line: 1, at: 0 });
});

test('[R8] a seal made with another key is not believed', async () => {
  const id = await long();
  const recordings = test_.recordings({ key: Buffer.alloc(32, 8) });
  expect((await recordings.about('self', id))!.damage).toEqual({ line: 1, at: 0 });
});

test('[R8] a changed seal never makes a changed text whole', async () => {
  const id = await long();
  const original = readFileSync(test_.path(id, 'seal'));
  change(id, 'cast', (bytes) => Buffer.from(bytes.toString('utf8').replace('line 100 ', 'line 666 ')));
  const recordings = test_.recordings();
  for (let at = 0; at < original.length; at += 11) {
    const bytes = Buffer.from(original);
    bytes[at] = 0x20;
    writeFileSync(test_.path(id, 'seal'), bytes);
    expect([at, (await recordings.about('self', id))?.damage === null]).toEqual([at, false]);
  }
});

test('[R8] a whole screen that somebody changed is as if it were not there', async () => {
  const tape = test_.tape();
  tape.output(Buffer.from('x'.repeat(40_000)));
  tape.keyframe(frame(''));
  tape.output(Buffer.from('x'.repeat(80_000)));
  tape.keyframe(frame('screen'));
  tape.end();
  await tape.sealed;
  const { keyframes } = await about(tape.id);
  expect(keyframes).toHaveLength(2);
  const path = test_.path(tape.id, 'keyframes');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"rows":24', '"rows":25'));
  expect((await about(tape.id)).keyframes).toEqual([]);
  expect(await test_.recordings().screen('self', tape.id, keyframes[0]!.byte)).toBeNull();
});

test('a file that is no recording at all is told to be damaged, and breaks nothing', async () => {
  const id = await long();
  for (const bytes of [
    Buffer.alloc(3_000_000, 0x61),
    Buffer.from([0xff, 0xfe, 0x0a, 0x0a]),
    Buffer.alloc(0),
  ]) {
    writeFileSync(test_.path(id), bytes);
    expect((await about(id)).damage).toEqual({ line: 1, at: 0 });
    expect(await (await test_.recordings().file('self', id, 'v2'))!.body.toArray()).toEqual([]);
  }
});
