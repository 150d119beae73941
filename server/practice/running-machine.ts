/** One machine while the lab is up: its nspawn process, its restarts, and the door that does not need its network. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Machine } from '#lab';
import type { Cgroups } from './cgroups.ts';
import type { DevicesOf } from './devices.ts';
import { UID_BASE, UID_RANGE } from './image.ts';
import type { Layer, Mount } from './layer.ts';
import { type ExecResult, Refusal } from './messages.ts';
import { BRIDGE, type LabNetwork } from './network.ts';
import { run } from './run.ts';

/** What nspawn answers when the machine asked to be started again. */
const REBOOT = 133;
/** A machine that starts again more often than this within a minute is left down. */
const MAX_REBOOTS_A_MINUTE = 10;
/** The end of what the machine printed on its console: enough to see why it did not boot. */
const CONSOLE_BYTES = 8 * 1024;
/** What a console says to its screen rather than to a reader, and whatever is left of it. */
const SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*|[^[\]PX^_])/g;
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g;
/** A machine may print as much as it likes; we read no faster than this many chunks a second. */
const CONSOLE_PAUSE_MS = 20;
/** Threads and processes, by the size of the real machine: a guard against fork bombs that leaves room for its services. */
const processLimitFor = (machine: Machine): number => 512 + 256 * machine.memoryGb;
const GIB = 1024 ** 3;

export type Ground = {
  id: string;
  cgroups: Cgroups;
  network: LabNetwork;
  doorOf: (machine: string) => string;
  memoryLimit: (machine: Machine) => number;
  devicesOf: DevicesOf;
};

export class RunningMachine {
  readonly machine: Machine;
  readonly layer: Layer;
  readonly group: string;
  since: Date;
  cut = false;
  private readonly ground: Ground;
  private child: ChildProcess | null = null;
  private again: Promise<void> | null = null;
  private wanted = true;
  private readonly starts: number[] = [];
  private console = '';
  private exited: Promise<void> = Promise.resolve();

  constructor(machine: Machine, layer: Layer, ground: Ground) {
    this.machine = machine;
    this.layer = layer;
    this.ground = ground;
    this.group = `machines/${machine.id}`;
    this.since = new Date();
  }

  /** The process of nspawn is there or about to be again; the system inside may still be on its way. */
  isRunning(): boolean {
    return this.child !== null || this.again !== null;
  }

  /** Mounts and boots. `fill` is given a way into the mounted tree of a fresh disk before anything runs in it. */
  async start(mount: Mount, fill?: (view: string) => Promise<void>): Promise<void> {
    const child = this.spawn(mount);
    try {
      await untilMounted(child);
      if (mount.fresh && fill) await fill(`/proc/${child.pid}/root`);
      await this.ground.network.clear(this.machine.id);
    } catch (error) {
      await this.stop(0);
      throw error;
    }
    this.listen(child);
    child.stdin?.end('go\n');
  }

  private spawn(mount: Mount): ChildProcess {
    const { cgroups, network, id, memoryLimit, devicesOf } = this.ground;
    const { machine, group } = this;
    cgroups.make(group, { memoryBytes: memoryLimit(machine), processes: processLimitFor(machine) });
    const boot = network.enter('systemd-nspawn', [
      ...['-q', '--register=no', '--keep-unit', '--resolv-conf=off', '--timezone=off', '--link-journal=no'],
      ...[`--private-users=${UID_BASE}:${UID_RANGE}`, `--network-bridge=${BRIDGE}`],
      ...devicesOf(machine.id).map((device) => `--bind=${device}`),
      // No --hostname: the machine's own /etc/hostname speaks. The name here only names its cable.
      ...[`--machine=${machine.id}-${id}`, `--directory=${mount.root}`, '--console=read-only', '--boot'],
    ]);
    const words = [
      mount.disk,
      mount.at,
      mount.root,
      mount.overlay,
      String(UID_BASE),
      boot.file,
      ...boot.args,
    ];
    const { file, args } = cgroups.wrap(group, 'unshare', [
      ...['--mount', '--propagation', 'private', '--', '/bin/sh', '-c', MOUNT_AND_BOOT, 'sh', ...words],
    ]);
    const child = spawn(file, args, {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1' },
    });
    this.child = child;
    this.since = new Date();
    this.cut = false;
    this.starts.push(Date.now());
    child.stdin.on('error', () => {}); // it died while it mounted; its end tells more
    this.exited = new Promise((resolve) => {
      child.on('error', (error) => {
        this.console += `\n${error.message}`;
        this.child = null;
        resolve();
      });
      child.on('exit', (code) => {
        this.child = null;
        if (code === REBOOT && this.wanted && this.mayStartAgain()) this.again = this.startAgain(mount);
        resolve();
      });
    });
    return child;
  }

