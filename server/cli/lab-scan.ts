/** `./madang lab scan`: shows the host keys of VMs that exist, and pins them in labs/real.yaml on consent. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { promisify } from 'node:util';
import { parseDocument } from 'yaml';
import { type Inventory, loadInventory, loadRealLab, type RealLab, realLabFile, suggestion } from '#lab';
import { EXIT, MissingError, print, printJson, readArguments, UsageError, warn } from './command.ts';
import { writeAtomically } from './write-file.ts';

/** A VM that does not answer in this time is off. */
const SCAN_SECONDS = 5;
const SCANS_AT_ONCE = 8;
const HEADING =
  '# Where the VMs that exist are reached. Written by ./madang lab scan; not part of the repository.\n';

type Found = {
  machine: string;
  address: string;
  port: number;
  /** new: nothing pinned yet. same: as pinned. changed: another key than the pinned one. silent: no answer. */
  state: 'new' | 'same' | 'changed' | 'silent';
  key: string | null;
  fingerprint: string | null;
  pinned: string | null;
};

export const scanHelp = {
  words: 'scan [machine…] [--inventory] [--yes] [--replace] [--json]',
  summary: 'show host keys of real VMs; pin them on consent',
};

export async function runScan(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    inventory: { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const inventory = loadInventory();
  const real = loadRealLab() ?? { machines: {} };
  const found = await scanAll(
    placesOf(inventory, real, { names: positionals, fromInventory: values.inventory }),
  );
  if (values.json) printJson(found);
  else for (const one of found) print(describeFound(one, inventory));
  const changed = found.filter(({ state }) => state === 'changed');
  if (changed.length > 0 && !values.replace) {
    warn(
      'A key differs from the pinned one. Compare it on the machine itself (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub);\n' +
        'if the machine was made anew, pin it with: ./madang lab scan <machine> --replace\n',
    );
    return EXIT.no;
  }
  const toPin = found.filter(({ state }) => state === 'new' || state === 'changed');
  if (toPin.length > 0 && !(values.yes || (await consents(toPin.length)))) return EXIT.no;
  pin(toPin);
  if (!values.json) print(`${toPin.length} pinned in ${realLabFile()}\n`);
  return found.some(({ state }) => state === 'silent') ? EXIT.no : EXIT.ok;
}

type Place = { id: string; address: string; port: number; pinned: readonly string[] };

/**
 * Only addresses that somebody wrote into real.yaml are asked. The inventory's own are a plan: on a network where
 * nobody has built it yet they may be other people's computers, so asking those takes a word of its own.
 */
function placesOf(
  inventory: Inventory,
  real: RealLab,
  { names, fromInventory }: { names: readonly string[]; fromInventory: boolean },
): Place[] {
  const named = names.map((name) => find(inventory, name));
  // A host has no address of its own in the plan: only the file can name one.
  const all = [...inventory.machines, ...inventory.hosts.map(({ id }) => ({ id, ip: null }))];
  const wanted = all.filter(({ id }) => names.length === 0 || named.includes(id));
  const known = wanted.filter(({ id, ip }) => (fromInventory && ip !== null) || reachedIn(real, id));
  const unknown = names.length > 0 ? wanted.filter((one) => !known.includes(one)) : [];
  if (known.length === 0 || unknown.length > 0) {
    throw new MissingError(
      `${unknown[0]?.id ?? 'no machine'} has ${unknown.length > 0 ? 'no' : 'an'} address in ${realLabFile()}; write it there, ` +
        'or say --inventory to take the addresses of labs/inventory.yaml',
    );
  }
  return known.map(({ id, ip }) => {
    const one = reachedIn(real, id);
    return {
      id,
      address: one?.address ?? ip!,
      port: one?.port ?? 22,
      pinned: one?.hostKeys ?? [],
    };
  });
}

const reachedIn = (real: RealLab, id: string) => real.machines[id] ?? real.hosts?.[id];

function find(inventory: Inventory, name: string): string {
  const found =
    inventory.machines.find(({ id, hostname }) => id === name || hostname === name) ??
    inventory.hosts.find(({ id }) => id === name);
  if (found) return found.id;
  const names = inventory.machines.map(({ hostname }) => hostname);
  throw new UsageError(`there is no machine "${name}"${suggestion(name, names)}`);
}

async function scanAll(places: readonly Place[]): Promise<Found[]> {
  const queue = [...places.entries()];
  const found: Found[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) found[next[0]] = await scan(next[1]);
  };
  await Promise.all(Array.from({ length: SCANS_AT_ONCE }, worker));
  return found;
}

async function scan({ id, address, port, pinned }: Place): Promise<Found> {
  const key = await askKey(address, port);
  const before = pinned[0] ?? null;
  const state = key === null ? 'silent' : before === null ? 'new' : pinned.includes(key) ? 'same' : 'changed';
  return {
    machine: id,
    address,
    port,
    state,
    key,
    fingerprint: key && (await fingerprintOf(key)),
    pinned: before && (await fingerprintOf(before)),
  };
}

/** The address has passed the schema: it cannot begin with a dash. */
async function askKey(address: string, port: number): Promise<string | null> {
  const words = ['-T', String(SCAN_SECONDS), '-p', String(port), '-t', 'ed25519', '--', address];
  try {
    const { stdout } = await promisify(execFile)('ssh-keyscan', words, { maxBuffer: 64 * 1024 });
    const key = /^\S+ (ssh-ed25519 [A-Za-z0-9+/=]+)$/m.exec(stdout)?.[1];
    return key ?? null;
  } catch (error) {
    // ssh-keyscan ends with 1 when nobody answered; that it is missing is another matter.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    return null;
  }
}

async function fingerprintOf(key: string): Promise<string> {
  const running = promisify(execFile)('ssh-keygen', ['-lf', '-']);
  running.child.stdin?.end(`${key}\n`);
  const { stdout } = await running;
  return /SHA256:\S+/.exec(stdout)?.[0] ?? '';
}

function describeFound(
  { machine, address, port, state, fingerprint, pinned }: Found,
  inventory: Inventory,
): string {
  const name = inventory.machines.find(({ id }) => id === machine)?.hostname ?? '';
  const place = `${machine} ${name.padEnd(9)} ${port === 22 ? address : `${address}:${port}`}`.padEnd(36);
  const was = state === 'changed' ? `  pinned: ${pinned}` : '';
  return `${place} ${state.padEnd(8)} ${fingerprint ?? 'no answer'}${was}\n`;
}

async function consents(count: number): Promise<boolean> {
  if (!process.stdin.isTTY) {
    warn('nothing is pinned without consent; look at the fingerprints, then say --yes\n');
    return false;
  }
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question(`Pin ${count} host keys? Type yes: `);
  ask.close();
  return answer.trim() === 'yes';
}

/** Edits the file as its owner wrote it: comments and order stay. */
function pin(found: readonly Found[]): void {
  if (found.length === 0) return;
  const path = realLabFile();
  const document = parseDocument(existsSync(path) ? readFileSync(path, 'utf8') : `${HEADING}machines: {}\n`);
  for (const { machine, address, port, key } of found) {
    const place = [machine.startsWith('srv-') ? 'hosts' : 'machines', machine];
    if (!document.hasIn(place)) document.setIn(place, document.createNode({ address }));
    if (port !== 22) document.setIn([...place, 'port'], port);
    document.setIn([...place, 'hostKeys'], document.createNode([key]));
  }
  writeAtomically(path, document.toString({ lineWidth: 0 }));
}
