import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { insideOf } from './inside.ts';
import { keepLetters } from './rewrap.ts';

/** Every second letter has an accent of its own. */
const ACCENTS = Array.from('abcdefghijkl', (letter, at) => (at % 2 ? `${letter}\u0301` : letter)).join('');

/** What is on a screen of eight columns that becomes one of six. */
function narrowed(text: string): string {
  const terminal = new Terminal({ allowProposedApi: true, cols: 8, rows: 10, logLevel: 'off' });
  insideOf(terminal)._inputHandler.parse(`${text}\r\n\r\nend`);
  terminal.resize(6, 10);
  const { active } = terminal.buffer;
  return Array.from({ length: active.length }, (_, at) => active.getLine(at)!)
    .map((line) => `${line.isWrapped ? '' : '\n'}${line.translateToString(true)}`)
    .join('')
    .trim();
}

test('accents stay on their own letters when a window gets narrower, which the library alone gets wrong', () => {
  expect(narrowed(ACCENTS), 'the library has been mended: rewrap.ts can go').not.toBe(`${ACCENTS}\n\nend`);
  keepLetters(new Terminal({ allowProposedApi: true }));
  expect(narrowed(ACCENTS)).toBe(`${ACCENTS}\n\nend`);
});

test('letters that were written over do not come back', () => {
  keepLetters(new Terminal({ allowProposedApi: true }));
  expect(narrowed(`${'e\u0301'.repeat(8)}\r${ACCENTS}`)).toBe(`${ACCENTS}\n\nend`);
});
