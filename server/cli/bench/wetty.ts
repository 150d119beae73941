/** wetty, installed beside the state of this clone and pointed at the same machines through the same ssh configuration. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export const WETTY_VERSION = '3.2.0';
/** Its own pty library has to be compiled; this is the same one, already compiled. */
const OVERRIDES = { 'node-pty': 'npm:@lydell/node-pty@1.1.0' };
const INSTALL_MS = 300_000;
const START_MS = 30_000;
const LOOK_EVERY_MS = 50;

export type WettyOptions = {
  folder: string;
  port: number;
  /** What ssh needs to reach the machines. */
  config: string;
  key: string;
  knownHosts: string;
  user: string;
  /** Where a connection goes that names no machine. */
  machine: string;
};

export class Wetty {
  readonly origin: string;
  readonly folder: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { folder, port }: WettyOptions) {
    this.#child = child;
    this.folder = folder;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** Throws when it cannot be had; the message says why. */
  static async start(options: WettyOptions): Promise<Wetty> {
    await install(options.folder);
    const child = spawn(process.execPath, wordsOf(options), {
      cwd: '/',
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: 'ignore',
    });
    const wetty = new Wetty(child, options);
    await wetty.#answers();
    return wetty;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }

  async #answers(): Promise<void> {
    const until = performance.now() + START_MS;
    while (performance.now() < until && this.#child.exitCode === null) {
      const answer = await fetch(`${this.origin}/metrics`).catch(() => null);
      if (answer?.ok) return;
      await sleep(LOOK_EVERY_MS);
    }
    await this.end();
    throw new Error(`wetty ${WETTY_VERSION} does not answer`);
  }
}

function wordsOf({ folder, port, config, key, knownHosts, user, machine }: WettyOptions): string[] {
  const main = join(folder, 'node_modules', 'wetty', 'build', 'main.js');
  const where = ['--host', '127.0.0.1', '--port', String(port), '--base', '/', '--log-level', 'error'];
  const ssh = ['--ssh-host', machine, '--ssh-user', user, '--ssh-auth', 'publickey', '--ssh-key', key];
  const more = ['--ssh-config', config, '--known-hosts', knownHosts, '--force-ssh', '--allow-remote-hosts'];
  return ['--no-warnings', main, ...where, ...ssh, ...more];
}

/** Once; no script of a package is run. */
async function install(folder: string): Promise<void> {
  if (existsSync(join(folder, 'node_modules', 'wetty', 'package.json'))) return;
  mkdirSync(folder, { recursive: true });
  const wanted = { private: true, dependencies: { wetty: WETTY_VERSION }, overrides: OVERRIDES };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted));
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=dev'];
  try {
    await promisify(execFile)('npm', words, { cwd: folder, timeout: INSTALL_MS });
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? String(error);
    throw new Error(`wetty ${WETTY_VERSION} cannot be installed: ${said.trim().slice(-300)}`);
  }
}
