import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Inventory, loadInventory, RealLab } from '#lab';
import { sshCommand } from './ssh-command.ts';
import { renderSshConfig } from './ssh-config.ts';
import { practiceTargets, realTargets } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'madang-ssh-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inventory = loadInventory();
const paths = {
  folder,
  keys: { student: '/keys/student', check: '/keys/check' },
  knownHosts: '/lab/known_hosts',
  doorOf: (machine: string) => `/lab/100% ours/${machine}.sock`,
};

test('[M10] these are the exact words and the whole environment of a connection', () => {
  const target = practiceTargets(inventory, paths).find((one) => one.machine === 'vm-06')!;
  expect(sshCommand(target, 'check', { tty: false, remote: '/bin/sh' })).toEqual({
    file: 'ssh',
    args: ['-F', join(folder, 'practice-check.conf'), '-T', '--', 'vm-06', '/bin/sh'],
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LANG: 'C.UTF-8',
      SHELL: '/bin/sh',
      TERM: 'xterm-256color',
    },
  });
  expect(sshCommand(target, 'student', { tty: true }).args).toEqual([
    '-F',
    join(folder, 'practice-student.conf'),
    '-o',
    'LogLevel=INFO',
    '-tt',
    '--',
    'vm-06',
  ]);
  expect(sshCommand(target, 'student', { tty: false, subsystem: 'sftp' }).args).toEqual([
    '-F',
    join(folder, 'practice-student.conf'),
    '-T',
    '-s',
    '--',
    'vm-06',
    'sftp',
  ]);
});

test('the configuration pins keys, forwards nothing and uses no agent', () => {
  practiceTargets(inventory, paths);
  const config = readFileSync(join(folder, 'practice-check.conf'), 'utf8');
  for (const line of [
    'StrictHostKeyChecking yes',
    'GlobalKnownHostsFile /dev/null',
    'UserKnownHostsFile "/lab/known_hosts"',
    'IdentitiesOnly yes',
    'IdentityAgent none',
    'ForwardAgent no',
    'ClearAllForwardings yes',
    'PermitLocalCommand no',
    'User labcheck',
    'HostKeyAlias vm-06',
    "ProxyCommand nc -U '/lab/100%% ours/vm-06.sock'",
  ]) {
    expect(config.split('\n').map((one) => one.trim())).toContain(line);
  }
});

/** Numbers that look random and are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

const HOSTILE = [
  '-oProxyCommand=touch /tmp/madang-canary',
  '-',
  '--',
  '-F/dev/null',
  '%h',
  '%r',
  '$(id)',
  '`id`',
  ';id',
  '|id',
  '&',
  '\n',
  '\nProxyCommand id\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '"',
  "'",
  '\\',
  '[::1]',
  '‐',
  '–',
  '－',
  'ａ',
  '\u202e',
  'A',
  '@',
  '/',
  '../',
  '*',
  '?',
  '!',
  '#',
  'x'.repeat(300),
];
const HARMLESS = ['a', 'lab', '0', '10', '.', 'pg-01', 'root'];

test('[M13] of 10,000 hostile names none reaches the words of ssh or its configuration', () => {
  const random = randomNumbers(20260401);
  const pick = (list: readonly string[]) => list[random(list.length)]!;
  let refused = 0;
  for (let i = 0; i < 10_000; i++) {
    const parts = [pick(HOSTILE), pick(HARMLESS), pick(HOSTILE)].slice(random(2));
    const name = random(2) ? parts.join('') : parts.reverse().join('');
    const field = pick(['address', 'student', 'check', 'id', 'ip', 'hostname', 'account']);
    if (!readable(field, name)) refused += 1;
    expect(() => renderSshConfig(account(field, name))).toThrow();
  }
  expect(refused).toBe(10_000);
});

/** Whether a name passes the door it would come through. */
function readable(field: string, name: string): boolean {
  if (field === 'address' || field === 'student' || field === 'check') {
    const one = { address: '127.0.0.1', [field]: name };
    return RealLab.safeParse({ machines: { 'vm-06': one } }).success;
  }
  if (field === 'account') {
    const accounts = { ...inventory.accounts, student: name };
    return Inventory.safeParse({ ...inventory, accounts }).success;
  }
  const machines = [{ ...inventory.machines[0], [field]: name }];
  return Inventory.safeParse({ ...inventory, machines }).success;
}

/** The same name handed to the last line of defence, as if every schema had let it through. */
function account(field: string, name: string): Parameters<typeof renderSshConfig>[0] {
  const id = field === 'id' || field === 'hostname' ? name : 'vm-06';
  const user = field === 'student' || field === 'check' || field === 'account' ? name : 'lab';
  const address = field === 'address' || field === 'ip' ? name : '192.168.10.16';
  const machines = new Map([[id, { address, port: 22 }]]);
  return { user, key: '/keys/check', knownHosts: '/lab/known_hosts', machines };
}

test('[M13] a hostile machine id is a broken invariant, and a plain one is not', () => {
  const [target] = realTargets(
    inventory,
    { machines: { 'vm-06': { address: 'pg.example', port: 2222, hostKeys: ['ssh-ed25519 AAAA'] } } },
    paths,
  );
  expect(readFileSync(target!.config.check, 'utf8')).toContain('  HostName pg.example\n  Port 2222\n');
  expect(readFileSync(join(folder, 'real-known-hosts'), 'utf8')).toBe('vm-06 ssh-ed25519 AAAA\n');
  expect(() => sshCommand({ ...target!, machine: '-oProxyCommand=id' }, 'check', { tty: true })).toThrow(
    'must be a machine id',
  );
});
