import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LoadedStage, loadInventory, Stage } from '#lab';
import type { CheckResult } from '#protocol';
import type { Answer } from '../machines/index.ts';
import { Checker } from './checker.ts';
import { Watcher } from './watcher.ts';

/** Machines are folders here, and their shell is ours: the scripts are the real ones. */
const inventory = loadInventory();
let world = '';
let away = new Map<string, Answer>();
let done = new Set<string>();
let faults: unknown[] = [];
let runs = 0;

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'madang-checks-'));
  // "ss" that prints nonsense, so that a judge has something it cannot understand.
  mkdirSync(`${world}/bin`);
  writeFileSync(`${world}/bin/ss`, '#!/bin/sh\necho "\u001b[31m nonsense"\n', { mode: 0o755 });
  away = new Map();
  done = new Set();
  faults = [];
  runs = 0;
});
afterEach(() => rmSync(world, { recursive: true, force: true }));

const text = (en: string) => ({ ko: en, en });

function stage(): LoadedStage {
  const path = `${world}/{{self.id}}`;
  const checks = [
    {
      id: 'base',
      title: text('The base of {{adm-01.hostname}}'),
      on: ['adm-01', 'dns-01', 'pg-01'],
      rungs: [
        { probe: { file: { path: `${path}/base` } }, say: text('{machine} lacks its base') },
        {
          title: text('What {{self.hostname}} says is right'),
          probe: { file: { path: `${path}/base`, contains: 'right', show: '.' } },
          say: text('{machine} says {seen}, not {expected}'),
          cases: [
            { seen: '^typo', say: text('a typo: {seen}') },
            { seen: 'yp', say: text('never: the first case speaks') },
          ],
        },
      ],
    },
    {
      id: 'detail',
      title: text('The detail'),
      on: ['adm-01', 'dns-01'],
      needs: ['base'],
      rungs: [{ probe: { file: { path: `${path}/detail` } }, say: text('{machine} lacks the detail') }],
    },
    {
      id: 'senseless',
      title: text('Senseless'),
      on: 'pg-01',
      rungs: [{ probe: { port: { port: 1, from: 'dns-01' } }, say: text('never') }],
    },
  ];
  const steps = checks.map((check) => ({ id: check.id, title: text(check.id), minutes: 1, checks: [check] }));
  const parsed = Stage.parse({ number: 4, title: text('t'), goal: text('g'), steps });
  return { ...parsed, slug: 's', folder: world, file: 'labs/stages/s/stage.yaml', guide: text('') };
}

const checker = (stages = [stage()]): Checker =>
  new Checker({
    inventory,
    stages,
    run: (machine, script) => {
      runs += 1;
      return Promise.resolve(away.get(machine) ?? runHere(script));
    },
    wasDone: (_, check) => done.has(check),
    onFault: (error) => faults.push(error),
    readStageFile: () => '',
  });

function runHere(script: string): Promise<Answer> {
  const path = `${world}/bin:${process.env.PATH}`;
  const child = spawn('sh', ['-c', script], {
    env: { PATH: path, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes;
  });
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ state: 'answered', output, exitCode: code ?? 1 })),
  );
}

function put(machine: string, file: string, content: string): void {
  mkdirSync(join(world, machine), { recursive: true });
  writeFileSync(join(world, machine, file), `${content}\n`);
}

const [ADM, DNS, PG] = ['vm-06', 'vm-02', 'vm-13'];
const on = (result: CheckResult | undefined, machine: string | undefined) =>
  result?.machines.find((one) => one.machine === machine);

test('[C4] the first rung that does not hold speaks, with the first case that fits', async () => {
  put(DNS!, 'base', 'typo here');
  put(PG!, 'base', 'else');
  const [base] = await checker().check({ stage: 4, step: 'base' });
  expect(on(base, ADM)).toMatchObject({
    verdict: 'not-yet',
    rung: 1,
    case: 0,
    message: { en: 'adm-01 lacks its base' },
  });
  expect(on(base, DNS)).toMatchObject({
    verdict: 'not-yet',
    rung: 2,
    case: 1,
    message: { en: 'a typo: typo here' },
  });
  expect(on(base, PG)).toMatchObject({ rung: 2, case: 0, message: { en: 'pg-01 says else, not right' } });
  expect(on(base, DNS)!.conditions.map(({ state }) => state)).toEqual(['holds', 'fails']);
  // The author's words for a condition come before those of its kind.
  expect(on(base, DNS)!.conditions[1]!.title.en).toBe('What dns-01 says is right');
});

test('[C6] the message over many machines says how many and which, and who could not be checked', async () => {
  put(DNS!, 'base', 'right');
  away.set(PG!, { state: 'unreachable', reason: 'gone' });
  const [base] = await checker().check({ stage: 4, step: 'base' });
  expect(base!.verdict).toBe('not-yet');
  expect(base!.message.en).toBe(
    '1 of 3 machines are not there yet (adm-01). adm-01 lacks its base Another 1 could not be checked (pg-01).',
  );
  expect(base!.message.ko).toContain('3대 가운데 1대가 아직입니다(adm-01)');
});

test('[C5] when every rung holds on every machine it is done', async () => {
  for (const machine of [ADM, DNS, PG]) put(machine!, 'base', 'right');
  const [base] = await checker().check({ stage: 4, step: 'base' });
  expect(base).toMatchObject({
    verdict: 'done',
    message: { en: 'Every condition holds on all 3 machines.' },
  });
});

test('[C5] "not yet" is "again" when it was done before', async () => {
  done.add('base');
  const [base] = await checker().check({ stage: 4, step: 'base', machine: 'adm-01' });
  expect(base).toMatchObject({ verdict: 'again', message: { en: 'adm-01 lacks its base' } });
});

