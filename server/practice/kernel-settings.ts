/**
 * The few kernel settings of the computer that forty machines need raised: noted before they change, put back when the
 * last lab that needed them is gone. The notes live in /run, which the computer empties when it starts anew, as it does the settings.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { holdName } from './hold.ts';

const NOTES = '/run/madang';
const BEFORE = 'before.json';

/** What we need at least, and why. */
export const NEEDED: Record<string, number> = {
  // systemd opens about two dozen per machine, and all machines count as one user: 128 stops at the fifth.
  'fs.inotify.max_user_instances': 8192,
  'fs.inotify.max_user_watches': 524_288,
  // Forty machines that all know each other are 1600 neighbours, and the kernel counts them in one table.
  'net.ipv4.neigh.default.gc_thresh1': 4096,
  'net.ipv4.neigh.default.gc_thresh2': 8192,
  'net.ipv4.neigh.default.gc_thresh3': 16_384,
};

const Before = z.record(z.string(), z.number());

/** The neighbour table can only be seen from the computer's own network. */
const neededHere = (): Array<[string, number]> =>
  Object.entries(NEEDED).filter(([setting]) => existsSync(pathOf(setting)));

/** A note that a lab exists: read by its own next `up` or `down`, whoever starts it. */
const LabNote = z.object({ state: z.string(), pid: z.number() });

const pathOf = (setting: string): string => join('/proc/sys', setting.replaceAll('.', '/'));
export const readSetting = (setting: string): number => Number(readFileSync(pathOf(setting), 'utf8').trim());
const writeSetting = (setting: string, value: number): void => writeFileSync(pathOf(setting), `${value}\n`);

export async function raiseSettings(lab: string, state: string): Promise<void> {
  await alone(() => {
    mkdirSync(NOTES, { recursive: true });
    const before = readBefore();
    // The note is on disk before anything changes, so that a keeper killed in between can be undone.
    for (const [setting] of neededHere()) before[setting] ??= readSetting(setting);
    writeFileSync(join(NOTES, BEFORE), JSON.stringify(before));
    writeFileSync(join(NOTES, `${lab}.json`), JSON.stringify({ state, pid: process.pid }));
    for (const [setting, value] of neededHere()) {
      if (readSetting(setting) < value) writeSetting(setting, value);
    }
  });
}

/** Forgets a lab; the last one to go puts everything back. */
export async function restoreSettings(lab: string): Promise<void> {
  await alone(() => {
    rmSync(join(NOTES, `${lab}.json`), { force: true });
    if (!existsSync(NOTES)) return;
    if (otherLabs().length > 0) return;
    // Lowest first: the kernel does not mind the order, a reader of the log does.
    for (const [setting, value] of Object.entries(readBefore())) writeSetting(setting, value);
    rmSync(join(NOTES, BEFORE), { force: true });
    if (readdirSync(NOTES).length === 0) rmSync(NOTES, { recursive: true });
  });
}

/** True when a lab of this name was started and never taken down. */
export const isNoted = (lab: string): boolean => existsSync(join(NOTES, `${lab}.json`));

export function noteLab(lab: string, state: string): void {
  mkdirSync(NOTES, { recursive: true });
  writeFileSync(join(NOTES, `${lab}.json`), JSON.stringify({ state, pid: process.pid }));
}

/** Labs that still stand. A note whose folder is gone, and whose keeper is gone too, belongs to nobody. */
function otherLabs(): string[] {
  return readdirSync(NOTES)
    .filter((name) => name.endsWith('.json') && name !== BEFORE)
    .filter((name) => {
      const note = LabNote.safeParse(readJson(join(NOTES, name)));
      const stands = note.success && (existsSync(note.data.state) || existsSync(`/proc/${note.data.pid}`));
      if (!stands) rmSync(join(NOTES, name), { force: true });
      return stands;
    });
}

function readBefore(): Record<string, number> {
  const read = Before.safeParse(readJson(join(NOTES, BEFORE)));
  return read.success ? read.data : {};
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // absent, or cut short by a kill: the same as no note
  }
}

/** One lab at a time reads and writes the notes. */
async function alone(work: () => void): Promise<void> {
  const release = await holdName('madang-settings', 10_000);
  try {
    work();
  } finally {
    release();
  }
}
