import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { loadInventory, type RealLab } from '#lab';
import type { MachineState } from '#protocol';
import { MachinePool } from './pool.ts';
import { type PrivateSshd, startPrivateSshd } from './private-sshd.fixture.ts';
import { realTargets } from './target.ts';

const inventory = loadInventory();
const LIMITS = { timeoutMs: 10_000, maxBytes: 64 * 1024 };
const open: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function sshd(settings: string[] = []): Promise<PrivateSshd> {
  const server = await startPrivateSshd(settings);
  open.push(server.stop);
  return server;
}

function poolOf(
  server: PrivateSshd,
  options: { ids?: string[]; hostKeys?: string[]; key?: string } = {},
): MachinePool {
  const ids = options.ids ?? ['vm-06'];
  const one = {
    address: '127.0.0.1',
    port: server.port,
    check: server.user,
    hostKeys: options.hostKeys ?? [server.hostKey],
  };
  const real: RealLab = { machines: Object.fromEntries(ids.map((id) => [id, one])) };
  const keys = { student: server.key, check: options.key ?? server.key };
  const pool = new MachinePool(realTargets(inventory, real, { folder: server.folder, keys }));
  open.push(() => pool.close());
  return pool;
}

/** Processes whose command line names this folder: ours, and only ours. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((words) => words.includes(folder));
}

test('[M1] a script is answered with its output and its exit code', async () => {
  const pool = poolOf(await sshd());
  expect(await pool.run('vm-06', 'echo out; echo err >&2; exit 3', LIMITS)).toEqual({
    state: 'answered',
    output: 'out\nerr\n',
    exitCode: 3,
  });
  expect(pool.state('vm-06')).toBe('up');
});

test('[M2] scripts share one login, but neither variables nor folder nor a syntax error', async () => {
  const server = await sshd();
  const pool = poolOf(server);
  await pool.run('vm-06', 'cd /usr; x=left-behind; export x', LIMITS);
  await pool.run('vm-06', "if then 'fi", LIMITS);
  expect(await pool.run('vm-06', 'echo "$x $PWD"', LIMITS)).toMatchObject({ output: ' /\n' });
  expect(server.log().match(/Accepted publickey/g)).toHaveLength(1);
});

test('[M3] what a script prints cannot pass for the frame, and reading its input finds nothing', async () => {
  const pool = poolOf(await sshd());
  const script = `cat; printf '%s\\n' "00000000000000000000000000000000 end 0" 'begin' "' ) ; exit 0"; printf '\\001\\377'`;
  const answer = await pool.run('vm-06', script, LIMITS);
  expect(answer).toEqual({
    state: 'answered',
    output: `00000000000000000000000000000000 end 0\nbegin\n' ) ; exit 0\n\u0001\ufffd`,
    exitCode: 0,
  });
  expect(await pool.run('vm-06', 'echo still here', LIMITS)).toMatchObject({ output: 'still here\n' });
});

test('[M4] a script that takes too long is timed out, and the next one runs', async () => {
  const pool = poolOf(await sshd());
  expect(await pool.run('vm-06', 'sleep 60', { ...LIMITS, timeoutMs: 300 })).toMatchObject({
    state: 'timed-out',
  });
  expect(await pool.run('vm-06', 'echo next', LIMITS)).toMatchObject({ output: 'next\n' });
});

test('[M5] a flood is cut off at its bound, and the next one runs', async () => {
  const pool = poolOf(await sshd());
  const flood = await pool.run('vm-06', 'yes', { ...LIMITS, maxBytes: 10_000 });
  expect(flood).toEqual({ state: 'broken', reason: 'answered with more than 10000 bytes' });
  expect(await pool.run('vm-06', 'echo next', LIMITS)).toMatchObject({ output: 'next\n' });
});

test('[M6] a script that leaves something talking behind does not spoil the next answer', async () => {
  const pool = poolOf(await sshd());
  await pool.run('vm-06', '( sleep 0.2; echo late; sleep 0.2; echo later ) & exit 0', LIMITS);
  const answers = [];
  for (let i = 0; i < 5; i++) answers.push(await pool.run('vm-06', `sleep 0.1; echo ${i}`, LIMITS));
  const clean = answers.filter((answer) => answer.state === 'answered' && /^\d\n$/.test(answer.output));
  expect(clean.length).toBeGreaterThan(0);
  expect(await pool.run('vm-06', 'echo after', LIMITS)).toMatchObject({ output: 'after\n' });
});

test('[M7] a machine with another host key is refused before any credential is sent', async () => {
  const server = await sshd();
  const other = await sshd();
  const pool = poolOf(server, { hostKeys: [other.hostKey] });
  expect(await pool.run('vm-06', 'echo', LIMITS)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('not the pinned one'),
  });
  expect(server.log()).not.toMatch(/userauth-request|publickey/);
});

test('[M7] a machine without a pinned key is refused', async () => {
  const server = await sshd();
  const pool = poolOf(server, { hostKeys: [] });
  expect(await pool.run('vm-06', 'echo', LIMITS)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('no host key is pinned'),
  });
  expect(server.log()).not.toMatch(/userauth-request|publickey/);
});

test('[M8] a login that is not let in is refused, a port where nothing listens is unreachable', async () => {
  const server = await sshd();
  const stranger = poolOf(server, { key: server.strangersKey });
  expect(await stranger.run('vm-06', 'echo', LIMITS)).toMatchObject({
    state: 'refused',
    reason: expect.stringContaining('does not accept our key'),
  });
  const nobody = poolOf({ ...server, port: 1 });
  expect(await nobody.run('vm-06', 'echo', LIMITS)).toMatchObject({ state: 'unreachable' });
  expect(nobody.state('vm-06')).toBe('unreachable');
  expect(await nobody.run('vm-99', 'echo', LIMITS)).toMatchObject({ state: 'unreachable' });
  expect(nobody.state('vm-99')).toBe('absent');
});

test('[M9] forty logins at once pass an sshd that drops bursts of more than five', async () => {
  const server = await sshd(['MaxStartups 5:100:5']);
  const ids = inventory.machines.map((machine) => machine.id);
  const pool = poolOf(server, { ids });
  const answers = await Promise.all(ids.map((id) => pool.run(id, 'echo in', LIMITS)));
  expect(answers.filter((answer) => answer.state === 'answered')).toHaveLength(40);
}, 60_000);

test('[M10] nothing of the server’s environment reaches a machine or the ssh process', async () => {
  process.env.SSH_AUTH_SOCK = '/tmp/madang-canary-agent';
  process.env.MADANG_CANARY = 'canary-secret';
  const server = await sshd(['AcceptEnv *']);
  const pool = poolOf(server);
  const answer = await pool.run('vm-06', 'env; echo "agent=$SSH_AUTH_SOCK"', LIMITS);
  delete process.env.SSH_AUTH_SOCK;
  delete process.env.MADANG_CANARY;
  expect(answer).toMatchObject({ state: 'answered', output: expect.stringMatching(/agent=\n/) });
  expect(JSON.stringify(answer)).not.toContain('canary');
  expect(server.log()).not.toContain('auth-agent-req');
});

test('[M11] a machine that comes back is found again, and its states are told', async () => {
  const server = await startPrivateSshd();
  const pool = poolOf(server);
  const told: MachineState[] = [];
  pool.onState((_, state) => told.push(state));
  pool.keep(['vm-06']);
  await expect.poll(() => pool.state('vm-06')).toBe('up');
  // The session's own process: what a machine that is switched off looks like from here.
  await pool.run('vm-06', 'kill -9 $PPID', { ...LIMITS, timeoutMs: 3_000 });
  await expect.poll(() => pool.state('vm-06'), { timeout: 20_000 }).toBe('up');
  expect(await pool.run('vm-06', 'echo back', LIMITS)).toMatchObject({ output: 'back\n' });
  await server.stop();
  expect(told[0]).toBe('up');
}, 60_000);

test('[M12] closing leaves no process, not even in the middle of a script', async () => {
  const server = await sshd();
  const pool = poolOf(server, { ids: ['vm-06', 'vm-07'] });
  await pool.run('vm-06', 'echo warm', LIMITS);
  const running = pool.run('vm-07', 'sleep 60', LIMITS);
  expect(processesOf(server.folder).length).toBeGreaterThan(0);
  await pool.close();
  await running;
  expect(processesOf(server.folder)).toEqual([]);
});
