/**
 * The keeper: the one root process of a lab. It holds the network, the mounts and the machines, and does what it is told over
 * a socket that only the lab's owner may open. Three ways to call it: `start` (makes what must be made outside and lets
 * go of the terminal), `serve` (the keeper itself), `sweep` (clears up after one that was killed).
 */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';
import { isServed } from './dial.ts';
import { holdName } from './hold.ts';
import { noteLab } from './kernel-settings.ts';
import { Lab } from './lab.ts';
import { type KeeperEvent, KeeperRequest, MAX_REQUEST_BYTES, type Progress, Refusal } from './messages.ts';
import { makeNetwork, openMounts } from './network.ts';
import { type LabPaths, labId, pathsIn } from './paths.ts';
import { endProcesses, sweep } from './sweep.ts';

export const KeeperOptions = z.strictObject({
  state: z.string(),
  cache: z.string(),
  uid: z.number(),
  gid: z.number(),
  mirror: z.string().optional(),
});
export type KeeperOptions = z.infer<typeof KeeperOptions>;

/** The file descriptor under which `serve` finds the computer's own mounts. */
const HOST_MOUNTS = 3;
const START_TIMEOUT_MS = 30_000;

const lockOf = (id: string): string => `madang-keeper-${id}`;

/** Runs in the caller's own view of mounts and waits until the keeper listens. */
async function start(options: KeeperOptions, paths: LabPaths): Promise<void> {
  const id = labId(paths);
  if (await isServed(paths.keeperSocket)) return;
  mkdirSync(paths.lab, { recursive: true });
  chownSync(paths.state, options.uid, options.gid);
  chownSync(paths.lab, options.uid, options.gid);
  noteLab(id, paths.state);
  await makeNetwork(id);
  const log = openSync(paths.keeperLog, 'w', 0o644);
  const mounts = openMounts();
  const serve = [
    process.execPath,
    ...process.execArgv,
    import.meta.filename,
    'serve',
    JSON.stringify(options),
  ];
  const child = spawn('unshare', ['--mount', '--propagation', 'slave', '--', ...serve], {
    detached: true,
    stdio: ['ignore', log, log, mounts],
    cwd: '/',
  });
  let ended: number | null | undefined;
  child.on('exit', (code) => {
    ended = code;
  });
  const until = Date.now() + START_TIMEOUT_MS;
  while (!(await isServed(paths.keeperSocket))) {
    if (ended !== undefined || Date.now() > until) {
      process.stderr.write(`madang: the keeper did not start; see ${paths.keeperLog}\n`);
      process.exit(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.unref();
}

async function serve(options: KeeperOptions, paths: LabPaths): Promise<void> {
  const id = labId(paths);
  await holdName(lockOf(id), 15_000);
  await endProcesses(id);
  const user = { uid: options.uid, gid: options.gid };
  const lab = new Lab({ id, paths, user, mirror: options.mirror, hostMounts: HOST_MOUNTS });
  lab.cgroups.join('keeper', process.pid);
  standBack();
  process.on('uncaughtException', (error) => process.stderr.write(`${error.stack}\n`));
  process.on('unhandledRejection', (error) =>
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`),
  );
  const finish = async (disks: boolean, tell: (progress: Progress) => void) => {
    await lab.down(disks, tell);
    // We stand in the last group ourselves: step out, then take it away.
    await leaveGroups(lab);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void finish(false, () => {}).finally(() => process.exit(0)));
  }
  rmSync(paths.keeperSocket, { force: true });
  const server = createServer((socket) => attend(socket, lab, finish));
  process.umask(0o077);
  server.listen(paths.keeperSocket, () => {
    chownSync(paths.keeperSocket, options.uid, options.gid);
    chmodSync(paths.keeperSocket, 0o600);
  });
  process.umask(0o022);
}

/** When the computer runs short of memory because of us, a machine has to go, not who tends them. */
function standBack(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '-800');
  } catch (error) {
    // Root without CAP_SYS_RESOURCE, as in some containers. The machines' own limits still hold.
    process.stderr.write(`the keeper is not kept from the kernel's memory killer: ${error}\n`);
  }
}

async function leaveGroups(lab: Lab): Promise<void> {
  lab.cgroups.leave(process.pid);
  await lab.cgroups.kill();
  await lab.cgroups.remove();
}

type Finish = (disks: boolean, tell: (progress: Progress) => void) => Promise<void>;

/** One client: a line is a request, and each is answered by its id, in whatever order they end. */
function attend(socket: Socket, lab: Lab, finish: Finish): void {
  let rest = '';
  socket.setEncoding('utf8');
  const hello: KeeperEvent = { type: 'hello', keeper: process.pid };
  socket.write(`${JSON.stringify(hello)}\n`);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    rest += chunk;
    if (rest.length > MAX_REQUEST_BYTES) return void socket.destroy();
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) void answer(socket, line, lab, finish);
  });
}

