/** A process that holds terminals open and measures them, so that no measurement runs in the process it measures. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Ear, type How, type Line } from './line.ts';
import { openOurs, watchOurs } from './ours.ts';
import { openSsh } from './ssh.ts';
import { openWetty } from './wetty-line.ts';

/** What a load process can be asked, by its first word; answers are plain data. */
export type LoadAsks = {
  /** Opens a terminal and waits for its shell. Answers the milliseconds until its first prompt. */
  open: (name: string, how: How) => Promise<number>;
  /** The names that terminals of ours have at the server. */
  terminals: (names: string[]) => string[];
  /** Looks at one of those. */
  watch: (name: string, terminal: string, how: How) => Promise<void>;
  /** Types something and answers the milliseconds until something is heard. */
  say: (name: string, text: string, mark: string) => Promise<number>;
  /** Answers the milliseconds until something is heard. */
  hear: (name: string, mark: string) => Promise<number>;
  /** Only types. */
  type: (name: string, text: string) => void;
  /** Types one byte at a time into each in turn; answers the milliseconds until each came back. */
  echo: (
    names: string[],
    most: { rounds: number } | { seconds: number },
  ) => Promise<Record<string, number[]>>;
  /** How much each has heard. */
  heard: (names: string[]) => Array<{ bytes: number; screens: number }>;
  close: (names: string[]) => Promise<void>;
};

/** Letters differ from one to the next, so that a late echo is not taken for the next one. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Between two bytes: as a person types, but never in step with anybody's timer. */
const PAUSE_MS = { least: 4, more: 12 };
/** A shell of the practice machines is ready when it says this. */
const FIRST_PROMPT = '$ ';

const lines = new Map<string, Line>();

const ASKS: LoadAsks = {
  open: async (name, how) => {
    const ear = new Ear();
    const prompt = ear.after(() => {}, FIRST_PROMPT);
    const [line, ms] = await Promise.all([openLine(how, ear), prompt]);
    lines.set(name, line);
    return ms;
  },
  terminals: (names) => names.map((name) => find(name).terminal ?? ''),
  watch: async (name, terminal, how) => {
    if (how.is !== 'ours') throw new Error('only terminals of ours can be watched');
    lines.set(name, await watchOurs(how, new Ear(), terminal));
  },
  say: (name, text, mark) => {
    const line = find(name);
    return line.ear.after(() => line.send(text), mark);
  },
  hear: (name, mark) => find(name).ear.after(() => {}, mark),
  type: (name, text) => find(name).send(text),
  echo: async (names, most) => {
    const times = Object.fromEntries(names.map((name): [string, number[]] => [name, []]));
    const until = 'seconds' in most ? performance.now() + most.seconds * 1000 : Number.POSITIVE_INFINITY;
    const rounds = 'rounds' in most ? most.rounds : Number.POSITIVE_INFINITY;
    for (let i = 0; i < rounds && performance.now() < until; i++) {
      const letter = LETTERS[i % LETTERS.length]!;
      for (const name of shuffled(names)) {
        const line = find(name);
        times[name]!.push(await line.ear.after(() => line.send(letter), letter));
        await sleep(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
      }
    }
    return times;
  },
  heard: (names) => names.map((name) => ({ bytes: find(name).ear.bytes, screens: find(name).ear.screens })),
  close: async (names) => {
    await Promise.all(names.map((name) => find(name).close()));
    for (const name of names) lines.delete(name);
  },
};

function openLine(how: How, ear: Ear): Line | Promise<Line> {
  if (how.is === 'ssh') return openSsh(how, ear);
  if (how.is === 'wetty') return openWetty(how, ear);
  return openOurs(how, ear);
}

function find(name: string): Line {
  const line = lines.get(name);
  if (!line) throw new Error(`a terminal must be opened before it is used: ${name}`);
  return line;
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

type Ask = { id: number; verb: keyof LoadAsks; words: unknown[] };

process.on('message', ({ id, verb, words }: Ask) => {
  const act = async (): Promise<unknown> => (ASKS[verb] as (...words: unknown[]) => unknown)(...words);
  act()
    .then((value) => process.send?.({ id, value: value ?? null }))
    .catch((error: Error) => process.send?.({ id, error: error.message }));
});
process.on('disconnect', () => process.exit(0));
