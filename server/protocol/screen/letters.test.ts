import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { guardTerminal } from './guard.ts';
import { insideOf } from './inside.ts';
import { joined, Letters } from './letters.ts';

const TEXT = '“인용” … — 한글 뀀쀀퀀 é 👩\u200d💻 \u{10ffff} a';
const bytes = new TextEncoder().encode(TEXT);

const drawn = (terminal: Terminal): string => terminal.buffer.active.getLine(0)!.translateToString(true);

function terminal(): Terminal {
  const made = new Terminal({ allowProposedApi: true, cols: 80, rows: 5, logLevel: 'off' });
  guardTerminal(made);
  return made;
}

test('text is the same however its bytes are cut', () => {
  const whole = terminal();
  insideOf(whole)._inputHandler.parse(bytes);
  for (let at = 1; at < bytes.length; at++) {
    const cut = terminal();
    for (const piece of [bytes.subarray(0, at), bytes.subarray(at)]) insideOf(cut)._inputHandler.parse(piece);
    expect(drawn(cut), `cut after ${at} bytes`).toBe(drawn(whole));
  }
  expect(drawn(whole)).toContain('“인용” … — 한글 뀀쀀퀀');
});

test('the library alone loses a character that comes in two pieces: when it no longer does, letters.ts can go', () => {
  const bare = new Terminal({ allowProposedApi: true, cols: 80, rows: 5, logLevel: 'off' });
  const dash = new TextEncoder().encode('—');
  for (const piece of [dash.subarray(0, 2), dash.subarray(2)]) insideOf(bare)._inputHandler.parse(piece);
  expect(drawn(bare)).not.toBe('—');
});

test('bytes that are no text are passed on whole and end', () => {
  const letters = new Letters();
  const noise = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 8) * 31) & 0xff);
  const pieces = [...letters.pieces(noise)];
  expect(pieces.reduce(joined)).toEqual(noise.subarray(0, noise.length - letters.half.length));
  expect(letters.half.length).toBeLessThan(4);
  const leads = Uint8Array.of(0xe2, 0xe2, 0xe2);
  expect([...new Letters().pieces(leads)]).toEqual([leads.subarray(0, 2)]);
});
