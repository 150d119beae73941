/** Devices of the computer that a machine is given: labs/practice/devices.yaml says which, and only what is there is passed on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AuthorError, AuthorErrors, type Inventory, machineByName, parseYaml, REPOSITORY } from '#lab';

const FILE = 'labs/practice/devices.yaml';

const Devices = z.array(
  z.strictObject({
    device: z.string().regex(/^\/dev\/[a-z0-9/-]+$/, 'must be a path like "/dev/fuse"'),
    machines: z.array(z.string()).min(1),
  }),
);

/** Devices by the id of the machine. */
export type DevicesOf = (machine: string) => string[];

export function readDevices(inventory: Inventory, root = REPOSITORY): DevicesOf {
  const text = readFileSync(join(root, FILE), 'utf8');
  const devices = parseYaml(FILE, text, Devices, ['device', 'machines']);
  const given = new Map<string, string[]>();
  for (const [i, { device, machines }] of devices.entries()) {
    for (const name of machines) {
      const machine = machineByName(inventory, name);
      if (!machine)
        throw new AuthorErrors([new AuthorError(FILE, `${i}.machines`, `unknown machine "${name}"`)]);
      given.set(machine.id, [...(given.get(machine.id) ?? []), device]);
    }
  }
  return (machine) => (given.get(machine) ?? []).filter((device) => existsSync(device));
}
