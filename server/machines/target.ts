/** From the inventory to machines that can be reached. The rest of the house knows a machine by its id alone. */
import { join } from 'node:path';
import type { Inventory, RealLab } from '#lab';
import { type Reach, renderSshConfig, writePrivateFile } from './ssh-config.ts';

export type Account = 'student' | 'check';

/** Everything ssh needs to know about one machine stands in a file of ours; its id picks the place in it. */
export type Target = {
  machine: string;
  config: Record<Account, string>;
  /** It is part of this computer, and of its processors. */
  here: boolean;
};

export type SshPaths = {
  /** Folder for the files written here. */
  folder: string;
  /** Private keys, one per account. */
  keys: Record<Account, string>;
};

export function practiceTargets(
  inventory: Inventory,
  paths: SshPaths & { knownHosts: string; doorOf: (machine: string) => string },
): Target[] {
  const machines = new Map(
    inventory.machines.map(({ id }): [string, Reach] => [id, { door: paths.doorOf(id) }]),
  );
  const write = (account: Account): string => {
    const path = join(paths.folder, `practice-${account}.conf`);
    const { knownHosts } = paths;
    const user = inventory.accounts[account];
    writePrivateFile(path, renderSshConfig({ user, key: paths.keys[account], knownHosts, machines }));
    return path;
  };
  const config = { student: write('student'), check: write('check') };
  return inventory.machines.map(({ id }) => ({ machine: id, config, here: true }));
}

/** Only the machines that labs/real.yaml names. Keys that are not pinned there are not trusted. */
export function realTargets(inventory: Inventory, real: RealLab, paths: SshPaths): Target[] {
  const knownHosts = join(paths.folder, 'real-known-hosts');
  writePrivateFile(knownHosts, pinnedKeys(real));
  const named = Object.entries(real.machines).filter(([id]) =>
    inventory.machines.some((one) => one.id === id),
  );
  return named.map(([id, one]) => {
    const config = (account: Account): string => {
      const path = join(paths.folder, `real-${id}-${account}.conf`);
      const user = one[account] ?? inventory.accounts[account];
      const machines = new Map([[id, { address: one.address, port: one.port }]]);
      writePrivateFile(path, renderSshConfig({ user, key: paths.keys[account], knownHosts, machines }));
      return path;
    };
    return { machine: id, config: { student: config('student'), check: config('check') }, here: false };
  });
}

/** Windows hosts that labs/real.yaml names. Nobody gets a terminal there: both places are the one of the checks. */
export function hostTargets(inventory: Inventory, real: RealLab, paths: SshPaths): Target[] {
  const knownHosts = join(paths.folder, 'real-known-hosts');
  writePrivateFile(knownHosts, pinnedKeys(real));
  const named = Object.entries(real.hosts ?? {}).filter(([id]) =>
    inventory.hosts.some((one) => one.id === id),
  );
  return named.map(([id, { address, port, check }]) => {
    const path = join(paths.folder, `real-${id}-check.conf`);
    const user = check ?? inventory.accounts.check;
    const machines = new Map([[id, { address, port }]]);
    writePrivateFile(path, renderSshConfig({ user, key: paths.keys.check, knownHosts, machines }));
    return { machine: id, config: { student: path, check: path }, here: false };
  });
}

/** Known-hosts lines; keys are filed under the machine's id, so an address may change without a false alarm. */
export function pinnedKeys(real: RealLab): string {
  const lines = Object.entries({ ...real.machines, ...real.hosts }).flatMap(([id, one]) =>
    one.hostKeys.map((key) => `${id} ${key}`),
  );
  return lines.map((line) => `${line}\n`).join('');
}
