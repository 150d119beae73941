/** Looking changes nothing: the disks of five machines are the same after a hundred sweeps of the checks that look at them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Checker } from '../checks/index.ts';
import { PracticeLab } from '../practice/index.ts';
import { type OpenChecks, openChecks, readStageFile } from './open-checks.ts';

/** Each looks at the stage that all machines go through, and at one of the others in turn. */
const SWEEPS = 100;
const COMMON = 4;
/** The control room, a name server, a database, and the machines from which others are looked at. */
const UP = ['vm-06', 'vm-02', 'vm-13', 'vm-19', 'vm-33'];

/**
 * What a machine writes by itself, or at any login: the state of the kernel and of this boot, short-lived files, and what
 * is noted down of logins and services. Everything else is compared: kind, mode, owner, size, time of change, target.
 */
const LEFT_OUT = ['/dev', '/proc', '/run', '/sys', '/tmp', '/var/tmp', '/var/log'];
const TREE = `find / -xdev \\( ${LEFT_OUT.map((path) => `-path ${path}`).join(' -o ')} \\) -prune -o \\
  -printf '%p %y%m %U:%G %s %T@ %l\\n' | sort`;

const folder = mkdtempSync(join(tmpdir(), 'madang-reads-'));
process.env.MADANG_STATE = join(folder, 'state');
const lab = new PracticeLab();
let open: OpenChecks;

beforeAll(async () => {
  await lab.up({ machines: UP });
  open = await openChecks('practice');
  // So that no sweep waits for an answer: one tells the time, and one answers for all that are down.
  await lab.exec(
    UP[0]!,
    "printf 'local stratum 10\\nallow\\n' >/etc/chrony/conf.d/lab.conf; systemctl restart chrony",
  );
  const down = open.inventory.machines.filter(({ id }) => !UP.includes(id));
  await lab.exec(UP.at(-1)!, down.map(({ ip }) => `ip address add ${ip}/32 dev host0`).join('\n'));
});
afterAll(async () => {
  await open?.close();
  await lab.down({ disks: true });
  rmSync(folder, { recursive: true, force: true });
});

const onAll = (script: string): Promise<string[]> =>
  Promise.all(UP.map(async (id) => (await lab.exec(id, script)).output.trim()));

test(`${SWEEPS} sweeps leave every file as it was`, async () => {
  const { inventory, stages, pool } = open;
  const checker = new Checker({
    inventory,
    stages,
    run: async (machine, script, limits) =>
      UP.includes(machine) ? pool.run(machine, script, limits) : { state: 'unreachable', reason: '' },
    wasDone: () => false,
    onFault: (error) => {
      throw error;
    },
    readStageFile,
  });
  const before = await onAll(`${TREE} >/run/tree; wc -l </run/tree`);
  for (const files of before) expect(Number(files)).toBeGreaterThan(5000);
  const told: string[] = [];
  const others = stages.filter(({ number }) => number !== COMMON);
  for (let i = 0; i < SWEEPS; i++) {
    const wanted = [COMMON, others[i % others.length]!.number];
    const results = (await Promise.all(wanted.map((stage) => checker.check({ stage })))).flat();
    for (const { machines } of results)
      told.push(...machines.filter(({ machine }) => UP.includes(machine)).map(({ verdict }) => verdict));
  }
  // It did look: machines have said something, and said it every time.
  expect(told.filter((verdict) => verdict === 'not-yet').length).toBeGreaterThan(SWEEPS * UP.length * 2);
  expect(await onAll(`${TREE} | diff /run/tree -`)).toEqual(UP.map(() => ''));
});
