/** Windows hosts over a real ssh: no Windows is here, so a real sshd runs the stand-in, or answers in the shapes Windows has. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostFactsScript, type LoadedStage, loadInventory, REPOSITORY, Stage } from '#lab';
import { Checker } from './checks/index.ts';
import { Hosts, hostTargets } from './machines/index.ts';
import { type PrivateSshd, startPrivateSshd } from './machines/private-sshd.fixture.ts';

const STAND_IN = join(REPOSITORY, 'labs', 'practice', 'windows-host');
const inventory = loadInventory();
const open: Array<() => Promise<void>> = [];
let world = '';

beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'madang-hosts-'));
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  rmSync(world, { recursive: true, force: true });
});

/** An sshd whose every login ends in this script, as the login of Windows ends in what it was told to run. */
async function sshdOf(script: string): Promise<PrivateSshd> {
  const path = join(world, 'told');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  const sshd = await startPrivateSshd([`ForceCommand ${path}`]);
  open.push(sshd.stop);
  return sshd;
}

function hostsOf(sshd: PrivateSshd, { hostKey = sshd.hostKey, longestMs = 10_000 } = {}): Hosts {
  const one = { address: '127.0.0.1', port: sshd.port, check: sshd.user, hostKeys: [hostKey] };
  const real = { machines: {}, hosts: { 'srv-03': one } };
  const ssh = { folder: sshd.folder, keys: { student: sshd.key, check: sshd.key } };
  const hosts = new Hosts(hostTargets(inventory, real, ssh), { longestMs });
  open.push(() => hosts.close());
  return hosts;
}

const standIn = () =>
  `PATH=${STAND_IN}:$PATH; export PATH WINDOWS_HOST_STATE=${join(world, 'state.json')}; eval "$SSH_ORIGINAL_COMMAND"`;

function onStandIn(line: string): void {
  const env = { ...process.env, WINDOWS_HOST_STATE: join(world, 'state.json') };
  expect(spawnSync(join(STAND_IN, 'powershell'), [line], { env }).status).toBe(0);
}

function stage(): LoadedStage {
  const text = (en: string) => ({ ko: en, en });
  const checks = [
    {
      id: 'virtualization',
      title: text('Virtualization is on'),
      on: ['adm-01', 'pg-01'],
      rungs: [
        { probe: { 'ssh-windows': { fact: 'virtualization', is: true } }, say: text('off on {host}') },
        { probe: { 'ssh-windows': { fact: 'memoryGb', enough: true } }, say: text('{host} needs {needed}') },
      ],
    },
  ];
  const steps = [{ id: 'one', title: text('one'), minutes: 1, checks }];
  const parsed = Stage.parse({ number: 1, title: text('t'), goal: text('g'), steps });
  return { ...parsed, slug: 's', folder: world, file: 'labs/stages/s/stage.yaml', guide: text('') };
}

function checkerOf(hosts: Hosts): Checker {
  return new Checker({
    inventory,
    stages: [stage()],
    run: () => Promise.reject(new Error('no machine is asked for what its host knows')),
    askHost: async (host) => (await hosts.ask(host)) ?? { state: 'unreachable', reason: 'no such host' },
    wasDone: () => false,
    onFault: (error) => expect(error).toBeUndefined(),
    readStageFile: () => '',
  });
}

const FACTS = (more: string) => `printf '%s\\r\\n' '${more}'`;

test('a check is told what its host says, and a host that is not named is no mistake of the learner', async () => {
  const checker = checkerOf(hostsOf(await sshdOf(standIn()), { longestMs: 10_000 }));
  const [before] = await checker.check({ stage: 1 });
  expect(before!.machines.map(({ verdict }) => verdict)).toEqual(['not-yet', 'unknown']);
  expect(before!.machines[0]!.message.en).toBe('off on srv-03');
  expect(before!.machines[1]!.message.en).toContain('srv-07 cannot be reached');
});

test('what was done on the host is seen, and a moment is shared', async () => {
  const sshd = await sshdOf(standIn());
  const hosts = hostsOf(sshd);
  onStandIn('shutdown /r /fw /t 0');
  const [one, other] = await Promise.all([hosts.ask('srv-03'), hosts.ask('srv-03')]);
  expect(one).toBe(other);
  expect(sshd.log().match(/Accepted publickey/g)).toHaveLength(1);
  const [done] = await checkerOf(hosts).check({ stage: 1, machine: 'adm-01' });
  expect(done!.verdict).toBe('done');
});

test('the command is one Windows can hold, and the script arrives whole', async () => {
  const [command, input] = [join(world, 'command'), join(world, 'input')];
  const hosts = hostsOf(await sshdOf(`printf %s "$SSH_ORIGINAL_COMMAND" >${command}; cat >${input}`));
  await hosts.ask('srv-03');
  const told = readFileSync(command, 'utf8');
  expect(told).toMatch(/^powershell -NoProfile -NonInteractive -EncodedCommand [A-Za-z0-9+/=]+$/);
  expect(told.length).toBeLessThan(8191);
  expect(readFileSync(input, 'utf8')).toBe(hostFactsScript());
});

test('lines of Windows, a warning before them and a null among them are understood', async () => {
  onStandIn('shutdown /r /fw /t 0');
  const facts = spawnSync(join(STAND_IN, 'powershell'), [], {
    input: hostFactsScript(),
    env: { ...process.env, WINDOWS_HOST_STATE: join(world, 'state.json') },
    encoding: 'utf8',
  }).stdout.trim();
  const blind = facts.replace(/"virtualization": true/, '"virtualization": null');
  const ask = async (line: string) => {
    const hosts = hostsOf(await sshdOf(`cat >/dev/null; ${FACTS('WARNING: \u{d1a0}')}; ${FACTS(line)}`));
    return (await checkerOf(hosts).check({ stage: 1, machine: 'adm-01' }))[0]!.verdict;
  };
  expect(await ask(facts)).toBe('done');
  expect(await ask(blind)).toBe('unknown');
});

test.each([
  ['not PowerShell', 'echo "powershell is not recognized" >&2; exit 1', 'unknown'],
  ['another document', FACTS('madang {"madang": 1}'), 'unknown'],
  [
    'facts of its own invention',
    FACTS('madang {"madang": 1, "system": "windows", "virtualization": "yes"}'),
    'unknown',
  ],
  ['a flood', 'yes madang', 'unknown'],
])('a host that answers with %s could not be checked', async (_, script, verdict) => {
  const hosts = hostsOf(await sshdOf(script));
  const [result] = await checkerOf(hosts).check({ stage: 1, machine: 'adm-01' });
  expect(result!.verdict).toBe(verdict);
});

/** Processes of ours that talk to this sshd. */
const talking = (folder: string): string[] =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });

test('a silent host is timed out, another host key is refused, and nothing of ours is left', async () => {
  const sshd = await sshdOf('exec sleep 5');
  const silent = hostsOf(sshd, { longestMs: 700 });
  expect(await silent.ask('srv-03')).toMatchObject({ state: 'timed-out' });
  const stranger = hostsOf(sshd, { hostKey: sshd.hostKey.replace(/.{6}$/, 'AAAAAA') });
  expect(await stranger.ask('srv-03')).toMatchObject({ state: 'refused' });
  const late = hostsOf(sshd).ask('srv-03');
  await vi.waitUntil(() => talking(sshd.folder).length > 0);
  for (const close of open.splice(1).reverse()) await close();
  expect(await late).toMatchObject({ state: 'unreachable' });
  expect(talking(sshd.folder)).toEqual([]);
});
