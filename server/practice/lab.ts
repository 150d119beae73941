/** The practice lab as the keeper holds it: shared image, network, gateway and the machines that run. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { type Inventory, loadInventory, type Machine } from '#lab';
import { Cgroups } from './cgroups.ts';
import { readDevices } from './devices.ts';
import type { GatewayOptions } from './gateway.ts';
import { ensureImage, type Image } from './image.ts';
import { raiseSettings, restoreSettings } from './kernel-settings.ts';
import { ensureEmptyDisk, type Keys, Layer } from './layer.ts';
import { type ExecResult, type LabStatus, type MachineStatus, type Progress, Refusal } from './messages.ts';
import { LabNetwork, networkName, removeNetwork } from './network.ts';
import { ensurePackages, type PackageSets, packageFolder } from './packages.ts';
import type { LabPaths } from './paths.ts';
import { must } from './run.ts';
import { memoryLimitFor, RunningMachine } from './running-machine.ts';

/** Machines that boot at the same time: more only makes each of them slower. */
const BOOTING_AT_ONCE = 8;
const BOOT_TIMEOUT_MS = 120_000;
/** How long a machine may take to power off before it is ended. */
const STOP_GRACE_MS = 7000;
/** A greeting this young is believed without asking again. */
const GREETING_MS = 5000;

export type Tell = (progress: Progress) => void;

export type LabOptions = {
  id: string;
  paths: LabPaths;
  /** The person the lab belongs to, also when the keeper runs as root on their behalf. */
  user: { uid: number; gid: number };
  mirror: string | undefined;
  /** A handle on the computer's own mounts; ours are in a namespace that ends with us. */
  hostMounts: number;
};

const NOBODY = { uid: 65534, gid: 65534 };

export class Lab {
  readonly cgroups: Cgroups;
  private readonly options: LabOptions;
  private readonly inventory: Inventory;
  private readonly network: LabNetwork;
  private readonly machines = new Map<string, RunningMachine>();
  private readonly greeted = new Map<string, number>();
  /** One thing at a time per machine: a reset never meets a start. */
  private readonly turns = new Map<string, Promise<unknown>>();
  private image: Image | null = null;
  private gateway: ChildProcess | null = null;
  private ready: Promise<void> | null = null;
  private ending = false;

  constructor(options: LabOptions) {
    this.options = options;
    this.inventory = loadInventory();
    this.cgroups = new Cgroups(networkName(options.id));
    this.network = new LabNetwork(options.id, this.inventory.networks.lab);
  }

  async fetch(sets: PackageSets, tell: Tell): Promise<{ fetched: string[] }> {
    const { cache } = this.options.paths;
    this.image = await this.ensureImage(tell);
    return ensurePackages({ cache, cgroups: this.cgroups, image: this.image, onProgress: tell }, sets);
  }

  private ensureImage(tell: Tell): Promise<Image> {
    const { paths, mirror } = this.options;
    return ensureImage({ cache: paths.cache, cgroups: this.cgroups, mirror, onProgress: tell });
  }

  /** Starts the machines that are not up. What is up stays untouched. */
  async up(ids: readonly string[], sets: PackageSets, tell: Tell): Promise<LabStatus> {
    const wanted = ids.map((id) => this.machine(id));
    await this.fetch(sets, tell);
    this.ready ??= this.prepare();
    try {
      await this.ready;
    } catch (error) {
      this.ready = null; // the next `up` tries again
      throw error;
    }
    let done = 0;
    const count = (text: string) =>
      tell({ part: 'machines', done, total: wanted.length, unit: 'machines', text });
    count('');
    await this.pinHostKeys(wanted);
    const failed = await eachOf(wanted, BOOTING_AT_ONCE, async (machine) => {
      await this.inTurn(machine.id, () => this.bring(machine));
      done++;
      count(machine.id);
    });
    if (failed.length > 0) throw failed[0];
    return this.status();
  }

  /** Everything machines stand on. Runs once per keeper. */
  private async prepare(): Promise<void> {
    const { id, paths } = this.options;
    await raiseSettings(id, paths.state);
    this.cgroups.make('machines');
    await ensureEmptyDisk(paths.cache);
    await this.network.prepare();
    await this.openGateway();
  }

  private async bring(machine: Machine): Promise<void> {
    if (this.ending) throw new Refusal('busy', 'the lab is being taken down');
    const present = this.machines.get(machine.id);
    if (present?.isRunning()) return present.untilUp(BOOT_TIMEOUT_MS);
    if (present) await present.stop(0);
    const layer = new Layer(machine, this.options.paths);
    const image = this.image!;
    const keys = this.keys();
    const mount = await layer.prepare(image);
    const running = new RunningMachine(machine, layer, {
      id: this.options.id,
      cgroups: this.cgroups,
      network: this.network,
      doorOf: this.options.paths.doorOf,
      memoryLimit: memoryLimitFor(totalmem()),
      devicesOf: readDevices(this.inventory),
    });
    this.machines.set(machine.id, running);
    await running.start(mount, (view) => layer.makeOwn(view, image, this.inventory, keys));
    await running.untilUp(BOOT_TIMEOUT_MS);
    if (layer.hasOtherKeys(keys)) await this.letIn(running, keys);
    this.greeted.set(machine.id, Date.now());
  }

