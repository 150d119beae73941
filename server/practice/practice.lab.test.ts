/** Real machines, a few at a time, in labs of the test's own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REPOSITORY } from '#lab';
import { PracticeLab } from './client.ts';
import { NEEDED, readSetting } from './kernel-settings.ts';
import { leftovers } from './leftovers.ts';
import { networkName } from './network.ts';
import { type LabPaths, labId, labPaths, pathsIn } from './paths.ts';

// Fixed names: a run that was killed is cleared by the next one.
const under = labPaths();
const A = pathsIn(join(under.state, 'practice-a'), under.cache);
const B = pathsIn(join(under.state, 'practice-b'), under.cache);
const lab = new PracticeLab({ paths: A });
const SETTINGS = Object.keys(NEEDED);
let before: number[] = [];

beforeAll(async () => {
  for (const paths of [A, B]) await new PracticeLab({ paths }).down({ disks: true });
  before = SETTINGS.map(readSetting);
  await lab.up({ machines: ['vm-01', 'vm-02', 'vm-06'] });
});

afterAll(async () => {
  for (const paths of [A, B]) {
    await new PracticeLab({ paths }).down({ disks: true });
    rmSync(paths.state, { recursive: true, force: true });
  }
});

/** Logs in as a learner would, with nothing but the pinned key. */
function ssh(paths: LabPaths, machine: string, script: string, account: 'lab' | 'labcheck' = 'lab') {
  const key = account === 'lab' ? paths.keys.student : paths.keys.check;
  const options = [
    'IdentitiesOnly=yes',
    'BatchMode=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${paths.knownHosts}`,
    `HostKeyAlias=${machine}`,
    'ConnectTimeout=90',
    `ProxyCommand=nc -U ${paths.doorOf(machine)}`,
  ].flatMap((option) => ['-o', option]);
  const words = ['-F', 'none', '-i', key, ...options, `${account}@${machine}`, script];
  const ran = spawnSync('ssh', words, { encoding: 'utf8', timeout: 120_000 });
  return { code: ran.status, output: `${ran.stdout}${ran.stderr}`.trim() };
}

const root = async (machine: string, script: string, timeoutMs = 60_000) =>
  (await lab.exec(machine, script, { timeoutMs })).output.trim();

test('[P1] a named machine lets the learner and the checks in, and the others stay down', async () => {
  expect(ssh(A, 'vm-01', 'id -un; sudo id -un')).toEqual({ code: 0, output: 'lab\nroot' });
  expect(ssh(A, 'vm-01', 'id -un', 'labcheck')).toEqual({ code: 0, output: 'labcheck' });
  const { machines } = await lab.status();
  expect(machines.filter((one) => one.state === 'up').map((one) => one.machine)).toEqual([
    'vm-01',
    'vm-02',
    'vm-06',
  ]);
  expect(machines.filter((one) => one.state !== 'down')).toHaveLength(3);
});

test('[P1] up again leaves what is up untouched', async () => {
  const since = (await lab.status()).machines[0]?.since;
  expect(since).not.toBeNull();
  await lab.up({ machines: ['vm-01'] });
  expect((await lab.status()).machines[0]?.since).toBe(since);
});

test('[P1] a fresh machine has no failed unit and reaches its neighbour', async () => {
  await expect.poll(() => root('vm-02', 'systemctl is-system-running'), { timeout: 30_000 }).toBe('running');
  expect((await lab.exec('vm-02', 'ping -c1 -W2 192.168.10.16')).code).toBe(0);
});

