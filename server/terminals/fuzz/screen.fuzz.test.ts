/** Ten thousand programs made up by chance: a restored terminal is the same, cell by cell, and stays so. */
import { expect, test } from 'vitest';
import { KINDS, type Kind, program } from './programs.ts';
import { Random } from './random.ts';
import { shrink, type Trial, told, tryOurs, tryStock } from './trial.ts';

const SEED = Number(process.env.MADANG_FUZZ_SEED ?? Date.now() % 2 ** 31);
const TRIALS = Number(process.env.MADANG_FUZZ_TRIALS ?? 10_000);
const STOCK_TRIALS = 150;

function trialOf(kind: Kind, number: number): Trial {
  const random = new Random(SEED + number * 7919 + KINDS.indexOf(kind) * 104_729);
  const size = { cols: random.between(20, 60), rows: random.between(5, 18) };
  const scrollback = random.pick([0, 5, 30, 200]);
  const before = program(kind, random, size, random.between(1, 60));
  const after = program(kind, random, size, random.between(1, 24));
  return { size, scrollback, before, after };
}

test.each(KINDS)(`[T8] %s: a restored terminal differs in no cell (seed ${SEED})`, (kind) => {
  const share = Math.ceil(TRIALS / KINDS.length);
  for (let number = 0; number < share; number++) {
    const trial = trialOf(kind, number);
    const verdict = tryOurs(trial);
    if (verdict === null) continue;
    const smallest = shrink(trial, (one) => tryOurs(one) !== null);
    expect.fail(
      `seed ${SEED}, ${kind} ${number}: ${verdict}\nsmallest: ${told(smallest)}\n${tryOurs(smallest)}`,
    );
  }
});

test('the oracle sees: the addon of the library itself does not pass where programs do more than write lines', () => {
  const failed = (kind: Kind): number =>
    Array.from({ length: STOCK_TRIALS }, (_, number) => tryStock(trialOf(kind, number))).filter(Boolean)
      .length;
  expect(failed('full-screen')).toBeGreaterThan(0);
  expect(failed('margins')).toBeGreaterThan(STOCK_TRIALS / 4);
});