  /** The keys of this lab were made anew since the disk was: put them in from inside the machine. */
  private async letIn(running: RunningMachine, keys: Keys): Promise<void> {
    const args = [`${keys.student}\n${keys.fleet}\n`, `${keys.check}\n`];
    const script =
      'put() { su -s /bin/sh "$1" -c \'umask 077; mkdir -p ~/.ssh && printf %s "$0" >~/.ssh/authorized_keys\' "$2"; }; put lab "$1" && put labcheck "$2"';
    const ran = await running.exec(script, {
      args,
      stdin: Buffer.alloc(0),
      timeoutMs: 20_000,
      maxBytes: 4096,
    });
    if (ran.code !== 0)
      throw new Refusal('failed', `${running.machine.id} does not take its keys: ${ran.output}`);
    running.layer.noteKeys(keys);
  }

  async reset(id: string, stage: number): Promise<MachineStatus> {
    const machine = this.machine(id);
    await this.inTurn(id, async () => {
      const running = this.machines.get(id);
      if (!this.ready || !this.image) throw new Refusal('not-running', 'the lab is not up');
      const layer = running?.layer ?? new Layer(machine, this.options.paths);
      layer.mustKnowStart(stage);
      if (running) await running.stop(0);
      this.machines.delete(id);
      await layer.restore(stage);
      await this.pinHostKeys([machine]);
      await this.bring(machine);
    });
    return this.describe(machine);
  }

  /** Keeps what a machine has written as the start of stages. A disk in use is no disk to copy. */
  async save(id: string, stages: readonly number[]): Promise<MachineStatus> {
    const machine = this.machine(id);
    await this.inTurn(id, async () => {
      const running = this.running(id);
      await running.stop(STOP_GRACE_MS);
      this.machines.delete(id);
      await running.layer.untilFree();
      await running.layer.keep(stages);
      await this.bring(machine);
    });
    return this.describe(machine);
  }

  exec(id: string, script: string, bounds: Parameters<RunningMachine['exec']>[1]): Promise<ExecResult> {
    return this.running(id).exec(script, bounds);
  }

  async cut(id: string): Promise<void> {
    const running = this.running(id);
    await this.network.cut(id);
    running.cut = true;
    this.greeted.delete(id);
  }

  async mend(id: string): Promise<void> {
    const running = this.running(id);
    await this.network.mend(id);
    running.cut = false;
    this.greeted.delete(id);
    // Neighbours may hold it for lost a moment longer; who mends wants to go on at once.
    for (let round = 0; round < 20 && !(await running.greets(500)); round++);
  }

  async status(): Promise<LabStatus> {
    const machines = await Promise.all(this.inventory.machines.map((machine) => this.describe(machine)));
    return { id: this.options.id, keeper: process.pid, network: this.network.name, machines };
  }

  private async describe(machine: Machine): Promise<MachineStatus> {
    const running = this.machines.get(machine.id);
    const alive = running?.isRunning() ?? false;
    return {
      machine: machine.id,
      hostname: machine.hostname,
      ip: machine.ip,
      state: running && alive ? await this.stateOf(running) : 'down',
      cut: running?.cut ?? false,
      memoryBytes: running && alive ? running.memoryBytes() : null,
      since: running && alive ? running.since.toISOString() : null,
      pid: running && alive ? running.leader() : null,
      disk: new Layer(machine, this.options.paths).exists(),
    };
  }

  private async stateOf(running: RunningMachine): Promise<MachineStatus['state']> {
    const { id } = running.machine;
    if (Date.now() - (this.greeted.get(id) ?? 0) < GREETING_MS) return 'up';
    if (!running.cut && (await running.greets(1500))) {
      this.greeted.set(id, Date.now());
      return 'up';
    }
    return Date.now() - running.since.getTime() < 30_000 && !running.cut ? 'booting' : 'unreachable';
  }

  /** Powers everything off and leaves the computer as it was. Disks stay unless they are to go. */
  async down(deleteDisks: boolean, tell: Tell): Promise<void> {
    this.ending = true;
    const { id, paths, hostMounts } = this.options;
    await this.cgroups.kill('builder');
    const all = [...this.machines.values()];
    let done = 0;
    const count = (text: string) => tell({ part: 'stop', done, total: all.length, unit: 'machines', text });
    count('');
    const failed = await eachOf(all, all.length, async (running) => {
      await running.stop(STOP_GRACE_MS);
      done++;
      count(running.machine.id);
    });
    if (failed.length > 0) throw failed[0];
    this.machines.clear();
    await this.closeGateway();
    await removeNetwork(id, hostMounts);
    forgetFiles(paths, deleteDisks);
    await restoreSettings(id);
  }

