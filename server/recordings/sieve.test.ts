import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { Sieve } from './sieve.ts';

const headless = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

/** What comes through, whole and letter by letter: it must be the same. */
function through(text: string): string {
  const whole = new Sieve().push(text);
  const sieve = new Sieve();
  const cut = [...text].map((letter) => sieve.push(letter)).join('');
  expect(cut).toBe(whole);
  return whole;
}

test.each([
  ['plain text', 'ls -l\r\n\ttotal 0\b\x07'],
  ['Hangul and a picture', '안녕하세요 👩‍💻 한글\r\n'],
  ['colours', '\x1b[1;38;5;42mok\x1b[0m \x1b[38:2::1:2:3mx'],
  ['a full-screen program', '\x1b[?1049h\x1b[2J\x1b[1;24r\x1b[5;10H\x1b[K\x1b7\x1b8\x1b[?25l\x1b[?1049l'],
  ['character sets', '\x1b(0lqqk\x1b(B\x0e\x0f'],
  ['cursor shape and soft reset', '\x1b[4 q\x1b[!p'],
  ['rectangles', '\x1b[1;1;2;2$x\x1b[1;1;2;2;7$t'],
  ['a charset that looks like a beginning', '\x1b(['],
  ['a sequence that is given up', 'a\x1b[31한글'],
])('[R3] %s is kept as it came', (_, text) => {
  expect(through(text)).toBe(text);
});

test('[R3] a colour that is set and a link to the web are kept, in one form', () => {
  expect(through('\x1b]11;#102030\x07')).toBe('\x1b]11;#102030\x1b\\');
  expect(through('\x1b]8;id=1;https://example.org/a\x1b\\web\x1b]8;;\x1b\\')).toBe(
    '\x1b]8;id=1;https://example.org/a\x1b\\web\x1b]8;;\x1b\\',
  );
});

const CANARY = 'canary-5f1d';

test.each([
  ['the folder (OSC 7)', `\x1b]7;file://host/home/${CANARY}\x07`],
  ['the folder, ended by ST', `\x1b]7;file://host/home/${CANARY}\x1b\\`],
  ['the folder, ended by one letter', `\x1b]7;file://host/${CANARY}\u009c`],
  ['the folder, begun with one letter', `\u009d7;file://host/${CANARY}\x07`],
  ['the folder, with a control character in its number', `\x1b]\x007;file://host/${CANARY}\x07`],
  ['the folder, with zeros before its number', `\x1b]007;file://host/${CANARY}\x07`],
  ['what an editor tells itself (OSC 633)', `\x1b]633;E;mysql -p${CANARY}\x07`],
  ['what another terminal is told (OSC 1337)', `\x1b]1337;RemoteHost=${CANARY}@host\x07`],
  ['a file inside the output', `\x1b]1337;File=inline=1:${CANARY}\x07`],
  ['marks with what was typed (OSC 133)', `\x1b]133;C;cmdline=${CANARY}\x07`],
  ['the clipboard (OSC 52)', `\x1b]52;c;${CANARY}\x07`],
  ['the window title (OSC 0)', `\x1b]0;root@${CANARY}: /etc\x07`],
  ['the window title (OSC 2)', `\x1b]2;${CANARY}\x1b\\`],
  ['a notification', `\x1b]777;notify;${CANARY}\x07`],
  ['a number nobody has heard of', `\x1b]98765;${CANARY}\x07`],
  ['no number at all', `\x1b]${CANARY}\x07`],
  ['a link to a file', `\x1b]8;;file://host/${CANARY}\x1b\\`],
  ['a link that runs something', `\x1b]8;;javascript:${CANARY}\x1b\\`],
  ['a device string', `\x1bPtmux;\x1b\x1b]52;c;${CANARY}\x07\x1b\\`],
  ['a device string that holds a bell', `\x1bP1$r\x07${CANARY}\x1b\\`],
  ['a program command', `\x1b_G${CANARY}\x1b\\`],
  ['a private message', `\x1b^${CANARY}\x1b\\`],
  ['a string of any kind', `\x1bX${CANARY}\x1b\\`],
])('[R3] %s is left out, and the text around it is not', (_, text) => {
  expect(through(`before${text}after`)).toBe('beforeafter');
});