test('[P2] no address outside the lab can be reached, and the gateway answers for packages alone', async () => {
  const uplinks = spawnSync('ip', ['-n', (await lab.status()).network ?? '', '-o', 'route'], {
    encoding: 'utf8',
  });
  expect(uplinks.stdout.trim().split('\n')).toEqual([expect.stringContaining('192.168.10.0/24 dev br0')]);
  const own = spawnSync('ip', ['-4', '-o', 'addr', 'show', 'scope', 'global'], { encoding: 'utf8' }).stdout;
  const hostAddress = /inet ([\d.]+)/.exec(own)?.[1] ?? '192.0.2.1';
  const reach = (address: string, port: number) =>
    `timeout 3 bash -c '</dev/tcp/${address}/${port}' 2>&1; echo $?`;
  // The same attempt succeeds where something listens, so a failure below means the way is closed.
  expect(await root('vm-02', reach('192.168.10.16', 22))).toBe('0');
  for (const [address, port] of [
    ['192.0.2.1', 80],
    ['1.1.1.1', 53],
    [hostAddress, 22],
    ['192.168.10.1', 22],
  ] as const) {
    expect(await root('vm-02', reach(address, port)), `${address}:${port}`).not.toMatch(/(^|\n)0$/);
  }
  const get = (path: string) =>
    root('vm-02', `curl -s -o /dev/null -w '%{http_code}' --path-as-is 'http://192.168.10.1${path}'`);
  expect(await get('/Packages')).toBe('200');
  for (const path of ['/', '/pool/', '/../../etc/passwd', '/pool/..%2f..%2fdisk-4g.ext4', '/fetched']) {
    expect(await get(path), path).toBe('404');
  }
});

test('[P3] root in a machine can neither touch devices nor kernel settings nor its own limits', async () => {
  expect(await root('vm-02', 'mknod /tmp/disk b 7 0 2>&1; test -e /tmp/disk || echo none')).toMatch(/none$/);
  expect(
    await root('vm-02', 'mount -t devtmpfs none /mnt 2>&1; test -e /mnt/loop-control || echo none'),
  ).toMatch(/none$/);
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8');
  await root(
    'vm-02',
    'mount -o remount,rw /proc/sys; echo x >/proc/sys/kernel/core_pattern; echo 1 >/proc/sys/kernel/sysrq',
  );
  expect(readFileSync('/proc/sys/kernel/core_pattern', 'utf8')).toBe(pattern);
  const limits = limitsOf('vm-02');
  expect(limits.length).toBeGreaterThanOrEqual(2);
  const files = 'find /sys/fs/cgroup /mnt -name memory.max -o -name memory.limit_in_bytes -o -name pids.max';
  await root(
    'vm-02',
    `mount -t cgroup -o memory none /mnt; for f in $(${files}); do echo 99999999999 >$f; done; umount /mnt`,
  );
  expect(limitsOf('vm-02')).toEqual(limits);
});

/** The bounds as the computer holds them, in whichever hierarchy. */
function limitsOf(machine: string): string[] {
  const names = ['memory.max', 'memory.limit_in_bytes', 'pids.max'];
  const folders = ['', 'memory', 'pids'].map((hierarchy) =>
    join('/sys/fs/cgroup', hierarchy, networkName(labId(A)), 'machines', machine),
  );
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter((file) => existsSync(file))
    .map((file) => `${file} ${readFileSync(file, 'utf8').trim()}`);
}

test('[P4] a fork bomb stays in its machine', async () => {
  await root('vm-01', "nohup setsid sh -c 'b() { b | b & b; }; b' >/dev/null 2>&1 </dev/null & exit 0");
  for (let round = 0; round < 5; round++) {
    expect(ssh(A, 'vm-02', 'echo well')).toEqual({ code: 0, output: 'well' });
    expect(spawnSync('true').status).toBe(0);
  }
  await lab.reset('vm-01');
  expect(ssh(A, 'vm-01', 'echo well')).toEqual({ code: 0, output: 'well' });
});

test('[P4] a memory hog is ended in its machine', async () => {
  const hog = 'python3 -c "x=[]\nwhile True: x.append(bytearray(16*1024*1024))"; echo ended $?';
  expect(await root('vm-01', hog, 240_000)).toMatch(/ended (137|1)$/m);
  expect(ssh(A, 'vm-02', 'echo well')).toEqual({ code: 0, output: 'well' });
});

