/** The ssh configuration that every connection of ours uses, instead of the one of whoever started the server. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How one machine is reached: a socket of the practice lab, or an address on the network. */
export type Reach = { door: string } | { address: string; port: number };

export type SshAccount = {
  user: string;
  key: string;
  knownHosts: string;
  machines: ReadonlyMap<string, Reach>;
};

export const MACHINE_ID = /^(vm|srv)-\d{2}$/;
const HOST = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const USER = /^[a-z_][a-z0-9_-]{0,31}$/;

/** What every connection has in common. The first value ssh reads for a keyword counts. */
const ALWAYS = [
  'BatchMode yes',
  'StrictHostKeyChecking yes',
  'GlobalKnownHostsFile /dev/null',
  'UpdateHostKeys no',
  'VerifyHostKeyDNS no',
  'PreferredAuthentications publickey',
  'IdentitiesOnly yes',
  'IdentityAgent none',
  'AddKeysToAgent no',
  'ForwardAgent no',
  'ForwardX11 no',
  'ClearAllForwardings yes',
  'Tunnel no',
  'PermitLocalCommand no',
  'RemoteCommand none',
  'ControlMaster no',
  'ControlPath none',
  'CanonicalizeHostname no',
  // A learner who types "~." writes a tilde; the connection stays.
  'EscapeChar none',
  'ConnectTimeout 5',
  'ConnectionAttempts 1',
  'ServerAliveInterval 15',
  'ServerAliveCountMax 3',
  'LogLevel ERROR',
];

/** Throws when a name could mean more to ssh than a name: the schemas refuse such names long before. */
export function renderSshConfig({ user, key, knownHosts, machines }: SshAccount): string {
  const hosts = [...machines].flatMap(([id, reach]) => [
    `Host ${must(MACHINE_ID, id)}`,
    `  HostKeyAlias ${id}`,
    ...('door' in reach
      ? [`  HostName ${id}`, `  ProxyCommand nc -U ${shellWord(reach.door)}`]
      : [
          `  HostName ${must(HOST, reach.address)}`,
          `  Port ${portNumber(reach.port)}`,
          '  ProxyCommand none',
        ]),
  ]);
  const common = [
    'Host *',
    `  User ${must(USER, user)}`,
    `  IdentityFile ${configWord(key)}`,
    `  UserKnownHostsFile ${configWord(knownHosts)}`,
    ...ALWAYS.map((line) => `  ${line}`),
  ];
  return ['# Written by Madang for its own connections; changes are lost.', ...hosts, ...common, ''].join(
    '\n',
  );
}

/** Written beside and renamed, so that an ssh that starts meanwhile reads the old or the new one. */
export function writePrivateFile(path: string, text: string): void {
  if (readIfThere(path) === text) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  renameSync(fresh, path);
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function must(pattern: RegExp, word: string): string {
  if (!pattern.test(word) || word.includes('\n'))
    throw new Error(`must be a plain name for ssh: ${JSON.stringify(word)}`);
  return word;
}

function portNumber(port: number): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`must be a port: ${port}`);
  return port;
}

/** A path in quotes, its percent signs kept from ssh's own expansion. */
function configWord(path: string): string {
  return `"${plainPath(path).replaceAll('%', '%%')}"`;
}

/** The same for the shell that ssh starts a ProxyCommand with. */
function shellWord(path: string): string {
  return `'${plainPath(path).replaceAll('%', '%%')}'`;
}

function plainPath(path: string): string {
  if (!path.startsWith('/') || /[\0-\x1f"'\\]/.test(path)) {
    throw new Error(`must be an absolute path without quotes or control characters: ${JSON.stringify(path)}`);
  }
  return path;
}
