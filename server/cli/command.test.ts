import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { oneLine, print, printJson, warn } from './command.ts';

afterEach(() => vi.restoreAllMocks());

/** What reached the terminal. */
function terminal(): { text: () => string } {
  const written: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  return { text: () => written.join('') };
}

test('S-30 what a machine put into a message does nothing to the terminal of whoever ran the command', () => {
  const { text } = terminal();
  print('vm-01 said \x1b]0;pwned\x07\x9b31m\n');
  warn('madang: \u202etxt.exe\u2028\x08\n');
  printJson({ seen: '\x1b[2J\u0085\u202e', 한글: '그대로' });
  expect(text()).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]/);
  const json = text().slice(text().indexOf('{'));
  expect(JSON.parse(json)).toEqual({ seen: '\x1b[2J\u0085\u202e', 한글: '그대로' });
  expect(oneLine('half\nway\r')).toBe('half\\u000away\\u000d');
});

test('S-30 no command writes past that', () => {
  const folder = import.meta.dirname;
  const direct = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'command.ts')
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => /console\.|process\.(stdout|stderr)\.write\(/.test(line))
        .map((line) => `${name}: ${line.trim()}`),
    );
  // The bar that is drawn over itself brings its own controls; the words in it went through `oneLine`.
  expect(direct).toEqual([
    expect.stringMatching(/^lab\.ts: if .*write\('\\n'\);$/),
    'lab.ts: process.stderr.write(',
  ]);
});
