/** [S-15, S-28] What a program can make a terminal keep is bounded. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { guardTerminal } from './guard.ts';
import { MOST_ADDRESS, MOST_IN_A_LETTER, MOST_LINK_LINES, MOST_PAYLOAD } from './hoard.ts';
import { insideOf } from './inside.ts';

const { Terminal } = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

function terminal() {
  const made = new Terminal({ cols: 40, rows: 5, scrollback: 200, allowProposedApi: true, logLevel: 'off' });
  guardTerminal(made);
  const core = insideOf(made);
  const write = (text: string): void => void core._inputHandler.parse(new TextEncoder().encode(text));
  const line = (): string => made.buffer.normal.getLine(0)!.translateToString(true);
  const titles: string[] = [];
  made.onTitleChange((title) => titles.push(title));
  return { core, write, line, titles };
}

test('a title, or whatever else has no end, is not kept beyond a bound, and the next one is', () => {
  const { write, line, titles } = terminal();
  write(`\x1b]0;${'t'.repeat(MOST_PAYLOAD + 1)}\x07`);
  write(`\x1bP$q${'x'.repeat(MOST_PAYLOAD + 1)}\x1b\\`);
  expect(titles).toEqual([]);
  write('\x1b]0;short\x07ok');
  expect(titles).toEqual(['short']);
  expect(line()).toBe('ok');
});

test('an address that is too long is text', () => {
  const { core, write } = terminal();
  write(`\x1b]8;;https://example.com/${'a'.repeat(MOST_ADDRESS)}\x07text\x1b]8;;\x07`);
  expect(core._oscLinkService._dataByLinkId.size).toBe(0);
  write('\x1b]8;;https://example.com/\x07link\x1b]8;;\x07');
  expect(core._oscLinkService._dataByLinkId.size).toBe(1);
});

test('links end at a number of lines, and begin again on a new screen', () => {
  const { core, write } = terminal();
  for (let i = 0; i < MOST_LINK_LINES + 50; i++) write(`\x1b]8;;https://example.com/${i}\x07x`);
  expect(core._oscLinkService._dataByLinkId.size).toBe(MOST_LINK_LINES);
  write('\x1bc\x1b]8;;https://example.com/\x07x');
  expect(core._oscLinkService._dataByLinkId.size).toBe(1);
});

test('a letter does not grow for ever', () => {
  const { core, write, line } = terminal();
  write(`e${'\u0301'.repeat(1000)}f`);
  const [combined] = Object.values(core.buffers.normal.lines.get(0)?._combined ?? {});
  expect(combined?.length).toBeLessThanOrEqual(MOST_IN_A_LETTER);
  expect(line().at(-1)).toBe('f');
});
