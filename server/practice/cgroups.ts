/** Control groups: what bounds a machine, and what makes it possible to end all of its processes and nobody else's. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';
const CGROUP2_MAGIC = 0x63677270;
/** The v1 hierarchies we use where a host still has them; `unified` is cgroup v2 without controllers beside them. */
const V1_HIERARCHIES = ['systemd', 'unified', 'memory', 'cpu', 'pids'];

export type Limits = { memoryBytes: number; processes: number };

/** True for a host with cgroup v2 alone; false for one that mixes v1 and v2. */
export function isPureV2(root = ROOT): boolean {
  return statfsSync(root).type === CGROUP2_MAGIC;
}

export class Cgroups {
  readonly name: string;
  private readonly v2: boolean;
  private readonly hierarchies: string[];

  constructor(name: string) {
    this.name = name;
    this.v2 = isPureV2();
    this.hierarchies = this.v2
      ? [ROOT]
      : V1_HIERARCHIES.map((one) => join(ROOT, one)).filter((path) => existsSync(path));
  }

  /** Makes a group with its bounds; `machines/vm-06` also makes `machines`. */
  make(group: string, limits?: Limits): void {
    for (const hierarchy of this.hierarchies) {
      this.makeIn(hierarchy, group);
    }
    if (limits) this.limit(group, limits);
  }

  private makeIn(hierarchy: string, group: string): void {
    if (this.v2) enableControllers(hierarchy);
    let path = join(hierarchy, this.name);
    mkdirSync(path, { recursive: true });
    for (const part of group.split('/')) {
      // A v2 group passes controllers on only when it is told to, level by level.
      if (this.v2) enableControllers(path);
      path = join(path, part);
      mkdirSync(path, { recursive: true });
    }
  }

  private limit(group: string, { memoryBytes, processes }: Limits): void {
    if (this.v2) {
      const path = join(ROOT, this.name, group);
      writeFileSync(join(path, 'memory.max'), String(memoryBytes));
      if (existsSync(join(path, 'memory.swap.max'))) writeFileSync(join(path, 'memory.swap.max'), '0');
      writeFileSync(join(path, 'pids.max'), String(processes));
      return;
    }
    const memory = join(ROOT, 'memory', this.name, group);
    writeFileSync(join(memory, 'memory.limit_in_bytes'), String(memoryBytes));
    const withSwap = join(memory, 'memory.memsw.limit_in_bytes');
    // The file is there but refuses on a kernel that does not account swap: then there is nothing to limit either.
    if (existsSync(withSwap) && hasSwap()) writeFileSync(withSwap, String(memoryBytes));
    writeFileSync(join(ROOT, 'pids', this.name, group, 'pids.max'), String(processes));
  }

  /** The command line that runs a program inside a group from its first instruction on. */
  wrap(group: string, file: string, args: readonly string[]): { file: string; args: string[] } {
    this.make(group);
    const doors = this.hierarchies.map((hierarchy) => join(hierarchy, this.name, group, 'cgroup.procs'));
    const script =
      'n=$1; shift; while [ $n -gt 0 ]; do echo $$ >"$1" || exit 125; shift; n=$((n-1)); done; exec "$@"';
    return { file: '/bin/sh', args: ['-c', script, 'sh', String(doors.length), ...doors, file, ...args] };
  }

  /** Puts a running process into a group. */
  join(group: string, pid: number): void {
    this.make(group);
    for (const hierarchy of this.hierarchies) {
      writeFileSync(join(hierarchy, this.name, group, 'cgroup.procs'), String(pid));
    }
  }

  /** Puts a process back to the top of every hierarchy, so that the group it stood in can go. */
  leave(pid: number): void {
    for (const hierarchy of this.hierarchies) writeFileSync(join(hierarchy, 'cgroup.procs'), String(pid));
  }

  memoryBytes(group: string): number | null {
    const file = this.v2
      ? join(ROOT, this.name, group, 'memory.current')
      : join(ROOT, 'memory', this.name, group, 'memory.usage_in_bytes');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
  }

  exists(group = ''): boolean {
    return this.hierarchies.some((hierarchy) => existsSync(join(hierarchy, this.name, group)));
  }

  /** Every process of a group and of the groups below it, in whichever hierarchy it stands. */
  processes(group = ''): number[] {
    const found = new Set<number>();
    for (const path of this.folders(group)) {
      try {
        for (const pid of readFileSync(join(path, 'cgroup.procs'), 'utf8').split('\n')) {
          if (pid) found.add(Number(pid));
        }
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    }
    found.delete(0);
    return [...found];
  }

  /** Ends every process of a group at once and waits until none is left. A fork bomb cannot outrun it. */
  async kill(group = '', except: readonly number[] = []): Promise<void> {
    for (let round = 0; round < 400; round++) {
      const pids = this.processes(group).filter((pid) => !except.includes(pid));
      if (pids.length === 0) return;
      if (except.length === 0) this.killAtOnce(group);
      for (const pid of pids) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // ended in the meantime
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`processes of ${this.name}/${group} do not end: ${this.processes(group).join(' ')}`);
  }

  private killAtOnce(group: string): void {
    for (const path of this.folders(group)) {
      const file = join(path, 'cgroup.kill');
      try {
        if (existsSync(file)) writeFileSync(file, '1');
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    }
  }

  /** Takes empty groups away; the kernel needs a moment to let go of the last process. */
  async remove(group = ''): Promise<void> {
    for (let round = 0; round < 400; round++) {
      const left = this.folders(group)
        .reverse()
        .filter((path) => !tryRemove(path));
      if (left.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`control groups of ${this.name}/${group} could not be removed`);
  }

  private folders(group: string): string[] {
    return this.hierarchies.flatMap((hierarchy) => foldersBelow(join(hierarchy, this.name, group)));
  }
}

function foldersBelow(path: string): string[] {
  try {
    const below = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((entry) => foldersBelow(join(path, entry.name)));
    return [path, ...below];
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function tryRemove(path: string): boolean {
  try {
    rmdirSync(path);
    return true;
  } catch (error) {
    return isGone(error);
  }
}

function enableControllers(path: string): void {
  const file = join(path, 'cgroup.subtree_control');
  const on = readFileSync(file, 'utf8').split(/\s+/);
  const off = ['memory', 'pids', 'cpu'].filter((controller) => !on.includes(controller));
  if (off.length > 0) writeFileSync(file, off.map((controller) => `+${controller}`).join(' '));
}

const hasSwap = (): boolean => readFileSync('/proc/swaps', 'utf8').trim().split('\n').length > 1;

/** ENOENT: the folder is gone. ENODEV: it went away while it was read. */
function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENODEV' || code === 'ENOTDIR';
}
