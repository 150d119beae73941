/** The checker on real practice machines, and the same machines once more as if they were somebody's VMs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REPOSITORY } from '#lab';
import type { CheckResult } from '#protocol';
import { PracticeLab } from '../practice/index.ts';
import { openChecks } from './open-checks.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-lab-'));
process.env.MADANG_STATE = join(folder, 'state');
process.env.MADANG_REAL = join(folder, 'real.yaml');
const lab = new PracticeLab();
const [ADM, DNS] = ['vm-06', 'vm-02'];

beforeAll(() => lab.up({ machines: [ADM!, DNS!] }));
afterAll(async () => {
  await lab.down({ disks: true });
  rmSync(folder, { recursive: true, force: true });
});

test('fresh machines are "not yet", one that is cut off is "could not check", and comes back', async () => {
  const { checker, close } = await openChecks('practice');
  const verdict = async (machine: string): Promise<string> => {
    const [result] = await checker.check({ stage: 4, step: 'host-names', machine });
    return result!.verdict;
  };
  expect(await verdict(DNS!)).toBe('not-yet');
  await lab.cut(DNS!);
  expect(await verdict(DNS!)).toBe('unknown');
  expect(await verdict(ADM!)).toBe('not-yet');
  await lab.mend(DNS!);
  await expect.poll(() => verdict(DNS!), { timeout: 60_000, interval: 500 }).toBe('not-yet');
  await lab.exec(DNS!, 'echo dns-01 >/etc/hostname; hostname dns-01');
  expect(await verdict(DNS!)).toBe('done');
  await close();
});

/** A process inside the lab's network reaches the machines by address, like any computer of a class. */
async function insideNetwork(code: string): Promise<{ status: number; stdout: string; stderr: string }> {
  const { network } = await lab.status();
  const words = [`--net=/run/netns/${network}`, process.execPath, '--input-type=module', '-e', code];
  const { status, stdout, stderr } = spawnSync('nsenter', words, {
    cwd: REPOSITORY,
    encoding: 'utf8',
    env: process.env,
  });
  return { status: status ?? 1, stdout, stderr };
}

const scan = (...words: string[]) =>
  insideNetwork(
    `import { runScan } from './server/cli/lab-scan.ts'; process.exitCode = await runScan(${JSON.stringify(words)});`,
  );
const check = (machine: string) =>
  insideNetwork(
    `import { command } from './server/cli/check.ts'; process.exitCode = await command.run(['4', '--lab', 'real', '--step', 'host-names', '--machine', '${machine}', '--json']);`,
  );
const resultOf = ({ stdout }: { stdout: string }) =>
  (JSON.parse(stdout) as { results: CheckResult[] }).results[0]!;

test('real mode: scan shows and pins host keys on consent, checks then reach the machines by address', async () => {
  expect((await scan('adm-01')).stderr).toContain('vm-06 has no address in');
  const shown = await scan('adm-01', 'dns-01', '--inventory');
  expect(shown).toMatchObject({ status: 1, stdout: expect.stringMatching(/vm-06 adm-01 .* new +SHA256:/) });
  expect(existsSync(process.env.MADANG_REAL!)).toBe(false);
  expect((await scan('adm-01', 'dns-01', '--inventory', '--yes')).status).toBe(0);
  const pinned = readFileSync(process.env.MADANG_REAL!, 'utf8');
  expect(pinned.match(/ssh-ed25519 AAAA/g)).toHaveLength(2);
  expect((await scan()).stdout).toMatch(/vm-02 .* same /);
  expect(resultOf(await check('adm-01')).verdict).toBe('not-yet');
  expect(resultOf(await check('dns-01')).verdict).toBe('done');
});

test('real mode: a machine whose key is not the pinned one is refused, and only --replace pins the new one', async () => {
  const pinned = readFileSync(process.env.MADANG_REAL!, 'utf8');
  const [dns, adm] = pinned.match(/ssh-ed25519 \S+/g) as [string, string];
  writeFileSync(process.env.MADANG_REAL!, pinned.replace(adm, dns));
  const refused = resultOf(await check('adm-01'));
  expect(refused.verdict).toBe('unknown');
  expect(refused.machines[0]!.conditions[0]!.seen).toContain('its host key is not the pinned one');
  expect(await scan('--yes')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/vm-06 .* changed /),
  });
  expect((await scan('adm-01', '--yes', '--replace')).status).toBe(0);
  expect(resultOf(await check('adm-01')).verdict).toBe('not-yet');
});
