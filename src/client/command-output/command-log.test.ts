import { createRequire } from 'node:module';
import type { Terminal } from '@xterm/xterm';
import { expect, test } from 'vitest';
import type { ShellMark } from '#protocol';
import { CommandLog } from './command-log.ts';
import { wholeText } from './screen-text.ts';

const require = createRequire(import.meta.url);
const headless = require('@xterm/headless') as typeof import('@xterm/headless');
const { UnicodeGraphemesAddon } =
  require('@xterm/addon-unicode-graphemes') as typeof import('@xterm/addon-unicode-graphemes');

const A = '\x1b]133;A\x07';
const B = '\x1b]133;B\x07';
const C = '\x1b]133;C\x07';
const D = (exit: number | string = 0) => `\x1b]133;D;${exit}\x07`;
const prompt = `${A}$ ${B}`;
/** As bash with our snippet writes it. */
const ran = (command: string, output: string, exit = 0) => `${command}\r\n${C}${output}${D(exit)}${prompt}`;

function open({ cols = 40, rows = 10, scrollback = 1000 } = {}) {
  const made = new headless.Terminal({ cols, rows, scrollback, allowProposedApi: true });
  made.loadAddon(new UnicodeGraphemesAddon() as never);
  const xterm = made as unknown as Terminal;
  const clock = { now: 0 };
  const log = new CommandLog(xterm, () => clock.now);
  const write = (text: string) => new Promise<void>((done) => made.write(text, done));
  const texts = () => log.commands.map((command) => log.outputOf(command).text.all);
  return { xterm, log, write, texts, clock };
}

const shown = (log: CommandLog) => log.commands.map(({ text, exit }) => `${text} ${exit}`);

test('each command has its text, what it printed and what it answered', async () => {
  const { log, write, texts } = open();
  await write(prompt + ran('echo hi', 'hi\r\n') + ran('ls nowhere', 'no such file\r\n', 2) + ran('true', ''));
  expect(shown(log)).toEqual(['echo hi 0', 'ls nowhere 2', 'true 0']);
  expect(texts()).toEqual(['hi', 'no such file', '']);
  expect(log.running).toBeNull();
});

test('output that ends without a new line ends where the prompt begins', async () => {
  const { write, texts } = open();
  await write(prompt + ran('printf x', 'no newline'));
  expect(texts()).toEqual(['no newline']);
});

test('lines that were only wrapped are whole again, Hangul at the edge included', async () => {
  const { write, texts } = open({ cols: 21 });
  const long = '가나다라마바사아자차카타파하'.repeat(3);
  await write(prompt + ran('cat', `${long}\r\n${'x'.repeat(50)}   \r\nend   \r\n\r\n`));
  expect(texts()).toEqual([`${long}\n${'x'.repeat(50)}\nend`]);
});

test('a command typed over several lines, or wrapped, is one', async () => {
  const { log, write } = open({ cols: 20 });
  await write(`${prompt}for i in 1 2 3; do\r\n> echo $i; done\r\n${C}1\r\n${D(0)}${prompt}`);
  await write(ran(`echo ${'y'.repeat(30)}`, 'y\r\n'));
  expect(log.commands.map(({ text }) => text)).toEqual([
    'for i in 1 2 3; do > echo $i; done',
    `echo ${'y'.repeat(30)}`,
  ]);
});

test('an empty line, Ctrl+C at the prompt and a prompt drawn again are no commands', async () => {
  const { log, write } = open();
  await write(`${prompt}\r\n${D(0)}${prompt}half^C\r\n${D(130)}${prompt}\x1b[H\x1b[2J$ ${B}`);
  expect(log.commands).toEqual([]);
  await write(ran('pwd', '/\r\n'));
  expect(shown(log)).toEqual(['pwd 0']);
  expect(log.promptLines()).toEqual([0]);
});

test('while a command runs, what it has printed can be read', async () => {
  const { log, write, texts, clock } = open();
  await write(`${prompt}make\r\n${C}step 1\r\nstep 2`);
  expect(log.running).toMatchObject({ text: 'make', isRunning: true, exit: null });
  expect(texts()).toEqual(['step 1\nstep 2']);
  clock.now = 7000;
  const ended: unknown[] = [];
  log.subscribe((command) => command && ended.push([command.text, command.exit, command.ms]));
  await write(`\r\n${D(2)}${prompt}`);
  expect(ended).toEqual([['make', 2, 7000]]);
});

test('a shell inside the shell ends what started it, with nothing said about how', async () => {
  const { log, write } = open();
  await write(`${prompt}bash\r\n${C}${D(0)}${prompt}${ran('exit', 'exit\r\n', 3)}`);
  await write(`${prompt}ssh pg-01\r\n${C}${prompt}${ran('id', 'uid\r\n')}`);
  expect(shown(log)).toEqual(['bash 0', 'exit 3', 'ssh pg-01 null', 'id 0']);
});

test('output that scrolled out is said to have lost its beginning, and is forgotten when all of it is gone', async () => {
  const { log, write } = open({ rows: 5, scrollback: 20 });
  await write(prompt + ran('early', 'early\r\n'));
  await write(`seq 100\r\n${C}${Array.from({ length: 100 }, (_, i) => `${i}\r\n`).join('')}${D(0)}${prompt}`);
  expect(shown(log)).toEqual(['seq 100 0']);
  const { text, beginningLost } = log.outputOf(log.commands[0]!);
  expect([text.count, text.last(2), beginningLost]).toEqual([24, '98\n99', true]);
  expect([text.last(24), text.last(1000)]).toEqual([text.all, text.all]);
});

