import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingScreen } from '#protocol';
import { KEYFRAME_AFTER_LETTERS, MARKS } from './limits.ts';
import { checkedCast, frame, recorded, shown, TestFolder, until } from './recording.fixture.ts';

let test_: TestFolder;
beforeEach(() => {
  test_ = new TestFolder();
});
afterEach(() => test_.remove());

const castOf = (id: string) => checkedCast(Buffer.from(test_.text(id)));

test('[R5] what is written keeps to the rules of asciicast version 3', async () => {
  const tape = test_.tape();
  tape.keyframe(frame('$ '));
  test_.now = 1500;
  tape.output(Buffer.from('ls\r\n\x1b[34mbin\x1b[0m  한글\r\n'));
  test_.now = 1700;
  tape.resized({ cols: 120, rows: 40 });
  test_.now = 4000;
  tape.mark('✓ 이름');
  test_.now = 4100;
  tape.output(Buffer.from('bye\r\n'));
  tape.end(3);
  await tape.sealed;
  const { header, events } = castOf(tape.id);
  expect(header).toEqual({
    version: 3,
    term: { cols: 80, rows: 24, type: 'xterm-256color' },
    timestamp: Math.floor(tape.since.getTime() / 1000),
    title: 'pg-02',
  });
  expect(events.map(({ at, code, data }) => [Math.round(at * 1000), code, data])).toEqual([
    [0, 'o', '$ '],
    [1500, 'o', 'ls\r\n\x1b[34mbin\x1b[0m  한글\r\n'],
    [1700, 'r', '120x40'],
    [4000, 'm', '✓ 이름'],
    [4100, 'o', 'bye\r\n'],
    [4100, 'x', '3'],
  ]);
});

test('[R5] what cannot be printed is written as \\uXXXX', async () => {
  const tape = await recorded(test_, ['a\x07\x7f\u0085\u2028\ufeffb']);
  expect(test_.text(tape.id)).toContain('"a\\u0007\\u007f\\u001bE\\u2028\\ufeffb"');
});

test('[R5] a screen of another size than the terminal was opened with comes with its size', async () => {
  const tape = test_.tape();
  tape.keyframe(frame('x', { cols: 100, rows: 30 }));
  tape.end();
  await tape.sealed;
  expect(castOf(tape.id).events.map(({ code, data }) => [code, data])).toEqual([
    ['r', '100x30'],
    ['o', 'x'],
  ]);
});

test('times add up over hours without an error', async () => {
  const tape = test_.tape();
  tape.keyframe(frame(''));
  for (let i = 0; i < 10_000; i++) {
    test_.now += 333.3;
    tape.output(Buffer.from('.'));
  }
  tape.end();
  await tape.sealed;
  const { events } = castOf(tape.id);
  expect(Math.round(events.at(-1)!.at * 1000)).toBe(3_333_000);
});

test('output within one frame of a screen is one event', async () => {
  const tape = await recorded(test_, ['a', 'b', 'c', 'd'], { everyMs: 5 });
  expect(castOf(tape.id).events.filter(({ code }) => code === 'o')).toHaveLength(1);
});

test('[R4] a letter that comes in two reads is one letter', async () => {
  const bytes = Buffer.from('안녕 👩‍💻 é');
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  const tape = await recorded(test_, pieces);
  expect(shown(castOf(tape.id).events)).toBe('안녕 👩‍💻 é');
});

test('[R4] bytes that are no text become U+FFFD, and half a letter at the end too', async () => {
  const tape = await recorded(test_, [Uint8Array.of(0x61, 0xff, 0xfe, 0x62), Uint8Array.of(0xec, 0x95)]);
  expect(shown(castOf(tape.id).events)).toBe('a\ufffd\ufffdb\ufffd');
});

test('[R4] a very long piece is cut, and no letter of two units with it', async () => {
  const text = `${'x'.repeat(32 * 1024 - 1)}${'👩'.repeat(40_000)}`;
  const tape = await recorded(test_, [text]);
  const { events } = castOf(tape.id);
  expect(events.filter(({ code }) => code === 'o').length).toBeGreaterThan(2);
  expect(shown(events)).toBe(text);
});

test('[R3] what is left out is left out when two reads cut it', async () => {
  const tape = await recorded(test_, [
    'a\x1b]7;file://ho',
    'st/home/secret\x07b\x1b',
    ']52;c;c2VjcmV0',
    '\x07c',
  ]);
  expect(shown(castOf(tape.id).events)).toBe('abc');
  expect(test_.text(tape.id)).not.toContain('secret');
});

/** What stands on the lines of a whole screen. */
const linesOf = (screen: RecordingScreen): string[] => screen.state.normal.lines.map(({ t }) => t);