  private async openGateway(): Promise<void> {
    const { paths, user } = this.options;
    mkdirSync(paths.doors, { recursive: true });
    chownSync(paths.doors, user.uid, user.gid);
    chmodSync(paths.doors, 0o700);
    const served = servedFolder(this.options.id);
    mkdirSync(served, { recursive: true, mode: 0o755 });
    mkdirSync(packageFolder(paths.cache), { recursive: true });
    await must('mount', ['--bind', '-o', 'ro', packageFolder(paths.cache), served]);
    const options: GatewayOptions = {
      address: this.inventory.networks.lab.gateway,
      packages: served,
      doors: this.inventory.machines.map(({ id, ip }) => ({ path: paths.doorOf(id), address: ip })),
      user,
      as: user.uid === 0 ? NOBODY : user,
    };
    this.cgroups.make('gateway');
    const program = join(import.meta.dirname, 'gateway.ts');
    const node = ['--max-old-space-size=128', program, JSON.stringify(options)];
    const inside = this.network.enter('setpriv', ['--no-new-privs', '--', process.execPath, ...node]);
    const { file, args } = this.cgroups.wrap('gateway', inside.file, inside.args);
    const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
    this.gateway = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`the gateway ended before it was ready, exit code ${code}`)),
      );
    });
    child.on('exit', () => {
      if (this.ending || this.gateway !== child) return;
      process.stderr.write('the gateway ended; starting it anew\n');
      this.openGateway().catch((error) => process.stderr.write(`${error}\n`));
    });
  }

  private async closeGateway(): Promise<void> {
    this.gateway = null;
    await this.cgroups.kill('gateway');
    const served = servedFolder(this.options.id);
    if (!existsSync(served)) return;
    // Once per start of the gateway; lazily, because a reader may be in the middle of a file.
    await must('sh', ['-c', 'while umount -l "$1" 2>/dev/null; do :; done', 'sh', served]);
    rmdirSync(served);
  }

  /** Host keys are made before a machine starts and written where ssh looks, under the machine's id. */
  private async pinHostKeys(machines: readonly Machine[]): Promise<void> {
    const { paths, user } = this.options;
    await eachOf(machines, 4, async (machine) => {
      await new Layer(machine, paths).hostKey();
    });
    const lines = this.inventory.machines.flatMap((machine) => {
      const key = new Layer(machine, paths).publicHostKey();
      return key ? [`${machine.id} ${key}\n`] : [];
    });
    const draft = `${paths.knownHosts}.draft`;
    writeFileSync(draft, lines.join(''), { mode: 0o644 });
    chownSync(draft, user.uid, user.gid);
    renameSync(draft, paths.knownHosts);
  }

  private keys(): Keys {
    const { student, check, fleet } = this.options.paths.keys;
    const read = (path: string) => readFileSync(path, 'utf8').trim();
    return {
      student: read(`${student}.pub`),
      check: read(`${check}.pub`),
      fleet: read(`${fleet}.pub`),
      fleetPrivate: readFileSync(fleet, 'utf8'),
    };
  }

  private machine(id: string): Machine {
    const machine = this.inventory.machines.find((one) => one.id === id);
    if (!machine) throw new Refusal('unknown-machine', `there is no machine "${id}" in the inventory`);
    return machine;
  }

  private running(id: string): RunningMachine {
    this.machine(id);
    const running = this.machines.get(id);
    if (!running?.isRunning()) throw new Refusal('not-running', `${id} is not running`);
    return running;
  }

  private inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(id) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.turns.set(
      id,
      turn.catch(() => {}),
    );
    return turn;
  }
}

/** Where the package source is mounted for the gateway: a path that also nobody may walk. */
export const servedFolder = (id: string): string => `/run/madang/${id}.packages`;

/** What stands in the state folder only while a lab runs; with `disks`, the machines' disks too. */
export function forgetFiles(paths: LabPaths, disks: boolean): void {
  rmSync(paths.keeperSocket, { force: true });
  rmSync(paths.doors, { recursive: true, force: true });
  if (!disks) return;
  rmSync(paths.machines, { recursive: true, force: true });
  rmSync(paths.starts, { recursive: true, force: true });
  rmSync(paths.knownHosts, { force: true });
}

/** Does the work for every item, a few at a time, all of them whatever happens; answers what went wrong. */
async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const queue = [...items];
  const failed: unknown[] = [];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await work(item);
      } catch (error) {
        failed.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return failed;
}
