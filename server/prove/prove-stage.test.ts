import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type LoadedStage, loadInventory, type Machine, Stage, type Step } from '#lab';
import type { CheckResult } from '#protocol';
import { proveStage } from './prove-stage.ts';

/**
 * A world in a folder: one sub-folder per machine, and a look that reads the file "value" in it. Blocks and mistakes are
 * real shell scripts. `loosen` is what a careless author might do to the check.
 */
const inventory = loadInventory();
const worlds: string[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) rmSync(world, { recursive: true, force: true });
});

const MACHINES = ['adm-01', 'dns-01'];

function stageIn(world: string): LoadedStage {
  const stage = Stage.parse({
    number: 4,
    title: { ko: '값', en: 'Values' },
    goal: { ko: '값', en: 'Values' },
    steps: [
      {
        id: 'values',
        title: { ko: '값', en: 'Values' },
        minutes: 1,
        detours: [
          {
            id: 'by-hand',
            title: { ko: '손으로', en: 'By hand' },
            apply: 'detours/by-hand.sh',
            on: 'dns-01',
          },
        ],
        checks: [
          {
            id: 'value',
            title: { ko: '값', en: 'The value' },
            on: MACHINES,
            rungs: [
              { probe: { file: { path: '/value' } }, say: { ko: '없음', en: 'missing' } },
              {
                probe: { file: { path: '/value', contains: 'right' } },
                say: { ko: '틀림', en: 'wrong' },
                cases: [{ seen: 'typo', say: { ko: '오타', en: 'a typo' } }],
              },
            ],
            mistakes: [
              mistake('removed', { rung: 1 }),
              mistake('wrong', { rung: 2 }),
              mistake('typo', { rung: 2, case: 1 }),
            ],
          },
        ],
      },
    ],
  });
  const guide = MACHINES.map(
    (name) => `\`\`\`sh run="${name}"\necho right > ${world}/{{${name}.id}}/value\n\`\`\``,
  );
  const text = guide.join('\n\n');
  return {
    ...stage,
    slug: '04-values',
    folder: world,
    file: 'labs/stages/04-values/stage.yaml',
    guide: { ko: text, en: text },
  };
}

/** A step whose check practice machines never meet. */
const elsewhere = (step: Step): Step => ({
  ...step,
  id: 'elsewhere',
  practice: 'real-lab-only',
  checks: step.checks.map((check) => ({ ...check, id: 'hardware', mistakes: [] })),
});

const mistake = (id: string, expectation: { rung: number; case?: number }) => ({
  id,
  title: { ko: id, en: id },
  apply: `breaks/${id}.sh`,
  on: 'dns-01',
  expect: expectation,
});

const SCRIPTS: Record<string, string> = {
  'breaks/removed.sh': 'rm WORLD/{{self.id}}/value',
  'breaks/wrong.sh': 'echo else > WORLD/{{self.id}}/value',
  'breaks/typo.sh': 'echo rihgt-typo > WORLD/{{self.id}}/value',
  'detours/by-hand.sh': 'echo quite right > WORLD/{{self.id}}/value',
};

type Careless = {
  always?: 'done' | 'unknown';
  ignores?: string;
  noHeal?: boolean;
  strict?: boolean;
  badDetour?: boolean;
  badBlock?: boolean;
  realOnly?: boolean;
  blind?: boolean;
};

function prove(careless: Careless = {}) {
  const world = mkdtempSync(join(tmpdir(), 'madang-proof-'));
  worlds.push(world);
  const stage = stageIn(world);
  if (careless.realOnly) stage.steps.push(elsewhere(stage.steps[0]!));
  if (careless.badBlock)
    stage.guide.ko = stage.guide.ko.replace('echo right', 'echo broken pipe; false; exit 7 #');
  const cutOff = new Set<string>();
  const scripts = careless.badDetour ? { ...SCRIPTS, 'detours/by-hand.sh': 'echo stuck; exit 4' } : SCRIPTS;
  const sh = (script: string, args: readonly string[] = []) => {
    const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', ...args], { encoding: 'utf8' });
    return { code: status ?? 1, output: stdout };
  };
  return proveStage({
    inventory,
    stage,
    lab: 'a folder',
    fresh: async (machines) => {
      for (const { id } of machines) mkdirSync(join(world, id), { recursive: true });
    },
    exec: async (_, script, args) =>
      careless.noHeal && args[0] === 'heal'
        ? { code: 0, output: '' }
        : sh(`if [ "$1" = heal ]; then echo right > ${world}/vm-02/value; exit; fi\n${script}`, args),
    runBlock: async (_, code) => sh(code),
    cut: async ({ id }) => void cutOff.add(id),
    mend: async ({ id }) => void cutOff.delete(id),
    check: async (_, solved) => {
      const told = resultOf(
        MACHINES.map((name) => look(machineNamed(name), { world, cutOff, solved, careless })),
      );
      return careless.realOnly
        ? [told, { ...told, step: 'elsewhere', check: 'hardware', verdict: 'not-yet' }]
        : [told];
    },
    readStageFile: (path) => scripts[path]!.replaceAll('WORLD', world),
    onProgress: () => {},
    patience: { settleMs: 30, pauseMs: 1 },
  });
}

