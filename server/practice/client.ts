/** The practice lab as the rest of the house sees it: asks the keeper, and starts one when there is none. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { loadInventory } from '#lab';
import { Cgroups } from './cgroups.ts';
import { dial, isServed } from './dial.ts';
import { readPackageList } from './image.ts';
import type { KeeperOptions } from './keeper.ts';
import { isNoted } from './kernel-settings.ts';
import { ensureKeys } from './keys.ts';
import { FRESH_STAGE } from './layer.ts';
import {
  ExecResult,
  KeeperEvent,
  type KeeperRequest,
  LabStatus,
  MachineStatus,
  type Progress,
  Refusal,
} from './messages.ts';
import { networkName } from './network.ts';
import type { PackageSets } from './packages.ts';
import { type LabPaths, labId, labPaths, tooLongForSocket } from './paths.ts';
import { installTools, LabMissing, requirements } from './requirements.ts';

type Tell = (progress: Progress) => void;
type Ask = KeeperRequest extends infer Request
  ? Request extends { id: number }
    ? Omit<Request, 'id'>
    : never
  : never;

export type ExecOptions = { args?: string[]; stdin?: string; timeoutMs?: number; maxBytes?: number };

export type PracticeLabOptions = {
  paths?: LabPaths;
  /** Packages the stages install, by set; beside them the source always offers its base set. */
  packages?: PackageSets;
  /** Told before root is asked for, and why. */
  onNote?: (text: string) => void;
};

const KEEPER = join(import.meta.dirname, 'keeper.ts');

export class PracticeLab {
  readonly paths: LabPaths;
  private readonly packages: PackageSets;
  private readonly onNote: (text: string) => void;

  constructor(options: PracticeLabOptions = {}) {
    this.paths = options.paths ?? labPaths();
    this.packages = {
      // With all that the image came with: a machine can be made out of the lab's own source.
      system: readPackageList('image/packages.txt'),
      base: readPackageList('source-packages.txt'),
      ...options.packages,
    };
    this.onNote = options.onNote ?? (() => {});
  }

  /** Brings machines up (all forty without names) and answers when each lets ssh in. */
  async up({
    machines,
    onProgress,
  }: {
    machines?: readonly string[];
    onProgress?: Tell;
  } = {}): Promise<LabStatus> {
    const ids = machines ?? loadInventory().machines.map((machine) => machine.id);
    await this.makeReady(ids.length, onProgress);
    return this.ask({ type: 'up', machines: [...ids], packages: this.sets() }, LabStatus, onProgress);
  }

  /** Fetches what the lab needs from outside, so that it later comes up with the network unplugged. */
  async fetch(onProgress?: Tell): Promise<void> {
    await this.makeReady(0, onProgress);
    await this.ask({ type: 'fetch', packages: this.sets() }, null, onProgress);
  }

  /** Takes the lab down, also one whose keeper was killed. With `disks`, what the machines wrote goes too. */
  async down({ disks = false, onProgress }: { disks?: boolean; onProgress?: Tell } = {}): Promise<void> {
    if (await this.hasKeeper()) {
      await this.ask({ type: 'down', delete: disks }, null, onProgress);
      return;
    }
    const id = labId(this.paths);
    const left =
      isNoted(id) || new Cgroups(networkName(id)).exists() || existsSync(`/run/netns/${networkName(id)}`);
    if (left || (disks && existsSync(this.paths.machines)))
      await this.callKeeper(disks ? 'sweep-disks' : 'sweep');
  }

  /** The state of every machine; all of them down when there is no keeper. */
  async status(): Promise<LabStatus> {
    if (await this.hasKeeper()) return this.ask({ type: 'status' }, LabStatus);
    const machines = loadInventory().machines.map((machine): MachineStatus => {
      const disk = existsSync(join(this.paths.machines, machine.id, 'disk.json'));
      const { id, hostname, ip } = machine;
      const off = { state: 'down', cut: false, memoryBytes: null, since: null, pid: null } as const;
      return { machine: id, hostname, ip, ...off, disk };
    });
    return { id: labId(this.paths), keeper: null, network: null, machines };
  }

  /** Puts a machine back to the start of a stage and waits until it lets ssh in. */
  reset(machine: string, { stage = FRESH_STAGE }: { stage?: number } = {}): Promise<MachineStatus> {
    return this.ask({ type: 'reset', machine, stage }, MachineStatus);
  }

  /** Keeps what a machine has written as the start of stages that begin alike; it is off for a moment. */
  async save(machine: string, stages: readonly number[]): Promise<void> {
    await this.ask({ type: 'save', machine, stages: [...stages] }, MachineStatus);
  }