test.each([
  ['status', '\x1b[5n'],
  ['cursor', '\x1b[6n'],
  ['cursor and page', '\x1b[?6n'],
  ['device', '\x1b[c'],
  ['second device', '\x1b[>0c'],
  ['the old question', '\x1bZ'],
  ['ENQ', '\x05'],
  ['version', '\x1b[>q'],
  ['a mode', '\x1b[?2004$p'],
  ['window size', '\x1b[18t'],
  ['window title', '\x1b[21t'],
  ['keyboard', '\x1b[?u'],
  ['a colour', '\x1b]11;?\x07'],
  ['a colour of the palette', '\x1b]4;1;?\x1b\\'],
  ['a checksum', '\x1b[1;1;1;1;2;2*y'],
  ['printing', '\x1b[5i'],
  ['one begun with one letter', '\u009b6n'],
])('[R3] a question (%s) is left out: nobody is there to answer', (_, text) => {
  expect(through(`a${text}b`)).toBe('ab');
});

test('[R3] a string that never ends holds back nothing but itself', () => {
  const sieve = new Sieve();
  expect(sieve.push(`a\x1b]52;c;${'x'.repeat(1_000_000)}`)).toBe('a');
  expect(sieve.push('\x07b')).toBe('b');
});

/** Small, seeded, good enough to shuffle with. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = [
  'text ',
  '한글 ',
  'é👩‍💻',
  '\r\n',
  '\t',
  '\b',
  '\x1b[31m',
  '\x1b[0m',
  '\x1b[2J',
  '\x1b[5;7H',
  '\x1b[K',
  '\x1b[2;20r',
  '\x1b7',
  '\x1b8',
  '\x1bM',
  '\x1b(0',
  '\x1b(B',
  '\x1b[?1049h',
  '\x1b[?1049l',
  '\x1b[4h',
  '\x1b[3@',
  '\x1b[2P',
  '\x1b[6n',
  '\x1b[c',
  '\x1b]0;title\x07',
  '\x1b]7;file://host/\x1b\\',
  '\x1b]52;c;eA==\x07',
  '\x1b]633;E;x\x07',
  '\x1b]8;;https://example.org\x07',
  '\x1b]8;;\x07',
  '\x1bP1$r0m\x1b\\',
  '\x1b_G1\x1b\\',
  '\u009b1;2H',
  '\u009d7;x\u009c',
  '\x1b',
  '\x1b[',
  '\x1b[3',
  '\x1b]',
  '\x1b]1',
  '\x18',
  '\x1a',
  '\x7f',
  'm',
  ';',
  '\\',
  '\x07',
];

test('[R3] a screen that is drawn from what comes through is the screen that was drawn from all of it', async () => {
  const seed = Number(process.env.SEED ?? 20261121);
  const pick = random(seed);
  for (let trial = 0; trial < 1000; trial++) {
    const text = Array.from({ length: 60 }, () => PIECES[pick(PIECES.length)]!).join('');
    // What is still held back at the end belongs to no screen yet.
    const whole = `${text}\x1b\\\x18`;
    expect([seed, trial, await drawn(through(whole))]).toEqual([seed, trial, await drawn(whole)]);
  }
});

async function drawn(text: string): Promise<string> {
  const terminal = new headless.Terminal({ cols: 40, rows: 12, allowProposedApi: true, logLevel: 'off' });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, y) => active.getLine(y)!.translateToString());
  const told = `${active.type} ${active.cursorX},${active.cursorY}\n${lines.join('\n')}`;
  terminal.dispose();
  return told;
}
