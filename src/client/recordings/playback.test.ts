import { expect, test } from 'vitest';
import type { RecordingAbout, RecordingScreen } from '#protocol';
import { LONGEST_PAUSE_MS, Playback } from './playback.ts';

type Event = [at: number, code: string, data: string];

/** A recording as a server would tell of it; what a keyframe shows is what was shown before it. */
class Tape {
  readonly asked: string[] = [];
  readonly text: string;
  readonly about: RecordingAbout;
  fails = false;
  readonly #partBytes: number;

  constructor(events: readonly Event[], { keyframesAt = [] as number[], partBytes = 1_000_000 } = {}) {
    this.#partBytes = partBytes;
    const header = '{"version": 3, "term": {"cols": 80, "rows": 24}}\n';
    const keyframes: RecordingAbout['keyframes'] = [];
    let text = header;
    let before = 0;
    for (const [at, code, data] of events) {
      if (keyframesAt.includes(at)) keyframes.push({ at: before, byte: bytes(text) });
      text += `[${(at - before) / 1000}, "${code}", ${JSON.stringify(data)}]\n`;
      before = at;
    }
    this.text = text;
    this.about = {
      recording: {
        id: 'x',
        machine: 'vm-01',
        machineName: 'adm-01',
        began: '',
        lengthMs: before,
        bytes: 1,
        end: 'ended',
        until: null,
      },
      cols: 80,
      rows: 24,
      from: bytes(header),
      to: bytes(text),
      playableMs: before,
      marks: [],
      keyframes,
      damage: null,
    };
  }

