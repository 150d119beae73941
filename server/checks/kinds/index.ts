/** Every kind of probe a stage may use. A new one is a file of its own and one line here. */
import type { Kind } from '../kind.ts';
import { address } from './address.ts';
import { clock } from './clock.ts';
import { file } from './file.ts';
import { hostname } from './hostname.ts';
import { jsonCommand } from './json-command.ts';
import { netplan } from './netplan.ts';
import { packageKind } from './package.ts';
import { ping } from './ping.ts';
import { port } from './port.ts';
import { resolves } from './resolves.ts';
import { route } from './route.ts';
import { service } from './service.ts';
import { shell } from './shell.ts';
import { sshWindows } from './ssh-windows.ts';
import { tcp } from './tcp.ts';

const KINDS: Record<string, Kind> = {
  address,
  clock,
  file,
  hostname,
  'json-command': jsonCommand,
  netplan,
  package: packageKind,
  ping,
  port,
  resolves,
  route,
  service,
  shell,
  'ssh-windows': sshWindows,
  tcp,
};

export const KIND_NAMES: readonly string[] = Object.keys(KINDS);

export function kindNamed(name: string): Kind | undefined {
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Options of every kind, for editors. */
export const PROBE_SCHEMAS = Object.fromEntries(
  Object.entries(KINDS).map(([name, kind]) => [name, kind.schema]),
);