async function answer(socket: Socket, line: string, lab: Lab, finish: Finish): Promise<void> {
  const say = (event: KeeperEvent) => {
    if (socket.writable) socket.write(`${JSON.stringify(event)}\n`);
  };
  const read = KeeperRequest.safeParse(parse(line));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = `${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'not understood'}`;
    // Only programs of ours come here: one of another version than this keeper, most likely.
    const reason = `the keeper of this lab does not understand "${where}"; if it was started by another version of madang: ./madang lab down, then ./madang lab up`;
    say({ id: 0, type: 'refused', code: 'failed', reason });
    socket.end();
    return;
  }
  const { id } = read.data;
  const tell = (progress: Progress) => say({ id, type: 'progress', progress });
  try {
    const value = await carryOut(read.data, lab, finish, tell);
    say({ id, type: 'result', value: value ?? null });
    if (read.data.type === 'down') socket.end(() => process.exit(0));
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'failed';
    const reason = error instanceof Error ? error.message : String(error);
    if (!(error instanceof Refusal))
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    say({ id, type: 'refused', code, reason });
    // Half down is no state to go on from: the next `up` or `down` clears what is left and starts anew.
    if (read.data.type === 'down') socket.end(() => process.exit(1));
  }
}

function carryOut(
  request: KeeperRequest,
  lab: Lab,
  finish: Finish,
  tell: (progress: Progress) => void,
): Promise<unknown> {
  switch (request.type) {
    case 'up':
      return lab.up(request.machines, request.packages, tell);
    case 'fetch':
      return lab.fetch(request.packages, tell);
    case 'down':
      return finish(request.delete, tell);
    case 'status':
      return lab.status();
    case 'reset':
      return lab.reset(request.machine, request.stage);
    case 'save':
      return lab.save(request.machine, request.stages);
    case 'exec': {
      const { machine, script, args, timeoutMs, maxBytes } = request;
      return lab.exec(machine, script, {
        args,
        timeoutMs,
        maxBytes,
        stdin: Buffer.from(request.stdin, 'base64'),
      });
    }
    case 'cut':
      return lab.cut(request.machine);
    case 'mend':
      return lab.mend(request.machine);
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function main([word, json]: string[]): Promise<void> {
  const options = KeeperOptions.parse(JSON.parse(json ?? 'null'));
  const paths = pathsIn(options.state, options.cache);
  if (word === 'start') return start(options, paths);
  if (word === 'serve') return serve(options, paths);
  if (word === 'sweep' || word === 'sweep-disks') {
    const id = labId(paths);
    // Whoever sweeps has heard nothing from the keeper: one that hangs goes too, and with it its hold on the name.
    await endProcesses(id);
    const release = await holdName(lockOf(id), 15_000);
    await sweep(id, paths, word === 'sweep-disks');
    release();
    return;
  }
  throw new Error(`keeper: unknown word "${word}"`);
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
