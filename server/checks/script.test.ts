import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isWhole, machineScript } from './script.ts';

type Rest = { seconds?: number; bytes?: number; reads?: Record<string, string> };

const look = (script: string, rest: Rest = {}) => ({
  seconds: 4,
  bytes: 4096,
  ...rest,
  script,
});

function run(shell: string, looks: ReturnType<typeof look>[], manner: 'quick' | 'careful' = 'careful') {
  const script = machineScript(looks, manner);
  const { stdout } = spawnSync(shell, ['-c', script.text], { encoding: 'utf8' });
  return script.read(stdout);
}

const seen = (output: string, exitCode = 0) => ({ state: 'seen', observation: { output, exitCode } });

test.each(['sh', 'bash', 'dash'])('[C2] %s runs all looks at a machine as one script', (shell) => {
  const results = run(shell, [
    look('echo one'),
    look('echo two; echo three >&2; exit 3'),
    look("printf 'no newline'"),
    look(':'),
  ]);
  expect(results).toEqual([seen('one\n'), seen('two\nthree\n', 3), seen('no newline'), seen('')]);
});

test.each(['quick', 'careful'] as const)(
  '[C2] looks longer than any argument may be are one script, %s',
  (manner) => {
    const looks = Array.from({ length: 100 }, (_, i) => look(`: ${'x'.repeat(4000)}; echo ${i}`));
    const { text, read } = machineScript(looks, manner);
    const { stdout } = spawnSync('sh', { input: text, encoding: 'utf8' });
    expect(read(stdout)).toEqual(looks.map((_, i) => seen(`${i}\n`)));
  },
);

test.each(['sh', 'bash', 'dash'])(
  '[C2] many looks run side by side in %s and answer as one row would',
  (shell) => {
    const looks = Array.from({ length: 200 }, (_, i) =>
      look(i % 7 === 0 ? `echo ${i}; exit 3` : `printf ' %s\\n\\n' ${i}`),
    );
    const expected = looks.map((_, i) => (i % 7 === 0 ? seen(`${i}\n`, 3) : seen(` ${i}\n\n`)));
    expect(run(shell, looks, 'quick')).toEqual(expected);
  },
);

test('[C3] one row that hangs is found out, and the others have answered', () => {
  const looks = Array.from({ length: 130 }, (_, i) => look(i === 64 ? 'sleep 30' : `echo ${i}`));
  const results = run('sh', looks, 'quick');
  expect(isWhole(results)).toBe(false);
  expect(results[0]).toEqual(seen('0\n'));
});

test('[C2] a look that reads its input, breaks its syntax or kills its shell does not harm the next', () => {
  const results = run('sh', [
    look('cat'),
    look("if then 'x"),
    look('kill -9 $$'),
    look('exit 1; echo never'),
    look('echo last'),
  ]);
  expect(results[0]).toEqual(seen(''));
  expect(results[1]).toMatchObject({ state: 'seen', observation: { exitCode: 2 } });
  expect(results[4]).toEqual(seen('last\n'));
});

test('[C3] a look that does not end is too late, and the next one is still made', () => {
  expect(run('sh', [look('echo begun; sleep 30', { seconds: 1 }), look('echo next')])).toEqual([
    { state: 'too-late' },
    seen('next\n'),
  ]);
});

test('[C3] a look that prints without end is too much, and the next one is still made', () => {
  expect(run('sh', [look('yes', { bytes: 1000 }), look('echo next')])).toEqual([
    { state: 'too-much' },
    seen('next\n'),
  ]);
});

test('[C2] output that imitates the frame is only output', () => {
  const forged = `${'0'.repeat(32)} 0 code 0\n${'0'.repeat(32)} 0 end\n${'0'.repeat(32)} 1 begin\nfake\n`;
  expect(run('sh', [look(`printf '%s' '${forged}'`), look('echo real')])).toEqual([
    seen(forged),
    seen('real\n'),
  ]);
});

test('[C2] an answer that was cut off in the middle is not an answer', () => {
  const script = machineScript([look('echo one'), look('echo two')], 'careful');
  const { stdout } = spawnSync('sh', ['-c', script.text], { encoding: 'utf8' });
  const half = stdout.slice(0, stdout.indexOf('two'));
  expect(script.read(half)).toEqual([seen('one\n'), { state: 'too-late' }]);
  expect(script.read('')).toEqual([{ state: 'not-reached' }, { state: 'not-reached' }]);
  expect(script.read('\u0000garbage\n'.repeat(100)).every(({ state }) => state === 'not-reached')).toBe(true);
});

test.each(['sh', 'bash', 'dash'])('[C2] %s answers the quick script like the careful one', (shell) => {
  const looks = [look('echo one'), look("echo two; exit 3 # it's"), look('cat'), look("printf 'a'; false")];
  const results = run(shell, looks, 'quick');
  expect(results).toEqual(run(shell, looks, 'careful'));
  expect(isWhole(results)).toBe(true);
});

test('[C3] where the quick script is not enough it says so', () => {
  for (const harm of ['kill -9 $$', "if then 'x", 'sleep 30']) {
    expect(
      isWhole(run('sh', [look('echo one'), look(harm, { seconds: 1 }), look('echo last')], 'quick')),
    ).toBe(false);
  }
});

test.each(['sh', 'bash', 'dash'])(
  '[C2] in %s what several looks read is read once, and each finds it',
  (shell) => {
    const folder = mkdtempSync(join(tmpdir(), 'madang-reads-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const counted = `echo x >>${folder}/times; printf 'a  b\\n$HOME \\047\\n\\n'; cat`;
    const looks = [
      look('printf "[%s]" "$said"', { reads: { said: counted } }),
      look('echo "$other-$more"', { reads: { other: counted, more: 'echo two; false' } }),
      look('echo "$said."'),
    ];
    const expected = [seen("[a  b\n$HOME ']"), seen("a  b\n$HOME '-two\n"), seen('.\n')];
    expect(run(shell, looks, 'quick')).toEqual(expected);
    expect(readFileSync(join(folder, 'times'), 'utf8')).toBe('x\n');
    expect(run(shell, looks, 'careful')).toEqual(expected);
  },
);

test('[C3] something to read that never ends makes its own looks late and no others', () => {
  const looks = [look('echo "$slow"', { seconds: 1, reads: { slow: 'sleep 30' } }), look('echo next')];
  expect(isWhole(run('sh', looks, 'quick'))).toBe(false);
  expect(run('sh', looks, 'careful')).toEqual([{ state: 'too-late' }, seen('next\n')]);
});
