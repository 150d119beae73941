/** What can be known of the practice lab without root. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadInventory } from '#lab';
import { PracticeLab } from './client.ts';
import { readDevices } from './devices.ts';
import { holdName } from './hold.ts';
import { imageKey, readPackageList } from './image.ts';
import { ensureKeys } from './keys.ts';
import { KeeperRequest } from './messages.ts';
import { labId, pathsIn, tooLongForSocket } from './paths.ts';
import { availableMemory, requirements } from './requirements.ts';

const folder = mkdtempSync(join(tmpdir(), 'practice-'));
const paths = pathsIn(join(folder, 'state'), join(folder, 'cache'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('[P13] a computer that is too small is told the figure it needs and the one it has', () => {
  const machines = Math.ceil(availableMemory() / (32 * 1024 ** 2)) + 40;
  const memory = requirements(paths, machines).find((one) => one.id === 'memory');
  expect(memory?.state).toBe('lack');
  expect(memory?.remedy.en).toContain(
    `${machines} machines need ${memory?.needed} and ${memory?.found} is free`,
  );
  expect(memory?.remedy.ko).toContain(`${memory?.needed}가 필요하지만 ${memory?.found}뿐입니다`);
});

test('[P13] what is there has no remedy, and what lacks has one in both languages', () => {
  for (const { state, remedy } of requirements(paths, 100_000)) {
    expect(remedy.ko === '').toBe(state === 'have');
    expect(remedy.en === '').toBe(state === 'have');
  }
});

test('[P11] two places of state give two names, and the same place through a link gives one', () => {
  const other = pathsIn(join(folder, 'other'), paths.cache);
  execFileSync('ln', ['-sfn', join(folder, 'state'), join(folder, 'link')]);
  expect(labId(paths)).toMatch(/^[0-9a-f]{6}$/);
  expect(labId(other)).not.toBe(labId(paths));
  expect(labId(pathsIn(join(folder, 'link'), paths.cache))).toBe(labId(paths));
});

test('a cable’s name fits the fifteen letters of an interface', () => {
  expect(`vb-vm-06-${labId(paths)}`.length).toBe(15);
});

test('a state folder too deep for a socket is known before anything starts', () => {
  expect(tooLongForSocket(pathsIn(`/${'deep/'.repeat(20)}`, '/c'))).toBe(true);
  expect(tooLongForSocket(pathsIn('/srv/madang/.madang', '/c'))).toBe(false);
});

test('devices are declared for machines that exist, and given only where the computer has them', () => {
  const inventory = loadInventory();
  const root = join(folder, 'declared');
  mkdirSync(join(root, 'labs/practice'), { recursive: true });
  const declare = (text: string) => {
    writeFileSync(join(root, 'labs/practice/devices.yaml'), text);
    return readDevices(inventory, root);
  };
  const given = declare(
    '- { device: /dev/null, machines: [pg-01] }\n- { device: /dev/no-such, machines: [pg-01, my-01] }',
  );
  expect([given('vm-13'), given('vm-15'), given('vm-01')]).toEqual([['/dev/null'], [], []]);
  expect(() => declare('- { device: /dev/null, machines: [pg-03] }')).toThrow(
    'labs/practice/devices.yaml: 0.machines: unknown machine "pg-03"',
  );
  expect(() => readDevices(inventory)).not.toThrow();
});

test('keys are made once, are private, and are never touched again', async () => {
  const first = await ensureKeys(paths);
  expect(first.student).toMatch(/^ssh-ed25519 \S+ madang-student$/);
  expect(new Set(Object.values(first)).size).toBe(3);
  for (const path of [paths.keys.student, paths.keys.check, paths.keys.fleet]) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
  const kept = readFileSync(paths.keys.student);
  expect(await ensureKeys(paths)).toEqual(first);
  expect(readFileSync(paths.keys.student)).toEqual(kept);
});

test('without a keeper every machine is down, and down has nothing to do', async () => {
  const lab = new PracticeLab({ paths });
  const { keeper, machines } = await lab.status();
  expect(keeper).toBeNull();
  expect(machines).toHaveLength(40);
  expect(new Set(machines.map((one) => one.state))).toEqual(new Set(['down']));
  await lab.down();
  await expect(lab.cut('vm-01')).rejects.toThrow('the lab is not up');
});

test('a name is held by one at a time', async () => {
  const release = await holdName('madang-test-hold', 0);
  await expect(holdName('madang-test-hold', 60)).rejects.toThrow('is held by another process');
  release();
  (await holdName('madang-test-hold', 2000))();
});

test('the keeper refuses what it does not know, and names that are no names', () => {
  const up = { id: 1, type: 'up', machines: ['vm-01'], packages: { base: ['ansible-core'] } };
  expect(KeeperRequest.safeParse(up).success).toBe(true);
  for (const wrong of [
    { ...up, machines: ['vm-01; reboot'] },
    { ...up, machines: ['../vm-01'] },
    { ...up, packages: { base: ['-o=Dir::Etc=/tmp'] } },
    { ...up, packages: { '../base': ['tree'] } },
    { ...up, extra: true },
    { id: 1, type: 'exec', machine: 'vm-01', script: 'true', args: [], stdin: '', timeoutMs: 0, maxBytes: 1 },
  ]) {
    expect(KeeperRequest.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});

test('the recipe of the image has a name that follows what it holds', () => {
  expect(imageKey()).toMatch(/^[0-9a-f]{12}$/);
  expect(readPackageList('image/packages.txt')).toContain('openssh-server');
  expect(readPackageList('source-packages.txt')).toContain('ansible-core');
});
