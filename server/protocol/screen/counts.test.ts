import { Terminal } from '@xterm/headless';
import { expect, test } from 'vitest';
import { boundCounts } from './counts.ts';

const MOST = 2 ** 31 - 1;

function terminal(): Terminal {
  const made = new Terminal({ allowProposedApi: true, cols: 40, rows: 10, scrollback: 100 });
  boundCounts(made);
  return made;
}

async function drawn(sequence: string): Promise<string[]> {
  const made = terminal();
  const lines = Array.from({ length: 14 }, (_, at) => `line ${at}`).join('\r\n');
  await new Promise<void>((done) => made.write(`${lines}\x1b[3;7r\x1b[4;6H${sequence}x`, done));
  const { active } = made.buffer;
  return Array.from({ length: active.length }, (_, at) => active.getLine(at)!.translateToString(true));
}

test.each(['L', 'M', 'S', 'T', 'I', 'Z'])(
  '[S-15] a count beyond every screen ends, and draws what a screenful of it draws (CSI %s)',
  async (final) => {
    expect(await drawn(`\x1b[${MOST}${final}`)).toEqual(await drawn(`\x1b[40${final}`));
  },
);

test('[S-15] a repeated character ends with the screen', async () => {
  const lines = await drawn(`y\x1b[${MOST}b`);
  expect(lines.join('').length).toBeGreaterThan(100);
});

test('what programs really ask for is done as it was asked', async () => {
  const plain = new Terminal({ allowProposedApi: true, cols: 40, rows: 10 });
  const bound = terminal();
  const text = 'a\x1b[5b\r\nb\x1b[2L\x1b[3T\x1b[S\x1b[I\x1b[2Zz\x1b[M\x1b[0b';
  for (const one of [plain, bound]) await new Promise<void>((done) => one.write(text, done));
  const screen = (one: Terminal) =>
    Array.from({ length: 10 }, (_, at) => one.buffer.active.getLine(at)!.translateToString());
  expect(screen(bound)).toEqual(screen(plain));
});
