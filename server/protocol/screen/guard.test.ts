import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { guardTerminal } from './guard.ts';
import { insideOf } from './inside.ts';

const SIZE = { cols: 20, rows: 6 };
let stumbles = 0;

function terminal(guarded = true): Terminal {
  stumbles = 0;
  const made = new Terminal({ ...SIZE, allowProposedApi: true, scrollback: 50, logLevel: 'off' });
  if (guarded) guardTerminal(made, () => (stumbles += 1));
  return made;
}
const write = (one: Terminal, text: string): unknown => insideOf(one)._inputHandler.parse(text);
const lines = ({ buffer: { active } }: Terminal): string[] =>
  Array.from({ length: active.length }, (_, at) => active.getLine(at)!.translateToString(true));

const CORNER = `one\x1b[${SIZE.rows};${SIZE.cols}H`;

test.each(['\x1b[1J', '\x1b[?1J'])(
  '[S-15] erasing from the last corner (%j) does not end the terminal',
  (erase) => {
    expect(
      () => write(terminal(false), CORNER + erase),
      'the library has been mended: this guard can go',
    ).toThrow();
    const guarded = terminal();
    write(guarded, `${CORNER}${erase}two`);
    expect(lines(guarded)).toEqual(['', '', '', '', '', `${' '.repeat(19)}t`, 'wo'].slice(-SIZE.rows - 1));
    expect(stumbles).toBe(0);
  },
);

/** Wide letters that end exactly with the last line of theirs. */
function narrowAndBack(one: Terminal): void {
  write(one, 'んんんんん');
  write(one, 'んんんんんんん');
  one.resize(5, 6);
  write(one, '\n');
  one.resize(6, 8);
}

test('[S-15] a change of size that the library stumbles over is made all the same', () => {
  const wide = { ...SIZE, cols: 17 };
  const bare = new Terminal({ ...wide, allowProposedApi: true, scrollback: 100, logLevel: 'off' });
  expect(() => narrowAndBack(bare), 'the library has been mended: this guard can go').toThrow();
  const guarded = new Terminal({ ...wide, allowProposedApi: true, scrollback: 100, logLevel: 'off' });
  stumbles = 0;
  guardTerminal(guarded, () => (stumbles += 1));
  narrowAndBack(guarded);
  expect([guarded.cols, guarded.rows, stumbles]).toEqual([6, 8, 1]);
  const { normal, alt } = insideOf(guarded).buffers;
  for (const { lines: all } of [normal, alt]) {
    for (let at = 0; at < all.length; at++) expect(all.get(at)?.length).toBe(6);
  }
  write(guarded, 'still here');
  expect(lines(guarded).join('')).toContain('still here'.slice(0, 4));
});

test('what the library throws over costs the rest of a piece, not the terminal', () => {
  const guarded = terminal();
  guarded.parser.registerCsiHandler({ final: 'y' }, () => {
    throw new Error('as the library does where it stumbles');
  });
  write(guarded, 'before\x1b[yafter');
  write(guarded, '\r\nnext');
  expect(lines(guarded).slice(0, 2)).toEqual(['before', 'next']);
  expect(stumbles).toBe(1);
});