test.each(['unreachable', 'refused', 'timed-out', 'broken'] as const)(
  '[C5] a machine that is %s could not be checked',
  async (state) => {
    done.add('base');
    away.set(ADM!, { state, reason: 'x' });
    const [base] = await checker().check({ stage: 4, step: 'base', machine: 'vm-06' });
    expect(base).toMatchObject({
      verdict: 'unknown',
      message: { en: expect.stringContaining('Could not check') },
    });
    expect(base!.message.ko).toContain('틀린 것이 아닙니다');
    expect(base!.machines[0]!.conditions[0]!.state).toBe('not-looked');
  },
);

test('[C5] an answer that makes no sense could not be checked, and cannot harm the page', async () => {
  const [senseless] = await checker().check({ stage: 4, step: 'senseless' });
  expect(senseless).toMatchObject({ verdict: 'unknown' });
  expect(senseless!.message.en).toContain('makes no sense: [31m nonsense');
});

test('[C5] a script whose frame is missing could not be checked', async () => {
  away.set(ADM!, { state: 'answered', output: 'everything is fine, exit 0', exitCode: 0 });
  const [base] = await checker().check({ stage: 4, step: 'base', machine: 'adm-01' });
  expect(base!.verdict).toBe('unknown');
});

test('[C7] a check waits for what it needs on the same machine, and says its title', async () => {
  put(ADM!, 'base', 'right');
  const [detail] = await checker().check({ stage: 4, step: 'detail' });
  expect(on(detail, ADM)).toMatchObject({ verdict: 'not-yet', message: { en: 'adm-01 lacks the detail' } });
  expect(on(detail, DNS)).toMatchObject({
    verdict: 'earlier',
    message: { en: 'First finish “The base of adm-01”.' },
  });
  away.set(DNS!, { state: 'unreachable', reason: 'gone' });
  const [again] = await checker().check({ stage: 4, step: 'detail' });
  expect(on(again, DNS)!.verdict).toBe('unknown');
});

test('[C2] one script per machine, however many checks ask; a probe may look from elsewhere', async () => {
  const results = await checker().check({ stage: 4 });
  expect(results.map(({ check }) => check)).toEqual(['base', 'detail', 'senseless']);
  expect(runs).toBe(3);
  away.set(DNS!, { state: 'unreachable', reason: 'gone' });
  const [senseless] = await checker().check({ stage: 4, step: 'senseless' });
  expect(on(senseless, PG)!.verdict).toBe('unknown');
});

test('[C2] every stage at once is still one script per machine, and tells the same as one after the other', async () => {
  put(ADM!, 'base', 'right');
  const stages = [stage(), { ...stage(), number: 12, slug: 'track-web' }];
  const both = checker(stages);
  const apart = [...(await both.check({ stage: 4 })), ...(await both.check({ stage: 12 }))];
  runs = 0;
  const together = await both.checkAll();
  expect(runs).toBe(3);
  const told = (results: CheckResult[]) =>
    results.map((one) => [one.stage, one.check, one.verdict, one.message]);
  expect(told(together)).toEqual(told(apart));
});

test('[C3] one look that hangs costs the others nothing but a second try', async () => {
  put(ADM!, 'base', 'right');
  const slow = { id: 'slow', title: text('slow'), minutes: 1, checks: [slowCheck()] };
  const parsed = Stage.parse({ number: 4, title: text('t'), goal: text('g'), steps: [slow] });
  const one = new Checker({
    inventory,
    stages: [{ ...stage(), ...parsed }],
    run: (_, script) => runHere(script),
    wasDone: () => false,
    onFault: (error) => faults.push(error),
    readStageFile: () => 'sleep 60',
  });
  const [result] = await one.check({ stage: 4 });
  expect(result!.verdict).toBe('unknown');
  expect(result!.machines[0]!.conditions.map(({ state }) => state)).toEqual(['holds', 'unknown', 'holds']);
  expect(result!.message.en).toContain('did not finish in time');
});

function slowCheck() {
  const path = `${world}/{{self.id}}/base`;
  return {
    id: 'slow',
    title: text('slow'),
    on: 'adm-01',
    rungs: [
      { probe: { file: { path } }, say: text('a') },
      { probe: { shell: { script: 'checks/hangs.sh', command: 'sleep', seconds: 1 } }, say: text('b') },
      { probe: { file: { path, contains: 'right' } }, say: text('c') },
    ],
  };
}

test('[C9] equal requests in flight share one answer', async () => {
  const one = checker();
  const [a, b] = [one.check({ stage: 4, step: 'base' }), one.check({ stage: 4, step: 'base' })];
  expect(await a).toBe(await b);
  expect(runs).toBe(3);
  await one.check({ stage: 4, step: 'base' });
  expect(runs).toBe(6);
});

test('[C10] a watched step tells its first result and every change, and nothing once nobody watches', async () => {
  const one = checker();
  let looked = 0;
  const watcher = new Watcher(
    (request) => {
      looked += 1;
      return one.check(request);
    },
    (error) => faults.push(error),
    { watchMs: 5, doneMs: 5, keepMs: 5 },
  );
  const told: string[] = [];
  const stop = watcher.watch({ stage: 4, step: 'base' }, (results) => told.push(results[0]!.verdict));
  await expect.poll(() => told).toEqual(['not-yet']);
  await expect.poll(() => looked).toBeGreaterThan(2);
  for (const machine of [ADM, DNS, PG]) put(machine!, 'base', 'right');
  await expect.poll(() => told.at(-1)).toBe('done');
  stop();
  // A round that is in flight may still end; none begins after it.
  await one.check({ stage: 4, step: 'base' });
  const then = looked;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(looked).toBe(then);
  expect(faults).toEqual([]);
});
