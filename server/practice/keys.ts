/** The three key pairs of a lab: who learns, who checks, and adm-01 reaching the rest. */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { LabPaths } from './paths.ts';

const NAMES = ['student', 'check', 'fleet'] as const;
export type KeyName = (typeof NAMES)[number];

/** Makes what is missing; a pair that is there is never touched. Runs as the lab's owner, not as root. */
export async function ensureKeys(paths: LabPaths): Promise<Record<KeyName, string>> {
  mkdirSync(paths.keys.folder, { recursive: true });
  chmodSync(paths.keys.folder, 0o700);
  for (const name of NAMES) {
    const path = paths.keys[name];
    if (existsSync(path) && existsSync(`${path}.pub`)) continue;
    rmSync(path, { force: true });
    rmSync(`${path}.pub`, { force: true });
    const words = ['-q', '-t', 'ed25519', '-N', '', '-C', `madang-${name}`, '-f', path];
    await promisify(execFile)('ssh-keygen', words);
  }
  const read = (name: KeyName) => readFileSync(`${paths.keys[name]}.pub`, 'utf8').trim();
  return { student: read('student'), check: read('check'), fleet: read('fleet') };
}