test('[P4] a full disk is full in its machine alone', async () => {
  const free = () => statfsSync(A.state).bavail * statfsSync(A.state).bsize;
  const had = free();
  const fill =
    'dd if=/dev/zero of=/var/fill bs=1M 2>&1 | grep -o "No space left on device"; df --output=avail / | tail -1';
  expect(await root('vm-01', fill, 280_000)).toMatch(/No space left on device\s+\d{1,4}$/);
  expect(had - free()).toBeLessThan(4.5 * 1024 ** 3);
  expect(ssh(A, 'vm-02', 'dd if=/dev/zero of=/tmp/room bs=1M count=8 2>/dev/null && echo well')).toEqual({
    code: 0,
    output: 'well',
  });
  await lab.reset('vm-01');
  expect(await root('vm-01', 'test -e /var/fill; echo $?')).toBe('1');
});

test('[P5] a reset machine is as nobody has touched it, under the same host key', async () => {
  const pinned = readFileSync(A.knownHosts, 'utf8');
  await root(
    'vm-01',
    'echo mine >/root/mine; hostnamectl set-hostname other; rm -f /etc/ssh/ssh_host_*; rm -rf /home/lab',
  );
  await lab.reset('vm-01', { stage: 4 });
  expect(readFileSync(A.knownHosts, 'utf8')).toBe(pinned);
  expect(ssh(A, 'vm-01', 'hostname; sudo ls /root/mine 2>&1').output).toMatch(/^golden\n.*No such file/);
  // Nobody holds the disk that was thrown away, though its neighbours run on.
  const held = leftovers(A).filter((line) => line.startsWith('loop device'));
  expect(held).toHaveLength(3);
  expect(held.filter((line) => line.includes('(deleted)'))).toEqual([]);
});

test('[P5] a start that was never saved is refused, and the machine goes on', async () => {
  await expect(lab.reset('vm-01', { stage: 9 })).rejects.toThrow('vm-01 has no saved start of Stage 9');
  await expect(lab.reset('vm-01', { stage: 99 })).rejects.toThrow('does not understand "stage: ');
  expect(ssh(A, 'vm-01', 'echo well')).toEqual({ code: 0, output: 'well' });
});

test('[P5] a saved start comes back as it was, and another one as it is', async () => {
  await root('vm-01', 'echo solved >/root/solved');
  await lab.save('vm-01', [7, 8]);
  for (const stage of [7, 8]) {
    await root('vm-01', 'rm /root/solved; echo later >/root/later');
    await lab.reset('vm-01', { stage });
    expect(await root('vm-01', 'cat /root/solved; ls /root/later 2>&1')).toMatch(/^solved\n.*No such file/);
  }
  await lab.reset('vm-01');
  expect(await root('vm-01', 'ls /root/solved 2>&1')).toMatch(/No such file/);
});

test('[P6] a reboot inside brings the machine back with what was written', async () => {
  await root('vm-01', 'echo kept >/root/kept; sync');
  const first = (await lab.status()).machines[0]?.since;
  ssh(A, 'vm-01', 'sudo reboot');
  await expect.poll(async () => (await lab.status()).machines[0]?.since, { timeout: 60_000 }).not.toBe(first);
  await lab.up({ machines: ['vm-01'] });
  expect(ssh(A, 'vm-01', 'sudo cat /root/kept').output).toBe('kept');
});

test('[P7] the out-of-band door works without a network and stops what takes too long', async () => {
  await root('vm-01', 'ip addr flush dev host0; ip link set host0 down');
  const ran = await lab.exec('vm-01', 'cat; echo "$1"; exit 5', { args: ['a b'], stdin: 'in\n' });
  expect(ran).toEqual({ code: 5, output: 'in\na b\n', truncated: false, timedOut: false });
  const slow = await lab.exec('vm-01', 'setsid sleep 987 & sleep 987', { timeoutMs: 700 });
  expect(slow.timedOut).toBe(true);
  expect(await root('vm-01', 'pgrep -c -x sleep')).toBe('0');
  const long = await lab.exec('vm-01', 'yes | head -c 3000000', { maxBytes: 10 });
  expect(long).toMatchObject({ output: 'y\ny\ny\ny\ny\n', truncated: true });
  await lab.reset('vm-01');
});