const machineNamed = (name: string): Machine => inventory.machines.find(({ hostname }) => hostname === name)!;

type World = { world: string; cutOff: Set<string>; solved: boolean; careless: Careless };

function look({ id }: Machine, { world, cutOff, solved, careless }: World): CheckResult['machines'][number] {
  const told = (verdict: CheckResult['verdict'], rung = 0, number = 0) => ({
    machine: id,
    verdict,
    message: { ko: verdict, en: verdict },
    rung,
    case: number,
    conditions: [],
  });
  if (careless.always) return told(careless.always);
  if (cutOff.has(id) && !careless.blind) return told('unknown', 1);
  const { status, stdout } = spawnSync('cat', [join(world, id, 'value')], { encoding: 'utf8' });
  const red = solved ? 'again' : 'not-yet';
  if (status !== 0) return told(red, 1);
  if (careless.strict && stdout.includes('quite')) return told(red, 2);
  if (stdout.includes('right') || (careless.ignores && stdout.includes(careless.ignores)))
    return told('done');
  return told(red, 2, stdout.includes('typo') ? 1 : 0);
}

function resultOf(machines: CheckResult['machines']): CheckResult {
  const verdicts = machines.map(({ verdict }) => verdict);
  const verdict = (['again', 'not-yet', 'unknown', 'done'] as const).find((one) => verdicts.includes(one))!;
  return {
    stage: 4,
    step: 'values',
    check: 'value',
    verdict,
    message: { ko: '', en: verdict },
    machines,
    at: '',
  };
}

test('[P3] a stage whose guide, checks, messages and mistakes are true is proven', async () => {
  const proof = await prove();
  expect(proof.failures).toEqual([]);
  expect(proof).toMatchObject({
    held: true,
    checks: 1,
    blocks: 2,
    mistakes: 3,
    detours: 1,
    messages: { reached: 3, written: 3 },
    silent: [],
  });
});

test('[P1] a check that holds on a fresh lab breaks the proof', async () => {
  const proof = await prove({ always: 'done' });
  expect(proof.held).toBe(false);
  expect(proof.failures[0]).toBe('value: must not be done on a fresh lab, and is "done": done');
});

test('[P1] a check that cannot look breaks the proof instead of passing for "not yet"', async () => {
  const proof = await prove({ always: 'unknown' });
  expect(proof.failures[0]).toBe('value: must not be done on a fresh lab, and is "unknown": unknown');
});

test('[P6] a check loosened so that it overlooks one mistake breaks the proof, and its message is named', async () => {
  const proof = await prove({ ignores: 'typo' });
  expect(proof.held).toBe(false);
  expect(proof.failures).toEqual([
    'mistake "typo" on dns-01: must give value, rung 2, case 1; seen: vm-02 "done", rung 0, case 0: done',
  ]);
  expect(proof.silent).toEqual(['value, rung 2, case 1']);
  expect(proof.messages).toEqual({ reached: 2, written: 3 });
});

test('[P4] a mistake that does not heal breaks the proof', async () => {
  const { failures } = await prove({ noHeal: true });
  expect(failures[0]).toMatch(/^mistake "removed" on dns-01 of Stage 4: must be done after healing; value: /);
});

test('[P2] a block that fails ends the proof with its output', async () => {
  const proof = await prove({ badBlock: true });
  expect(proof.held).toBe(false);
  expect(proof.failures).toEqual(['block 1 (ko.mdx line 1) on adm-01 ended with 7:\nbroken pipe']);
});

test('[P5] a machine that is cut off and still gets a verdict breaks the proof', async () => {
  const { failures } = await prove({ blind: true });
  expect(failures).toEqual([
    'dns-01 is cut off; its checks must be "could not check"; seen: vm-02 "done", rung 0, case 0: done',
  ]);
});

test('[P7] a right way that a check does not accept breaks the proof', async () => {
  const { held, failures } = await prove({ strict: true });
  expect(held).toBe(false);
  expect(failures).toEqual([
    'detour "by-hand" on dns-01: after apply every check of values must be done; value: again',
  ]);
});

test('[P7] a detour that cannot be gone breaks the proof with its output', async () => {
  const { failures } = await prove({ badDetour: true });
  expect(failures).toEqual(['detour "by-hand" on dns-01: apply ended with 4:\nstuck']);
});

test('[P8] what can only be had on real VMs neither breaks the proof nor counts in it', async () => {
  const proof = await prove({ realOnly: true });
  expect(proof).toMatchObject({ held: true, checks: 1, messages: { reached: 3, written: 3 } });
  expect(proof.steps.map(({ step }) => step)).toEqual(['values']);
});
