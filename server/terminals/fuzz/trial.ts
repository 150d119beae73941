/** One trial: a terminal is fed, given away in the middle, and both go on; they must stay the same. */
import { createRequire } from 'node:module';
import type { ITerminalAddon, Terminal } from '@xterm/headless';
import { guardTerminal, insideOf, restoreScreen, type ScreenState } from '#protocol';
import { Screen } from '../screen.ts';
import type { Size } from '../size.ts';
import { difference } from './oracle.ts';
import type { Act } from './programs.ts';

const require = createRequire(import.meta.url);
const headless = require('@xterm/headless') as typeof import('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize') as typeof import('@xterm/addon-serialize');
const { UnicodeGraphemesAddon } =
  require('@xterm/addon-unicode-graphemes') as typeof import('@xterm/addon-unicode-graphemes');

export type Trial = { size: Size; scrollback: number; before: Act[]; after: Act[] };

/** What is wrong, in words; null when nothing is. */
export type Verdict = string | null;

export function freshTerminal(size: Size, scrollback: number): Terminal {
  const terminal = new headless.Terminal({ ...size, scrollback, allowProposedApi: true, logLevel: 'off' });
  terminal.loadAddon(new UnicodeGraphemesAddon() as unknown as ITerminalAddon);
  guardTerminal(terminal);
  return terminal;
}

/** Our way: the screen of a terminal, over the wire, in the hands of a page. */
export function tryOurs({ size, scrollback, before, after }: Trial): Verdict {
  const truth = freshTerminal(size, scrollback);
  const screen = new Screen(size, undefined, scrollback);
  for (const act of before) {
    feed(truth, act);
    if ('size' in act) screen.resize(act.size);
    else screen.write(act.bytes);
  }
  const { cols, rows, state, offset } = screen.snapshot();
  const page = freshTerminal({ cols, rows }, scrollback);
  let replies = '';
  page.onData((data) => {
    replies += data;
  });
  restoreScreen(page, JSON.parse(JSON.stringify(state)) as ScreenState);
  if (replies !== '') return `a restored terminal answered ${JSON.stringify(replies)}`;
  if (offset !== bytesOf(before)) return `the offset must count every byte: ${offset}`;
  return compare(truth, page, after);
}

/** The library's own way, to see that the oracle sees. */
export function tryStock({ size, scrollback, before, after }: Trial): Verdict {
  const truth = freshTerminal(size, scrollback);
  const addon = new SerializeAddon();
  truth.loadAddon(addon as unknown as ITerminalAddon);
  for (const act of before) feed(truth, act);
  const page = freshTerminal({ cols: truth.cols, rows: truth.rows }, scrollback);
  insideOf(page)._inputHandler.parse(addon.serialize({ scrollback }));
  return compare(truth, page, after);
}

function compare(truth: Terminal, page: Terminal, after: Act[]): Verdict {
  const atOnce = difference(truth, page);
  if (atOnce) return `at once: ${atOnce}`;
  for (const [index, act] of after.entries()) {
    feed(truth, act);
    feed(page, act);
    // Looking costs more than drawing: a few times on the way, and at the end.
    if (index % 8 !== 7 && index !== after.length - 1) continue;
    const later = difference(truth, page);
    if (later) return `after ${index + 1} acts: ${later}`;
  }
  return null;
}

function feed(terminal: Terminal, act: Act): void {
  if ('size' in act) terminal.resize(act.size.cols, act.size.rows);
  else insideOf(terminal)._inputHandler.parse(act.bytes);
}

const bytesOf = (acts: Act[]): number =>
  acts.reduce((sum, act) => sum + ('bytes' in act ? act.bytes.length : 0), 0);

/** The same trial with as few acts as still fail. */
export function shrink(trial: Trial, fails: (trial: Trial) => boolean): Trial {
  let smallest = trial;
  for (const part of ['before', 'after'] as const) {
    for (let size = smallest[part].length; size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at < smallest[part].length; ) {
        const rest = [...smallest[part].slice(0, at), ...smallest[part].slice(at + size)];
        const smaller = { ...smallest, [part]: rest };
        if (fails(smaller)) smallest = smaller;
        else at += size;
      }
    }
  }
  return smallest;
}

/** Enough to make it again by hand. */
export function told({ size, scrollback, before, after }: Trial): string {
  const tell = (act: Act): string =>
    'size' in act
      ? `${act.size.cols}x${act.size.rows}`
      : JSON.stringify(Buffer.from(act.bytes).toString('latin1'));
  return `${size.cols}x${size.rows}+${scrollback} [${before.map(tell).join(' ')}] then [${after.map(tell).join(' ')}]`;
}
