/** A flood of lines of which only the end was drawn leaves the same terminal as one that was drawn whole. */
import { expect, test } from 'vitest';
import { restoreScreen } from '#protocol';
import { Screen } from '../screen.ts';
import { difference } from './oracle.ts';
import { type Act, KINDS, program } from './programs.ts';
import { Random } from './random.ts';
import { freshTerminal } from './trial.ts';

const SEED = Number(process.env.MADANG_FUZZ_SEED ?? Date.now() % 2 ** 31);
const TRIALS = Math.ceil(Number(process.env.MADANG_FUZZ_TRIALS ?? 10_000) / 10);

const WORDS = [
  'ls',
  '한글 값이',
  '\x1b[31m',
  '\x1b[0;1;44m',
  '\x1b[38;5;9m',
  '\x1b[4:3m',
  '\x1b[m',
  '\x1b[0m',
  '\t',
  '—…',
];
const ENDS = ['\r\n', '\r\n', '\r\n', '\n', '\r', ' '];
/** Nothing before one of these may be left out together with it. */
const OTHERS = [
  '\x07',
  '\x1b[2K',
  '\x1b[?25l',
  '\x1b]0;t\x07',
  '\x1b[5;9r',
  '\x1b[31',
  '\x08',
  '\x0e',
  '\u009b3m',
  '\x1b[?1049h',
];
const OSC = 0x5d;
const LINES = 120;
const LINK = '\x1b]8;;https://example.com/\x07';

/** Now many colours and now few, now a return on every line and now on hardly any. */
function flood(random: Random): Uint8Array {
  const words = WORDS.filter(() => random.chance(0.4));
  const ends = ['\n', '\r\n', ...ENDS.filter(() => random.chance(0.4))];
  const others = random.pick([0, 0, 0.005, 0.1]);
  let text = random.chance(0.2) ? LINK : '';
  for (let i = 0; i < LINES * 2; i++) {
    for (let count = random.between(0, 5); words.length > 0 && count > 0; count--) text += random.pick(words);
    // Rare things are the ones whose lack shows late.
    if (random.chance(0.01)) text += random.pick(WORDS);
    if (random.chance(others)) text += random.pick(OTHERS);
    text += random.chance(0.02) ? '\r\n' : random.pick(ends);
  }
  return new TextEncoder().encode(text);
}

const apply = (screen: Screen, acts: Act[]): void => {
  for (const act of acts) {
    if ('size' in act) screen.resize(act.size);
    else screen.write(act.bytes);
  }
};

function restored(screen: Screen, scrollback: number): ReturnType<typeof freshTerminal> {
  const { cols, rows, state } = screen.snapshot();
  const terminal = freshTerminal({ cols, rows }, scrollback);
  restoreScreen(terminal, state);
  return terminal;
}

test(`[T8] what is left out of a flood is missed by nobody (seed ${SEED})`, () => {
  let skimmed = 0;
  for (let number = 0; number < TRIALS; number++) {
    const random = new Random(SEED + number * 7919);
    const kind = random.pick(KINDS);
    const size = { cols: random.between(20, 60), rows: random.between(5, 18) };
    const scrollback = random.pick([0, 5, 30]);
    const [whole, part] = [new Screen(size, undefined, scrollback), new Screen(size, undefined, scrollback)];
    const before = program(kind, random, size, random.between(1, 20));
    const after = program(kind, random, size, random.between(1, 20));
    const bytes = flood(random);
    const start = bytes[1] === OSC ? LINK.length : 0;
    for (const screen of [whole, part]) apply(screen, [...before, { bytes: bytes.subarray(0, start) }]);
    const rest = bytes.subarray(start);
    whole.write(rest);
    const from = part.skim(rest);
    part.write(rest.subarray(from));
    for (const screen of [whole, part]) apply(screen, after);
    const told = `seed ${SEED}, trial ${number} (${kind}), ${from} of ${bytes.length} bytes left out`;
    expect(difference(restored(whole, scrollback), restored(part, scrollback)), told).toBeNull();
    expect(part.snapshot().offset, told).toBe(whole.snapshot().offset);
    if (from > 0) skimmed += 1;
  }
  expect(skimmed).toBeGreaterThan(TRIALS / 10);
});
