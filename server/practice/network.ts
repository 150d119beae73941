/** The lab's own network: a namespace with one bridge and no way out, so that its addresses never meet the computer's. */
import { existsSync, openSync, rmSync } from 'node:fs';
import type { Inventory } from '#lab';
import { must, run } from './run.ts';

export const BRIDGE = 'br0';

export class LabNetwork {
  readonly name: string;
  private readonly id: string;
  private readonly gateway: string;

  constructor(id: string, network: Inventory['networks']['lab']) {
    this.id = id;
    this.name = networkName(id);
    this.gateway = `${network.gateway}/${network.cidr.split('/')[1]}`;
  }

  /** Puts the bridge up anew. Called before any machine runs. */
  async prepare(): Promise<void> {
    const ip = (...words: string[]) => must('ip', ['-n', this.name, ...words]);
    await run('ip', ['-n', this.name, 'link', 'del', BRIDGE]);
    await ip('link', 'set', 'lo', 'up');
    await ip('link', 'add', BRIDGE, 'type', 'bridge', 'forward_delay', '0');
    await ip('addr', 'add', this.gateway, 'dev', BRIDGE);
    await ip('link', 'set', BRIDGE, 'up');
  }

  /** The words before a program that make it run inside. Not `ip netns exec`: that hides the control groups. */
  enter(file: string, args: readonly string[]): { file: string; args: string[] } {
    return { file: 'nsenter', args: [`--net=/run/netns/${this.name}`, '--', file, ...args] };
  }

  /** What nspawn calls the lab's end of a machine's cable. */
  cableOf(machine: string): string {
    return `vb-${machine}-${this.id}`;
  }

  /** The kernel takes the cable of a machine that has ended when it gets to it; the next one needs the name now. */
  async clear(machine: string): Promise<void> {
    await run('ip', ['-n', this.name, 'link', 'del', this.cableOf(machine)]);
  }

  async cut(machine: string): Promise<void> {
    await must('ip', ['-n', this.name, 'link', 'set', this.cableOf(machine), 'nomaster']);
  }

  async mend(machine: string): Promise<void> {
    await must('ip', ['-n', this.name, 'link', 'set', this.cableOf(machine), 'master', BRIDGE]);
  }
}

export const networkName = (id: string): string => `madang-${id}`;

/** Makes the namespace in the computer's own view of mounts, where `ip netns` looks for it. */
export async function makeNetwork(id: string): Promise<void> {
  const name = networkName(id);
  if (existsSync(`/run/netns/${name}`)) {
    const alive = await run('ip', ['-n', name, 'link', 'show', 'lo']);
    if (alive.code === 0) return;
    // A file without a namespace: something was killed between making the one and the other.
    rmSync(`/run/netns/${name}`, { force: true });
  }
  await must('ip', ['netns', 'add', name]);
}

/** `hostMounts` is a handle on the computer's own mounts when the caller has left them. */
export async function removeNetwork(id: string, hostMounts?: number): Promise<void> {
  const name = networkName(id);
  const words = ['netns', 'del', name];
  const seen = await run('ip', ['netns', 'list']);
  if (!seen.output.split('\n').some((line) => line.split(' ')[0] === name)) {
    if (!existsSync(`/run/netns/${name}`)) return;
  }
  if (hostMounts === undefined) await must('ip', words);
  else await must('nsenter', [`--mount=/proc/${process.pid}/fd/${hostMounts}`, 'ip', ...words]);
}

/** A handle on this process's view of mounts, to come back to from another one. */
export const openMounts = (): number => openSync('/proc/self/ns/mnt', 'r');
