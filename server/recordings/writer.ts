/** Which process writes a recording, and whether it is still there. */
import { readFileSync } from 'node:fs';

/** `began` tells a process from a later one with the same number. */
export type Writer = { pid: number; began: string };

export const thisWriter = (): Writer => ({ pid: process.pid, began: beganOf(process.pid) ?? '' });

export function isAlive({ pid, began }: Writer): boolean {
  const now = beganOf(pid);
  return now !== null && now === began;
}

/** The boot and the clock tick a process began at; null when there is none. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the state and nineteen numbers stand between it and the time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