  private listen(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.console = (this.console + chunk.toString('utf8')).slice(-CONSOLE_BYTES);
        stream.pause();
        setTimeout(() => stream.resume(), CONSOLE_PAUSE_MS);
      });
      stream?.resume();
    }
  }

  /** After a reboot inside: what still holds the disk has to go first. */
  private async startAgain(mount: Mount): Promise<void> {
    try {
      await this.ground.cgroups.kill(this.group);
      await this.layer.untilFree();
      if (this.wanted) await this.start({ ...mount, fresh: false });
    } catch (error) {
      this.console += `\n${error instanceof Error ? error.message : error}`;
    } finally {
      this.again = null;
    }
  }

  private mayStartAgain(): boolean {
    const recent = this.starts.filter((at) => at > Date.now() - 60_000);
    this.starts.splice(0, this.starts.length, ...recent);
    return recent.length <= MAX_REBOOTS_A_MINUTE;
  }

  /** Asks the system inside to power off; after the grace everything in its group is ended. */
  async stop(graceMs: number): Promise<void> {
    this.wanted = false;
    if (this.again) await this.again;
    const { child } = this;
    if (child && graceMs > 0) {
      child.kill('SIGTERM');
      await Promise.race([this.exited, sleep(graceMs)]);
    }
    await this.ground.cgroups.kill(this.group);
    await this.exited;
    await this.ground.cgroups.remove(this.group);
    await this.layer.untilFree();
  }

  /** The first process inside, as the computer numbers it. */
  leader(): number | null {
    const nspawn = this.child?.pid;
    if (nspawn === undefined) return null;
    for (const pid of childrenOf(nspawn)) {
      // A process that is number 1 in a namespace of its own. A machine cannot fake being nspawn's child.
      if (/^NSpid:\s+\d+\s+1$/m.test(readStatus(pid))) return pid;
    }
    return null;
  }

  consoleTail(): string {
    return this.console.replace(SEQUENCE, '').replace(CONTROL, '').slice(-2000);
  }

  memoryBytes(): number | null {
    return this.ground.cgroups.memoryBytes(this.group);
  }

  /** True when an sshd says its name through the door. */
  greets(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.ground.doorOf(this.machine.id));
      const end = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.setTimeout(timeoutMs, () => end(false));
      socket.once('data', (chunk: Buffer) => end(chunk.subarray(0, 4).toString('latin1') === 'SSH-'));
      socket.once('error', () => end(false));
      socket.once('close', () => end(false));
    });
  }

  /** Waits for the banner. A machine that dies meanwhile is told at once, with what it printed last. */
  async untilUp(timeoutMs: number): Promise<void> {
    const until = Date.now() + timeoutMs;
    while (Date.now() < until) {
      if (!this.isRunning()) {
        await sleep(100);
        if (!this.isRunning()) break;
      }
      if (await this.greets(2000)) return;
      await sleep(120);
    }
    throw new Refusal(
      'failed',
      `${this.machine.id} ${this.isRunning() ? `did not let ssh in within ${Math.round(timeoutMs / 1000)} s` : 'ended while it booted'}; its console ends with:\n${this.consoleTail()}`,
    );
  }

  /** Runs a script as the machine's root without its network, bounded in time and output. */
  async exec(
    script: string,
    {
      args,
      stdin,
      timeoutMs,
      maxBytes,
    }: { args: string[]; stdin: Buffer; timeoutMs: number; maxBytes: number },
  ): Promise<ExecResult> {
    const pid = this.leader();
    if (pid === null) throw new Refusal('not-running', `${this.machine.id} is not running`);
    const door = this.doorInto(pid, ['/bin/sh', '-c', script, 'madang', ...args]);
    const ran = await run(door.file, door.args, { input: stdin, timeoutMs, maxBytes, env: INSIDE, cwd: '/' });
    // A script that was stopped may have left children inside; they stand in a group of their own.
    if (ran.timedOut) await this.ground.cgroups.kill(`${this.group}/door`);
    return ran;
  }

  /** The command line that enters all of the machine's namespaces and its limits. */
  doorInto(pid: number, command: string[]): { file: string; args: string[] } {
    const group = `${this.group}/door`;
    this.ground.cgroups.make(group);
    return this.ground.cgroups.wrap(group, 'nsenter', [`--target=${pid}`, '--all', '--', ...command]);
  }
}

/**
 * Each machine mounts in a view of its own: nspawn keeps a hidden copy of all it could see when it started, and a neighbour's
 * disk among it could not be let go of before this machine ends. When memory is short, the kernel takes from here first.
 */
const MOUNT_AND_BOOT = `
set -eu
disk=$1 at=$2 root=$3 overlay=$4 owner=$5
shift 5
mount -o loop,noatime,discard,nodev "$disk" "$at"
[ -d "$at/work" ] || { mkdir -m 755 "$at/upper"; chown "$owner:$owner" "$at/upper"; mkdir "$at/work"; }
mount -t overlay overlay -o "$overlay" "$root"
echo mounted
read -r go
exec choom -n 300 -- "$@" </dev/null
`;

function untilMounted(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const hear = (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      if (!heard.includes('mounted\n')) return;
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', hear).pause();
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`its disk could not be mounted: ${heard.trim()}`)));
    child.once('error', reject);
  });
}

/** What a program that comes in through the out-of-band door finds around it. */
export const INSIDE = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  USER: 'root',
  LOGNAME: 'root',
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
};

/** Memory a machine may take: what the real one has, but never so much that one alone presses the computer. */
export function memoryLimitFor(totalBytes: number): (machine: Machine) => number {
  return (machine) => Math.min(machine.memoryGb * GIB, Math.max(GIB / 2, Math.floor(totalBytes / 6)));
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return []; // ended while we looked
  }
}

function readStatus(pid: number): string {
  const file = `/proc/${pid}/status`;
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
