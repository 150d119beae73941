/** The whole house as a learner starts it: `./madang up`, its address, and a good order at the end. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';

const MADANG = join(import.meta.dirname, '..', '..', 'server', 'cli', 'madang.ts');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\S*#token=\S+/;
/** Ctrl-C powers forty machines off in good order; more than that and something hangs. */
const END_WITHIN_MS = 90_000;

export type RunningHouse = {
  address: string;
  end: () => Promise<void>;
  /** Kills the server as a crash does: nothing of its own is run any more. */
  kill: () => Promise<void>;
};

/** Resolves when the machines are up. A house that runs already for this state is joined and left running. */
export async function openHouse(stage: number, port?: number): Promise<RunningHouse> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', MADANG, 'up', '--stage', String(stage), '--port', String(port ?? (await freePort()))],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  await until(() => /ready; Ctrl-C ends it/.test(said) || child.exitCode !== null);
  const address = ADDRESS.exec(said)?.[0];
  if (!address) throw new Error(`./madang up should print an address; it said:\n${said}`);
  return { address, end: () => end(child), kill: () => kill(child) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) throw new Error('a house that is joined is not ours to kill');
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 200));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
