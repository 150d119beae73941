import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LoadedStage, loadInventory, REPOSITORY, Stage } from '#lab';
import { lintOwnChecks, ownChecks, ownChecksTable } from './own-checks.ts';

const inventory = loadInventory();
const text = (is: string) => ({ ko: is, en: is });

/** Where a proof lies: a stage that was never proven is still to come. */
const PROVEN = join(REPOSITORY, 'labs/stages/04-addresses-and-names');

/** A stage with one check for every selector. */
function stage(
  key: { number: number } | { track: string },
  on: Array<string | string[]>,
  folder = PROVEN,
): LoadedStage {
  const checks = on.map((selector, i) => ({
    id: `check-${i}`,
    title: text('t'),
    on: selector,
    rungs: [{ probe: { hostname: { is: 'x' } }, say: text('no') }],
  }));
  const parsed = Stage.parse({
    ...key,
    title: text('t'),
    goal: text('g'),
    steps: [{ id: 's', title: text('s'), minutes: 1, checks }],
  });
  return { ...parsed, slug: 's', folder, file: 'labs/stages/s/stage.yaml', guide: text('') };
}

const of = (stages: LoadedStage[], hostname: string) =>
  ownChecks(stages, inventory).find(({ machine }) => machine.hostname === hostname)!;
const complaints = (stages: LoadedStage[]) => lintOwnChecks(stages, inventory).map(({ message }) => message);

test('a machine’s own checks name it or its group, beyond what all forty go through', () => {
  const stages = [
    stage({ number: 4 }, ['pg-01', 'group:database']),
    stage({ number: 7 }, ['all', 'group:database', ['pg-01', 'pg-02']]),
  ];
  expect(of(stages, 'pg-01')).toMatchObject({ total: 2, found: [{ stage: 7, count: 2 }], owed: [] });
  expect(of(stages, 'my-01')).toMatchObject({ total: 1, owed: [11] });
});

test('a machine that is looked at too little is owed while a stage or track of it is to come, then it is wrong', () => {
  expect(complaints([])).toEqual([]);
  expect(complaints([stage({ track: 'web' }, ['web-01'], '/no/such/folder')])).toEqual([]);
  expect(complaints([stage({ track: 'web' }, ['web-01', 'group:web', 'web-02'])])).toEqual([
    'labs/inventory.yaml: machines.21: was-02 has 1 of at least 2 checks of its own, and no stage or track of it is still to come',
    'labs/inventory.yaml: machines.23: was-03 has 1 of at least 2 checks of its own, and no stage or track of it is still to come',
  ]);
});

test('the table says how many, where, and what is still to come', () => {
  const table = ownChecksTable([stage({ track: 'observe' }, ['mon-01', 'mon-01'])], inventory);
  expect(table).toContain('1 of 40 have at least 2 checks of their own');
  expect(table).toContain('| mon-01 | 2 | Extension: observe (2) | Stage 8, Stage 11 |');
  expect(table).toContain('| web-01 | 0 |  | Extension: web |');
});