test('[P8] a cut machine is unreachable and not down, and comes back', async () => {
  await lab.cut('vm-02');
  expect((await lab.status()).machines[1]).toMatchObject({ state: 'unreachable', cut: true });
  expect((await lab.exec('vm-06', 'ping -c1 -W1 192.168.10.12')).code).toBe(1);
  await lab.mend('vm-02');
  expect((await lab.status()).machines[1]).toMatchObject({ state: 'up', cut: false });
  expect(ssh(A, 'vm-02', 'echo well').output).toBe('well');
});

test('[P9] a package installs inside with no way out, and a foreign one is not offered', async () => {
  const install =
    'sudo apt-get -qq update && sudo apt-get -qq install -y tree >/dev/null 2>&1; tree --version | head -1; apt-cache policy tree';
  const { output } = ssh(A, 'vm-02', install);
  expect(output).toMatch(/^tree v2/);
  expect(output).toContain('http://192.168.10.1 ./ Packages');
});

test('[P11] a second lab has the same addresses and another network', async () => {
  const other = new PracticeLab({ paths: B });
  await other.up({ machines: ['vm-02'] });
  await other.exec('vm-02', 'touch /root/b');
  expect(await root('vm-02', 'test -e /root/b; echo $?')).toBe('1');
  expect((await other.exec('vm-02', 'ping -c1 -W1 192.168.10.16')).code).toBe(1);
  await other.down({ disks: true });
  expect(leftovers(B)).toEqual([]);
  // The first lab still needs the raised settings.
  expect(readSetting('fs.inotify.max_user_instances')).toBeGreaterThanOrEqual(
    NEEDED['fs.inotify.max_user_instances']!,
  );
  expect(ssh(A, 'vm-02', 'echo well').output).toBe('well');
});

test('[P10] a keeper killed while machines run is healed by up, and disks are kept', async () => {
  await root('vm-06', 'echo kept >/root/kept; sync');
  process.kill((await lab.status()).keeper!, 'SIGKILL');
  await lab.up({ machines: ['vm-06'] });
  expect(ssh(A, 'vm-06', 'sudo cat /root/kept').output).toBe('kept');
  const { machines } = await lab.status();
  expect(machines.filter((one) => one.state !== 'down').map((one) => one.machine)).toEqual(['vm-06']);
});

test('[P10] a keeper killed at any moment of up is healed by down', async () => {
  for (const delayMs of [10, 150, 400, 800, 1300, 2000]) {
    await lab.down({ disks: delayMs % 20 === 10 });
    const rising = lab.up({ machines: ['vm-01', 'vm-02', 'vm-06'] }).then(
      () => 'up',
      () => 'broken off',
    );
    await expect.poll(() => lab.hasKeeper(), { timeout: 20_000, interval: 5 }).toBe(true);
    const { keeper } = await lab.status();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    process.kill(keeper!, 'SIGKILL');
    await rising;
    await lab.down();
    expect(leftovers(A), `killed after ${delayMs} ms`).toEqual([]);
  }
  expect(SETTINGS.map(readSetting)).toEqual(before);
});

test('[P9] [P12] with the network of the computer away the lab comes up, and down leaves nothing', async () => {
  const words = [join(REPOSITORY, 'server', 'cli', 'madang.ts'), 'lab'];
  const env = { ...process.env, MADANG_STATE: A.state, MADANG_CACHE: A.cache };
  const options = { encoding: 'utf8', env, timeout: 120_000 } as const;
  // Once with the network: after that everything is in the cache.
  const fetched = spawnSync(process.execPath, [...words, 'fetch'], options);
  expect(fetched.stderr + fetched.stdout).toContain('image and packages are in the cache');
  // The keeper that fetched can still see the world; the one that follows cannot.
  await lab.down();
  const alone = (...rest: string[]) =>
    spawnSync('unshare', ['--net', process.execPath, ...words, ...rest], options);
  const rising = alone('up', 'vm-02');
  expect(rising.stderr + rising.stdout).toContain('1 machines are up');
  expect(ssh(A, 'vm-02', 'sudo apt-get -qq update && echo well').output).toBe('well');
  expect(leftovers(A)).not.toEqual([]);
  await lab.down({ disks: true });
  expect(leftovers(A)).toEqual([]);
  expect(existsSync(A.machines)).toBe(false);
  expect(SETTINGS.map(readSetting)).toEqual(before);
});
