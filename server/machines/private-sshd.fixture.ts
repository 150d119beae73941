/** For tests: a real sshd of our own on loopback, with its own keys, gone when the test is. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SSHD = '/usr/sbin/sshd';

export type PrivateSshd = {
  port: number;
  user: string;
  /** "ssh-ed25519 AAAA…", as it is pinned. */
  hostKey: string;
  /** A private key it lets in, and one it does not. */
  key: string;
  strangersKey: string;
  /** An empty folder for whoever connects. */
  folder: string;
  log: () => string;
  stop: () => Promise<void>;
};

/** `settings` are further lines of its configuration; the first value of a keyword counts, so they win. */
export async function startPrivateSshd(settings: readonly string[] = []): Promise<PrivateSshd> {
  if (!existsSync(SSHD)) throw new Error('these tests need openssh-server');
  const home = mkdtempSync(join(tmpdir(), 'madang-sshd-'));
  const path = (name: string) => join(home, name);
  for (const name of ['host', 'key', 'stranger']) newKey(path(name));
  writeFileSync(path('authorized'), readFileSync(path('key.pub')), { mode: 0o600 });
  const port = await freePort();
  // Root's sshd wants this folder; where a system sshd runs it exists already.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const config = [
    ...settings,
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${path('host')}`,
    `AuthorizedKeysFile ${path('authorized')}`,
    `PidFile ${path('pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PermitRootLogin yes',
    'LogLevel DEBUG1',
  ];
  writeFileSync(path('config'), `${config.join('\n')}\n`);
  const child = spawn(SSHD, ['-D', '-f', path('config'), '-E', path('log')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const log = () => (existsSync(path('log')) ? readFileSync(path('log'), 'utf8') : '');
  while (!log().includes('Server listening')) {
    if (child.exitCode !== null) throw new Error(`sshd did not start:\n${log()}`);
    await sleep(10);
  }
  const [type, body] = readFileSync(path('host.pub'), 'utf8').split(' ') as [string, string];
  return {
    port,
    user: userInfo().username,
    hostKey: `${type} ${body}`,
    key: path('key'),
    strangersKey: path('stranger'),
    folder: path('client'),
    log,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function newKey(path: string): void {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'madang-test', '-f', path]);
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
