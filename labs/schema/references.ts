/** `{{adm-01.ip}}`: how prose, commands and checks name the inventory instead of repeating it. */
import type { Inventory, Machine } from './inventory.ts';

const REFERENCE = /\{\{\s*([a-z0-9.-]+)\s*\}\}/g;

export class UnknownReference extends Error {
  override name = 'UnknownReference';
  readonly reference: string;
  readonly known: readonly string[];
  constructor(reference: string, known: readonly string[]) {
    super(`unknown reference "{{${reference}}}"`);
    this.reference = reference;
    this.known = known;
  }
}

/**
 * Fills every `{{…}}` of a text. `self` is the machine a check looks at; without it `{{self.…}}` is unknown.
 *
 * Known: `{{<hostname>.ip|hostname|id|host|fqdn|name}}`, `{{self.…}}`, `{{lab.domain|gateway|cidr|base|prefix|first|last|count}}`,
 * `{{lab.machines-csv}}` (one line per machine, "hostname,ip,group" under a header), `{{lab.hosts-csv}}` (the same with
 * "hostname,host,memory_gb"), `{{account.student|check}}`.
 */
export function fillReferences(text: string, inventory: Inventory, self?: Machine): string {
  return text.replace(REFERENCE, (_, reference: string) => lookUp(reference, inventory, self));
}

/** The same over every string of a JSON-like value: how a probe is made ready for one machine. */
export function fillReferencesDeep<T>(value: T, inventory: Inventory, self?: Machine): T {
  if (typeof value === 'string') return fillReferences(value, inventory, self) as T;
  if (Array.isArray(value)) return value.map((item) => fillReferencesDeep(item, inventory, self)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillReferencesDeep(item, inventory, self)]),
    ) as T;
  }
  return value;
}

function lookUp(reference: string, inventory: Inventory, self: Machine | undefined): string {
  const dot = reference.lastIndexOf('.');
  const subject = reference.slice(0, dot);
  const field = reference.slice(dot + 1);
  const found =
    subject === 'lab'
      ? labFields(inventory)[field]
      : subject === 'account'
        ? accountFields(inventory)[field]
        : machineFields(subject === 'self' ? self : machineByName(inventory, subject), inventory)[field];
  if (found === undefined) throw new UnknownReference(reference, referenceNames(inventory));
  return found;
}

function machineFields(
  machine: Machine | undefined,
  inventory: Inventory,
): Record<string, string | undefined> {
  if (!machine) return {};
  return {
    ip: machine.ip,
    hostname: machine.hostname,
    id: machine.id,
    host: machine.host,
    fqdn: `${machine.hostname}.${inventory.domain}`,
    name: machine.title.en,
  };
}

function labFields(inventory: Inventory): Record<string, string | undefined> {
  const { cidr, gateway } = inventory.networks.lab;
  const [base, prefix] = cidr.split('/') as [string, string];
  return {
    domain: inventory.domain,
    gateway,
    cidr,
    base,
    prefix,
    first: inventory.machines[0]?.ip,
    last: inventory.machines.at(-1)?.ip,
    count: String(inventory.machines.length),
    'machines-csv': machinesCsv(inventory),
    'hosts-csv': hostsCsv(inventory),
  };
}

/** The whole list as a guide hands it to a learner, who makes an Ansible inventory or a zone file of it. */
function machinesCsv({ machines }: Inventory): string {
  return [
    'hostname,ip,group',
    ...machines.map(({ hostname, ip, group }) => `${hostname},${ip},${group}`),
  ].join('\n');
}

/** Which host carries a machine and with how much memory: what provisioning is written from. */
function hostsCsv({ machines }: Inventory): string {
  return [
    'hostname,host,memory_gb',
    ...machines.map(({ hostname, host, memoryGb }) => `${hostname},${host},${memoryGb}`),
  ].join('\n');
}

function accountFields(inventory: Inventory): Record<string, string | undefined> {
  return { student: inventory.accounts.student, check: inventory.accounts.check };
}

/** Finds a machine by host name or by id. */
export function machineByName(inventory: Inventory, name: string): Machine | undefined {
  return inventory.machines.find((machine) => machine.hostname === name || machine.id === name);
}

function referenceNames(inventory: Inventory): string[] {
  return inventory.machines.map((machine) => `${machine.hostname}.ip`);
}