  /** Runs a script as the machine's root through the door that needs no network. */
  exec(machine: string, script: string, options: ExecOptions = {}): Promise<ExecResult> {
    const { args = [], stdin = '', timeoutMs = 60_000, maxBytes = 256 * 1024 } = options;
    const base64 = Buffer.from(stdin).toString('base64');
    return this.ask({ type: 'exec', machine, script, args, stdin: base64, timeoutMs, maxBytes }, ExecResult);
  }

  /** Takes a machine's network away, as if its cable were pulled. */
  async cut(machine: string): Promise<void> {
    await this.ask({ type: 'cut', machine }, null);
  }

  async mend(machine: string): Promise<void> {
    await this.ask({ type: 'mend', machine }, null);
  }

  hasKeeper(): Promise<boolean> {
    return isServed(this.paths.keeperSocket);
  }

  private sets(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.packages).map(([name, list]) => [name, [...list]]));
  }

  /** What must be there before the keeper is asked: room, programs, keys, and the keeper. */
  private async makeReady(machines: number, onProgress: Tell | undefined): Promise<void> {
    if (tooLongForSocket(this.paths)) {
      throw new LabMissing(
        `the path "${this.paths.lab}" is too long for a socket; set MADANG_STATE to a shorter one`,
      );
    }
    await installTools((text) => this.onNote(text), onProgress);
    if (await this.hasKeeper()) {
      await ensureKeys(this.paths);
      return;
    }
    const required = requirements(this.paths, machines);
    const lacking = required.filter((one) => one.state === 'lack');
    if (lacking.length > 0)
      throw new LabMissing(lacking.map((one) => `${one.what.en}: ${one.remedy.en}`).join('\n'));
    const room = required.filter(({ id }) => id === 'memory' || id === 'disk');
    this.onNote(
      `the lab will need ${room.map(({ what, needed, found }) => `${needed} of ${what.en} (there is ${found})`).join(' and ')}`,
    );
    // Made by the owner: root making ~/.cache on the way would lock the owner out of it.
    for (const folder of [this.paths.lab, this.paths.cache]) mkdirSync(folder, { recursive: true });
    await ensureKeys(this.paths);
    await this.callKeeper('start');
  }

  /** As root directly, otherwise through sudo, which may ask for a password on the terminal. */
  private callKeeper(word: 'start' | 'sweep' | 'sweep-disks'): Promise<void> {
    const options: KeeperOptions = {
      state: this.paths.state,
      cache: this.paths.cache,
      uid: process.getuid?.() ?? 0,
      gid: process.getgid?.() ?? 0,
      ...(process.env.MADANG_MIRROR && { mirror: process.env.MADANG_MIRROR }),
    };
    const words = [process.execPath, KEEPER, word, JSON.stringify(options)];
    if (options.uid !== 0) {
      this.onNote(
        'the lab needs root: forty machines want mounts, control groups and a network of their own. Only its keeper runs as root; sudo may ask for your password',
      );
      words.unshift('sudo', '--');
    }
    return new Promise((resolve, reject) => {
      const child = spawn(words[0]!, words.slice(1), { stdio: ['inherit', 2, 'inherit'] });
      child.on('error', (error) =>
        reject(new LabMissing(`the keeper could not be started: ${error.message}`)),
      );
      child.on('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`the keeper's "${word}" ended with exit code ${code}`));
      });
    });
  }

  private async ask<T>(request: Ask, schema: z.ZodType<T> | null, onProgress?: Tell): Promise<T> {
    const line = await dial(this.paths.keeperSocket);
    if (!line) throw new Refusal('not-running', 'the lab is not up; start it with: ./madang lab up');
    const { socket } = line;
    return new Promise((resolve, reject) => {
      let { rest } = line;
      const end = (finish: () => void) => {
        socket.destroy();
        finish();
      };
      socket.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const event = KeeperEvent.parse(JSON.parse(line));
          if (event.type === 'progress') onProgress?.(event.progress);
          else if (event.type === 'hello') continue;
          else if (event.type === 'refused') end(() => reject(new Refusal(event.code, event.reason)));
          else end(() => resolve((schema ? schema.parse(event.value) : event.value) as T));
        }
      });
      const gone = () =>
        end(() => reject(new Refusal('failed', `the keeper went away; see ${this.paths.keeperLog}`)));
      socket.on('error', gone).on('close', gone).resume();
      socket.write(`${JSON.stringify({ ...request, id: 1 })}\n`);
    });
  }
}
