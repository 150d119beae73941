import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { journalFile, journalLine } from './journal.ts';
import { printable } from './printable.ts';

const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');

/** What a machine, a page or a path may hold to act on whoever reads about it. */
const HOSTILE = [
  'a\nb\r\nc',
  '\x1b]0;pwned\x07',
  '\x1b[2J\x1b[31mred',
  '\x1b]52;c;cm0gLXJmIH4=\x07',
  '\x9b31m\x9d0;c1\x9c\x85',
  '\x7f\x08\x00',
  'safe\u202etxt.exe\u2066',
  'two\u2028lines\u2029',
  'hid\u200b\u200e\ufeffden\u{e0041}',
  'half \ud800 letter',
  '{"at":"forged","what":"request"}',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madang-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = '2026-01-01T00:00:00.000Z';

test('S-30 each record is one line, and says what it was given', () => {
  const write = journalFile(join(folder, 'log'));
  for (const name of HOSTILE) write({ at, what: 'request', name });
  const lines = readFileSync(join(folder, 'log'), 'utf8').split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => (JSON.parse(line) as { name: string }).name)).toEqual(HOSTILE);
});

test('S-30 showing a journal on a terminal shows it and does nothing else', async () => {
  const write = journalFile(join(folder, 'log'));
  for (const name of HOSTILE) write({ at, what: 'request', name, path: name });
  const text = readFileSync(join(folder, 'log'), 'utf8');
  const shown = await cat(text);
  expect(shown.events).toEqual([]);
  expect(shown.screen.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
});

test('S-30 text in many lines keeps its lines and nothing else that acts', async () => {
  const shown = await cat(printable(HOSTILE.join('\n')));
  expect(shown.events).toEqual([]);
  expect(shown.coloured).toBe(0);
  expect(printable('한글\tis\nplain')).toBe('한글\tis\nplain');
  expect(printable('한글\tis\nplain', { line: true })).toBe('한글\\u0009is\\u000aplain');
});

test('a field is at most a kilobyte, whatever a stranger sends', () => {
  expect(journalLine({ at, what: 'request', name: 'x'.repeat(1e6) }).length).toBeLessThan(1200);
});

test('a journal and the one put aside before it are bounded, while it is written', () => {
  const path = join(folder, 'log');
  const write = journalFile(path, 10_000);
  for (let i = 0; i < 1000; i++) write({ at, what: 'request', name: `request-${i}` });
  const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThan(10_200);
  expect(readFileSync(path, 'utf8')).toContain('request-999');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a journal that cannot be written costs its records, which are counted, and not the request', () => {
  const path = join(folder, 'sub', 'log');
  const write = journalFile(path);
  rmSync(join(folder, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'sub'), 'a file in the way');
  for (let i = 0; i < 3; i++) write({ at, what: 'request' });
  rmSync(join(folder, 'sub'));
  journalFile(path);
  write({ at, what: 'request', name: 'again' });
  expect(
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { at, what: 'error', name: 'lost', times: 3 },
    { at, what: 'request', name: 'again' },
  ]);
});

/** What a terminal shows and does when a file is shown on it. */
async function cat(text: string): Promise<{ screen: string; events: string[]; coloured: number }> {
  const terminal = new Terminal({ cols: 500, rows: 60, allowProposedApi: true });
  const events: string[] = [];
  terminal.onTitleChange((title) => events.push(`title ${title}`));
  terminal.onBell(() => events.push('bell'));
  terminal.onData((data) => events.push(`answers ${data}`));
  terminal.parser.registerOscHandler(52, () => events.push('clipboard') > 0);
  await new Promise<void>((drawn) => terminal.write(text.replaceAll('\n', '\r\n'), drawn));
  const lines: string[] = [];
  let coloured = 0;
  for (let y = 0; y < terminal.buffer.active.length; y++) {
    const line = terminal.buffer.active.getLine(y)!;
    lines.push(line.translateToString(true));
    for (let x = 0; x < line.length; x++) if (!line.getCell(x)!.isFgDefault()) coloured++;
  }
  terminal.dispose();
  return { screen: lines.join('\n').trimEnd(), events, coloured };
}
