import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commandLine, quote, readableCommand } from './quote.ts';

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

const WORDS_PER_RUN = 2_000;
const PIECES = [
  "'",
  "''",
  '"',
  '\\',
  '$',
  '`',
  '!',
  '\n',
  '\r',
  '\t',
  ' ',
  ';',
  '&',
  '|',
  '*',
  '?',
  '[',
  '~',
  '#',
  '-',
  '--',
];
const CANARIES = [
  '$(touch /tmp/madang-canary)',
  '`touch /tmp/madang-canary`',
  "'; touch /tmp/madang-canary; '",
  '한글',
  '\u202e',
  '😀',
];

function randomWord(random: (below: number) => number): string {
  const pieces = Array.from({ length: random(12) }, () =>
    random(3) === 0
      ? String.fromCodePoint(1 + random(0xff))
      : random(4) === 0
        ? CANARIES[random(CANARIES.length)]!
        : PIECES[random(PIECES.length)]!,
  );
  return pieces.join('');
}

test.each(['sh', 'bash', 'dash'])(
  '[C1] %s reads back exactly the characters of 100,000 random words',
  (shell) => {
    const random = randomNumbers(20260319);
    for (let run = 0; run < 50; run++) {
      const words = Array.from({ length: WORDS_PER_RUN }, () => randomWord(random));
      const script = words.map((word) => `printf '%s\\0' ${quote(word)}`).join('\n');
      const output = execFileSync(shell, ['-s'], {
        input: script,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      expect(output).toBe(words.map((word) => `${word}\0`).join(''));
    }
  },
);

test('[C1] a whole command keeps its words apart', () => {
  const words = ['printf', '%s|', 'a b', "it's", '', '-n', '$HOME'];
  expect(execFileSync('sh', ['-c', commandLine(words)], { encoding: 'utf8' })).toBe("a b|it's||-n|$HOME|");
});

test('[C1] what cannot be a word is refused', () => {
  expect(() => quote('a\0b')).toThrow('must be well-formed text without NUL');
  expect(() => quote('\ud800')).toThrow('must be well-formed text without NUL');
});

test('people see quotes only where they are needed', () => {
  expect(readableCommand(['ss', '-lnt', 'sport = :53'])).toBe("ss -lnt 'sport = :53'");
});
