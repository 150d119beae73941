/** Where the practice lab keeps its things: one folder per clone for state, one per user for what can be fetched again. */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { REPOSITORY } from '#lab';

export type LabPaths = {
  state: string;
  cache: string;
  /** Everything the keeper owns. */
  lab: string;
  /** Where the keeper listens: JSON lines. */
  keeperSocket: string;
  keeperLog: string;
  /** Host keys of the machines, pinned as they are made; the name of a line is the machine's id. */
  knownHosts: string;
  /** The unix socket that leads to port 22 of a machine. */
  doorOf: (machine: string) => string;
  doors: string;
  machines: string;
  /** Of which guides each start that is kept was made; gone with the disks. */
  starts: string;
  keys: { folder: string; student: string; check: string; fleet: string };
};

export function labPaths(env: NodeJS.ProcessEnv = process.env): LabPaths {
  const state = resolve(env.MADANG_STATE || join(REPOSITORY, '.madang'));
  const cache = resolve(
    env.MADANG_CACHE || join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'madang'),
  );
  return pathsIn(state, cache);
}

export function pathsIn(state: string, cache: string): LabPaths {
  const lab = join(state, 'lab');
  const keys = join(state, 'keys');
  const doors = join(lab, 'door');
  return {
    state,
    cache,
    lab,
    keeperSocket: join(lab, 'keeper.sock'),
    keeperLog: join(lab, 'keeper.log'),
    knownHosts: join(lab, 'known_hosts'),
    doors,
    doorOf: (machine) => join(doors, `${machine}.sock`),
    machines: join(lab, 'machines'),
    starts: join(lab, 'starts'),
    keys: {
      folder: keys,
      student: join(keys, 'student'),
      check: join(keys, 'check'),
      fleet: join(keys, 'fleet'),
    },
  };
}

/**
 * The name that keeps two labs apart on one computer: six hex digits of where the state really lies.
 * Six, because `vb-vm-06-` and they fill the fifteen letters of an interface name exactly.
 */
export function labId(paths: LabPaths): string {
  mkdirSync(paths.state, { recursive: true });
  return createHash('sha256').update(realpathSync(paths.state)).digest('hex').slice(0, 6);
}

/** A unix socket address holds 108 bytes; a longer one is cut silently by some clients. */
export function tooLongForSocket(paths: LabPaths): boolean {
  return Buffer.byteLength(paths.doorOf('vm-00')) > 107;
}
