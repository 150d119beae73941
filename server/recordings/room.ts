/** Whether there is room for a recording: its owner's share, and the disk everybody shares. */
import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Limits } from './limits.ts';

export type Full = 'room' | 'count' | 'disk';

/** All that a person has: how many recordings, and the bytes of all their files. */
export function usedIn(folder: string): { count: number; bytes: number } {
  const used = { count: 0, bytes: 0 };
  for (const name of readdirSync(folder)) {
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    if (!stat) continue;
    used.bytes += stat.size;
    if (name.endsWith('.seal')) used.count += 1;
  }
  return used;
}

export function isDiskFull(folder: string, { freeBytes }: Limits): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < freeBytes;
}

/** Why none can begin; null when one can. */
export function fullness(folder: string, limits: Limits): Full | null {
  const { count, bytes } = usedIn(folder);
  if (count >= limits.count) return 'count';
  if (bytes >= limits.personBytes) return 'room';
  return isDiskFull(folder, limits) ? 'disk' : null;
}
