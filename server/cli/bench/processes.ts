/** What processes cost, as the kernel counts it. */
import { readdirSync, readFileSync } from 'node:fs';

/** What /proc counts processor time in. */
const MS_PER_TICK = 10;
const KB_PER_MB = 1024;

/** These processes and everything they started. */
export function family(roots: readonly number[]): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat) parents.set(Number(name), Number(stat[1]));
  }
  const known = new Set(roots);
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const [pid, parent] of parents) if (known.has(parent)) known.add(pid);
  }
  return [...known].filter((pid) => parents.has(pid));
}

/** Memory in MB; what several processes share is divided among them. */
export function proportionalMb(pids: readonly number[]): number {
  const kb = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0));
  return kb.reduce((sum, one) => sum + one, 0) / KB_PER_MB;
}

/** Processor time used so far, in milliseconds. */
export function processorMs(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const stat = statOf(pid);
    return stat ? Number(stat[11]) + Number(stat[12]) : 0;
  });
  return ticks.reduce((sum, one) => sum + one, 0) * MS_PER_TICK;
}

/** The fields after the name, which may contain anything; null when the process is gone. */
function statOf(pid: number): string[] | null {
  const text = read(pid, 'stat');
  return text === '' ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Empty for a process that has ended meanwhile. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