test('[R3] a whole screen brings nothing that its output would not have brought', async () => {
  const said = '\x1b]0;root@secret\x07\x1b]7;file://secret/\x07\x1b]8;;file://secret/\x07a\x1b]8;;\x07';
  const tape = test_.tape();
  tape.keyframe(frame(said));
  tape.output(Buffer.from('x'.repeat(KEYFRAME_AFTER_LETTERS)));
  tape.keyframe(frame(`${said}\x1b]8;;https://example.org/\x07b`));
  tape.end();
  await tape.sealed;
  const recordings = test_.recordings();
  const { keyframes } = (await recordings.about('self', tape.id))!;
  const screens = await Promise.all(keyframes.map(({ byte }) => recordings.screen('self', tape.id, byte)));
  expect(screens.map((screen) => linesOf(screen!)[0])).toEqual(['a', 'ab']);
  expect(screens[1]!.state.links).toMatchObject([{ uri: 'https://example.org/' }]);
  expect(JSON.stringify(screens)).not.toContain('secret');
  expect(test_.text(tape.id)).not.toContain('secret');
});

test('[R2] what had scrolled away before a recording began is in none of its screens', async () => {
  const tape = test_.tape();
  tape.keyframe(frame(`long-ago\r\n${'\r\n'.repeat(30)}\x1b7now`));
  tape.end();
  await tape.sealed;
  const recordings = test_.recordings();
  const [first] = (await recordings.about('self', tape.id))!.keyframes;
  const screen = (await recordings.screen('self', tape.id, first!.byte))!;
  expect(linesOf(screen)).toHaveLength(24);
  expect(linesOf(screen).at(-1)).toBe('now');
  expect(screen.state.normal).toMatchObject({ y: 23, ybase: 0, saved: { x: 0, y: 23 } });
  expect(JSON.stringify(screen)).not.toContain('long-ago');
});

test('[R4] what had begun before the recording is whole in it', async () => {
  const tape = test_.tape();
  const begun = frame('a');
  begun.state.unfinished = Buffer.from('\x1b[3').toString('base64');
  tape.keyframe(begun);
  tape.output(Buffer.from('1mred'));
  tape.end();
  await tape.sealed;
  expect(shown(castOf(tape.id).events)).toBe('a\x1b[31mred');
});

test('a label from a machine is one short line of plain text', async () => {
  const tape = test_.tape();
  tape.mark(`a\r\n\x1b]0;b\x07\u202ec\u2028${'긴'.repeat(500)}`);
  tape.end();
  await tape.sealed;
  const [mark] = castOf(tape.id).events;
  expect(mark!.data).toBe(`a ]0;b c ${'긴'.repeat(191)}`);
});

test('a shell that marks without end fills no list', async () => {
  const tape = test_.tape();
  for (let i = 0; i < MARKS + 50; i++) tape.mark('x');
  tape.end();
  await tape.sealed;
  expect((await test_.recordings().about('self', tape.id))!.marks).toHaveLength(MARKS);
});

test('[R14] a whole screen is kept only where there is enough to draw since the last one', async () => {
  const tape = test_.tape();
  tape.keyframe(frame(''));
  for (let i = 0; i < 20; i++) {
    test_.now += 10_000;
    tape.output(Buffer.from('x'.repeat(KEYFRAME_AFTER_LETTERS / 4)));
    tape.keyframe(frame(`screen ${i}`));
  }
  tape.end();
  await tape.sealed;
  const { keyframes } = (await test_.recordings().about('self', tape.id))!;
  expect(keyframes.map(({ at }) => at)).toEqual([0, 40_000, 80_000, 120_000, 160_000, 200_000]);
});

test('[R14] half a sequence follows the whole screen that it has not changed yet', async () => {
  const tape = test_.tape();
  tape.keyframe(frame(''));
  tape.output(Buffer.from(`${'x'.repeat(KEYFRAME_AFTER_LETTERS)}\x1b[3`));
  tape.keyframe(frame('half'));
  tape.output(Buffer.from('1mred'));
  tape.end();
  await tape.sealed;
  const recordings = test_.recordings();
  const last = (await recordings.about('self', tape.id))!.keyframes.at(-1)!;
  const rest = (await recordings.part('self', tape.id, last.byte))!.toString();
  expect(JSON.parse(rest.split('\n')[0]!)).toEqual([0, 'o', '\x1b[31mred']);
});

test('[R6] what was shown is in the file while the recording runs', async () => {
  const tape = test_.tape();
  tape.keyframe(frame(''));
  tape.output(Buffer.from('here already'));
  await until(() => test_.text(tape.id).includes('here already'));
  tape.end();
  await tape.sealed;
});

test('[R11] folder and files are their owner’s alone', async () => {
  const tape = await recorded(test_, ['a']);
  for (const kind of ['cast', 'keyframes', 'seal'] as const) {
    expect(statSync(test_.path(tape.id, kind)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(dirname(test_.path(tape.id))).mode & 0o777).toBe(0o700);
});