test('a program that wipes the screen keeps what it draws after that', async () => {
  for (const wipe of ['\x1b[H\x1b[2J', '\x1b[H\x1b[J', '\x1b[H\x1b[2J\x1b[3J']) {
    const { log, write } = open({ rows: 6 });
    await write(prompt + ran('seq 20', Array.from({ length: 20 }, (_, i) => `${i}\r\n`).join('')));
    await write(`clear; ls\r\n${C}before\r\n${wipe}a\r\nb\r\n${D(0)}${prompt}`);
    const last = log.commands.at(-1)!;
    const { text, beginningLost } = log.outputOf(last);
    expect([wipe, text.all, beginningLost]).toEqual([wipe, 'a\nb', true]);
  }
});

test('a full reset forgets everything that was', async () => {
  const { log, write } = open();
  await write(prompt + ran('ls', 'a\r\n'));
  await write(`reset\r\n${C}\x1bc${D(0)}${prompt}${ran('pwd', '/\r\n')}`);
  expect(shown(log)).toEqual(['pwd 0']);
});

test('a full-screen program says that it took the screen', async () => {
  const { log, write, texts } = open();
  await write(`${prompt}vim\r\n${C}\x1b[?1049h~\r\n~\r\n${C}${A}\x1b[?1049l${D(0)}${prompt}`);
  expect(log.commands).toMatchObject([{ text: 'vim', tookScreen: true, exit: 0 }]);
  expect(texts()).toEqual(['']);
});

test('the places survive a window that becomes narrower and wider again', async () => {
  const { xterm, write, texts } = open({ cols: 40 });
  await write(prompt + ran('cat', `${'x'.repeat(70)}\r\n한글 값이\r\n`) + ran('echo b', 'b\r\n'));
  for (const cols of [17, 80, 40]) {
    xterm.resize(cols, 10);
    expect([cols, texts()]).toEqual([cols, [`${'x'.repeat(70)}\n한글 값이`, 'b']]);
  }
});

/** What a server would tell of this terminal. */
const marksOf = (lines: Array<[ShellMark['mark'], number, number, number?]>): ShellMark[] =>
  lines.map(([mark, line, column, exit]) => ({ mark, line, column, exit: exit ?? null }));

test('a restored screen has its commands back, the running one included', async () => {
  const { log, write, texts } = open();
  await write('$ echo hi\r\nhi\r\n$ make\r\nstep 1\r\n');
  log.restore(
    marksOf([
      ['prompt', 0, 0],
      ['input', 0, 2],
      ['output', 1, 0],
      ['end', 2, 0, 0],
      ['prompt', 2, 0],
      ['input', 2, 2],
      ['output', 3, 0],
    ]),
  );
  expect(shown(log)).toEqual(['echo hi 0', 'make null']);
  expect(texts()).toEqual(['hi', 'step 1']);
  await write(`step 2\r\n${D(1)}${prompt}`);
  expect(log.commands.at(-1)).toMatchObject({ exit: 1, isRunning: false });
  expect(texts().at(-1)).toBe('step 1\nstep 2');
});

test('restored inside a full-screen program, they are there when it ends', async () => {
  const { log, write, texts } = open();
  await write('$ vim\r\n\x1b[?1049hfull screen');
  log.restore(
    marksOf([
      ['prompt', 0, 0],
      ['input', 0, 2],
      ['output', 1, 0],
    ]),
  );
  await write(`\x1b[?1049l${D(0)}${prompt}${ran('pwd', '/\r\n')}`);
  expect(shown(log)).toEqual(['vim 0', 'pwd 0']);
  expect(texts()).toEqual(['', '/']);
});

test('a command that ended while the page was not told is told of when the screen is back', async () => {
  const { log, write, clock } = open();
  await write(`${prompt}make\r\n${C}`);
  clock.now = 60_000;
  const ended: unknown[] = [];
  log.subscribe((command) => command && ended.push([command.exit, command.ms]));
  log.restore(
    marksOf([
      ['input', 0, 2],
      ['output', 1, 0],
      ['end', 1, 0, 2],
    ]),
  );
  expect(ended).toEqual([[2, 60_000]]);
});

test('S-15 what is no mark is nothing, and marks beyond reason are bounded', async () => {
  const { log, write, xterm } = open({ scrollback: 5000 });
  await write('\x1b]133;\x07\x1b]133;AB\x07\x1b]133;Z;1\x07\x1b]133;D;0\x07\x1b]133;C;aid=1\x07');
  expect(shown(log)).toEqual([' null']);
  for (const code of ['', 'x', '1e9', '99999999999', '-1;2', '<b>']) await write(`${C}${D(code)}`);
  expect(log.commands.slice(1).map(({ exit }) => exit)).toEqual([null, null, null, null, -1, null]);
  await write(`${prompt}\u202e${'x'.repeat(2000)}\x1b]133;C\x07`.repeat(3));
  expect(log.commands.at(-1)!.text.length).toBeLessThanOrEqual(300);
  await write(`${C}${D()}`.repeat(5000));
  expect(log.commands).toHaveLength(200);
  expect(xterm.markers.length).toBeLessThanOrEqual(3 * 200 + 2);
  log.restore(marksOf([['prompt', 1e9, 1e9]]));
  expect(log.commands).toEqual([]);
});

test('the whole of a terminal is text too', async () => {
  const { xterm, write } = open({ cols: 10 });
  await write('a\r\n\r\n0123456789abc\r\n\r\n');
  expect(wholeText(xterm.buffer.active).all).toBe('a\n\n0123456789abc');
  expect(wholeText(xterm.buffer.active).last(1)).toBe('0123456789abc');
});
