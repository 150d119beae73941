import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { guardTerminal } from '#protocol';
import { nastyStreams } from './nasty.fixture.ts';
import { isReply } from './replies.ts';

const SEED = 15;
const STREAMS = 5000;

test.each([
  '\x1b[0n',
  '\x1b[24;80R',
  '\x1b[?24;80R',
  '\x1b[?1;2c',
  '\x1b[>0;276;0c',
  '\x1b[?2004;1$y',
  '\x1b[I',
  '\x1b[O',
  '\x1b]11;rgb:1a1a/2121/2828\x1b\\',
  '\x1b]4;1;rgb:ffff/0000/0000\x1b\\',
  '\x1bP1$r0m\x1b\\',
  '\x1bP0$r\x1b\\',
  '\x1b[0n\x1b[1;1R',
])('%j is an answer a terminal may give', (text) => {
  expect(isReply(text)).toBe(true);
});

test.each([
  'a',
  '\x1b',
  '\x1b[A',
  '\x1bOA',
  '\x1b[200~ls\x1b[201~',
  '\x1b[0nls\r',
  'ls\r\x1b[0n',
  '\x1b]lroot\x1b\\',
  '\x1b[4;600;800t',
  '\x1bP1$rrm -rf ~\r\x1b\\',
  '\x1b]11;rgb:1/2/3;id\x1b\\',
])('[S-15] %j is typed text, or nothing a terminal should say', (text) => {
  expect(isReply(text)).toBe(false);
});

test(`[S-15] a terminal that reads ${STREAMS} nasty streams (seed ${SEED}) says nothing but allowed answers`, async () => {
  const answers: string[] = [];
  const terminal = new Terminal({
    allowProposedApi: true,
    logLevel: 'off',
    cols: 80,
    rows: 24,
    windowOptions: {},
  });
  guardTerminal(terminal);
  terminal.onData((text) => answers.push(text));
  for (const stream of nastyStreams(SEED, STREAMS)) terminal.write(`${stream}\x18\x1b\\\x1bc`);
  await new Promise<void>((drawn) => terminal.write('', drawn));
  // The streams do ask: a terminal that never answered would prove nothing.
  expect(answers.length).toBeGreaterThan(STREAMS / 20);
  expect(answers.filter((text) => !isReply(text))).toEqual([]);
});