  readonly source = {
    part: async (from: number) => {
      this.asked.push(`part ${from}`);
      if (this.fails) throw Object.assign(new Error('away'), { name: 'TroubleError' });
      const rest = Buffer.from(this.text).subarray(from);
      const end = rest.subarray(0, this.#partBytes).lastIndexOf(0x0a) + 1;
      return { text: rest.subarray(0, end).toString(), bytes: end };
    },
    screen: async (byte: number): Promise<RecordingScreen> => {
      this.asked.push(`screen ${byte}`);
      return { cols: 80, rows: 24, state: byte as unknown as RecordingScreen['state'] };
    },
    about: async () => this.about,
  };
}

const bytes = (text: string): number => Buffer.byteLength(text);

/** Remembers what was drawn since it was last empty. */
class Paper {
  drawn = 'what was here before';
  clear(): void {
    this.drawn = '';
  }
  resize(cols: number, rows: number): void {
    this.drawn += `<${cols}x${rows}>`;
  }
  write(text: string): void {
    this.drawn += text;
  }
  restore({ state }: RecordingScreen): void {
    this.drawn = `[screen ${state}]`;
  }
}

function playing(tape: Tape): { playback: Playback; paper: Paper } {
  const paper = new Paper();
  return { paper, playback: new Playback(tape.about, tape.source, paper) };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

/** As a page would: a frame of the screen at a time. */
async function watch(playback: Playback, ms: number, step = 20): Promise<void> {
  for (let past = 0; past < ms; past += step) {
    playback.tick(step);
    while (playback.state.waiting) await soon();
  }
}

const COUNT: Event[] = Array.from({ length: 10 }, (_, i) => [(i + 1) * 1000, 'o', `${i + 1} `]);

test('[R14] what was shown is shown again at its time', async () => {
  const { playback, paper } = playing(new Tape(COUNT));
  await playback.play();
  await watch(playback, 40);
  await watch(playback, 3500);
  expect(paper.drawn).toBe('1 2 3 ');
  await watch(playback, 8000);
  expect(paper.drawn).toBe('1 2 3 4 5 6 7 8 9 10 ');
  expect(playback.state).toMatchObject({ playing: false, at: 10_000 });
});

test('twice as fast takes half the time, half as fast twice', async () => {
  for (const [speed, shown] of [
    [2, '1 2 3 4 '],
    [0.5, '1 '],
    [4, '1 2 3 4 5 6 7 8 '],
  ] as const) {
    const { playback, paper } = playing(new Tape(COUNT));
    playback.speed = speed;
    await playback.play();
    await watch(playback, 20);
    await watch(playback, 2100);
    expect([speed, paper.drawn]).toEqual([speed, shown]);
  }
});

test('a long silence is skipped after two seconds, or waited for when that is wanted', async () => {
  const events: Event[] = [
    [1000, 'o', 'a'],
    [600_000, 'o', 'b'],
    [600_500, 'o', 'c'],
  ];
  const skipping = playing(new Tape(events));
  await skipping.playback.play();
  await watch(skipping.playback, 1000 + LONGEST_PAUSE_MS - 100);
  expect(skipping.paper.drawn).toBe('a');
  await watch(skipping.playback, 300);
  expect(skipping.paper.drawn).toBe('ab');
  const patient = playing(new Tape(events));
  patient.playback.skipsPauses = false;
  await patient.playback.play();
  await watch(patient.playback, 10_000);
  expect(patient.paper.drawn).toBe('a');
});

test('a page that was asleep goes on where it was', async () => {
  const { playback } = playing(new Tape(COUNT));
  await playback.play();
  await watch(playback, 40);
  playback.tick(3_600_000);
  expect(playback.state.at).toBeLessThan(1100);
});

test('[R14] a jump draws the whole screen before that moment and what came since', async () => {
  const tape = new Tape(COUNT, { keyframesAt: [4000, 8000] });
  const { playback, paper } = playing(tape);
  await playback.seek(9000);
  const [, second] = tape.about.keyframes;
  expect(paper.drawn).toBe(`[screen ${second!.byte}]8 9 `);
  await playback.seek(5500);
  expect(paper.drawn).toBe(`[screen ${tape.about.keyframes[0]!.byte}]4 5 `);
  await playback.seek(0);
  expect(paper.drawn).toBe('');
});

test('a small jump ahead goes through what lies between', async () => {
  const tape = new Tape(COUNT, { keyframesAt: [4000] });
  const { playback, paper } = playing(tape);
  await playback.seek(2500);
  await playback.seek(4500);
  expect(paper.drawn).toBe('1 2 3 4 ');
  expect(tape.asked.filter((what) => what.startsWith('screen'))).toEqual([]);
});

test('of many wishes the last one is shown, and nothing of the others', async () => {
  const tape = new Tape(COUNT, { keyframesAt: [4000, 8000] });
  const { playback, paper } = playing(tape);
  await Promise.all([
    playback.seek(9000),
    playback.seek(1000),
    playback.seek(5000),
    playback.seek(8500),
    playback.seek(9500),
  ]);
  expect(paper.drawn).toBe(`[screen ${tape.about.keyframes[1]!.byte}]8 9 `);
  expect(playback.state).toMatchObject({ at: 9500, waiting: false });
});

test('a jump that was overtaken leaves no screen half drawn', async () => {
  const tape = new Tape(COUNT, { keyframesAt: [8000] });
  const { playback, paper } = playing(tape);
  const first = playback.seek(9000);
  await playback.seek(9500);
  await first;
  expect(paper.drawn).toBe(`[screen ${tape.about.keyframes[0]!.byte}]8 9 `);
});

test('pieces of a recording are fetched as they are needed, each once', async () => {
  const tape = new Tape(COUNT, { partBytes: 60 });
  const { playback, paper } = playing(tape);
  await playback.play();
  await watch(playback, 12_000);
  expect(paper.drawn).toBe('1 2 3 4 5 6 7 8 9 10 ');
  expect(new Set(tape.asked).size).toBe(tape.asked.length);
  await playback.seek(0);
  await playback.seek(2500);
  expect(paper.drawn).toBe('1 2 ');
});

test('a size that changed is changed in its place', async () => {
  const { playback, paper } = playing(
    new Tape([
      [100, 'o', 'a'],
      [200, 'r', '120x40'],
      [300, 'o', 'b'],
      [400, 'r', '0x999999'],
      [500, 'm', 'mark'],
      [600, 'x', '0'],
    ]),
  );
  await playback.seek(600);
  expect(paper.drawn).toBe('a<120x40>b');
});

test('when nobody answers it stops, says so, and goes on when it is asked again', async () => {
  const tape = new Tape(COUNT);
  const { playback, paper } = playing(tape);
  tape.fails = true;
  await playback.play();
  expect(playback.state).toMatchObject({ playing: false, broken: true, waiting: false });
  tape.fails = false;
  await playback.play();
  await watch(playback, 1100);
  expect(paper.drawn).toBe('1 ');
});

test('when nobody answers in the middle it stops there, and goes on from there', async () => {
  const tape = new Tape(COUNT, { partBytes: 60 });
  const { playback, paper } = playing(tape);
  await playback.play();
  tape.fails = true;
  await watch(playback, 9000);
  expect(playback.state).toMatchObject({ playing: false, broken: true, waiting: false });
  expect(paper.drawn.length).toBeLessThan(20);
  tape.fails = false;
  await playback.play();
  await watch(playback, 12_000);
  expect(paper.drawn).toBe('1 2 3 4 5 6 7 8 9 10 ');
});

test('what is damaged is not played', async () => {
  const tape = new Tape(COUNT);
  const to = Buffer.from(tape.text).indexOf('[1, "o", "6 "]');
  Object.assign(tape.about, { to, playableMs: 5000 });
  const { playback, paper } = playing(tape);
  await playback.play();
  await watch(playback, 9000);
  expect(paper.drawn).toBe('1 2 3 4 5 ');
  expect(playback.state).toMatchObject({ playing: false, at: 5000 });
});

test('a recording that runs is played up to now, and further when there is more', async () => {
  const whole = new Tape(COUNT);
  const to = Buffer.from(whole.text).indexOf('[1, "o", "4 "]');
  const young = { ...whole.about, to, playableMs: 3000, recording: { ...whole.about.recording, end: null } };
  const paper = new Paper();
  let now: RecordingAbout = young;
  const source = { ...whole.source, about: async () => now };
  const playback = new Playback(young, source, paper);
  await playback.play();
  await watch(playback, 5000);
  expect(paper.drawn).toBe('1 2 3 ');
  expect(await playback.grow()).toBe(false);
  now = whole.about;
  expect(await playback.grow()).toBe(true);
  await playback.play();
  await watch(playback, 9000);
  expect(paper.drawn).toBe('1 2 3 4 5 6 7 8 9 10 ');
});

test('at its end it begins again', async () => {
  const { playback, paper } = playing(new Tape(COUNT));
  await playback.seek(10_000);
  await playback.play();
  await watch(playback, 40);
  await watch(playback, 1100);
  expect(paper.drawn).toBe('1 ');
});

test('an empty recording has an end and nothing before it', async () => {
  const { playback } = playing(new Tape([]));
  await playback.play();
  await watch(playback, 100);
  expect(playback.state).toMatchObject({ playing: false, at: 0 });
});
