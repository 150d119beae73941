/** The one list of hosts, machines, networks, names and accounts that text, checks and commands refer to. */
import { z } from 'zod';
import { StageNumber, TrackName } from './stage-name.ts';
import { Text } from './text.ts';

/** A name that may reach an ssh argument: it can never begin with a dash or hold a separator. */
const HostName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'must be a host name or an IP address');
const AccountName = z.string().regex(/^[a-z_][a-z0-9_-]{0,31}$/, 'must be a Linux account name');
const MachineId = z.string().regex(/^vm-\d{2}$/, 'must look like "vm-06"');
const HostId = z.string().regex(/^srv-\d{2}$/, 'must look like "srv-07"');
const Port = z.string().regex(/^\d{1,5}(\/(tcp|udp))?$/, 'must look like "22" or "500/udp"');

export const Network = z.strictObject({
  cidr: z.cidrv4(),
  gateway: z.ipv4(),
  title: Text,
  reserved: z
    .array(z.strictObject({ range: z.string(), use: Text }))
    .default([])
    .describe('addresses that no machine may take'),
});

export const Host = z.strictObject({ id: HostId, title: Text });

export const Machine = z.strictObject({
  id: MachineId.describe('vm-01 … vm-40: what the browser and the commands call the machine'),
  host: HostId.describe('the PC that carries it'),
  hostname: HostName.describe('short host name, "pg-01"'),
  ip: z.ipv4().describe('its address in the lab network'),
  title: Text.describe('the name of the specification, "PostgreSQL DB 01"'),
  role: Text,
  stack: z.string().min(1),
  memoryGb: z.number().int().positive().describe('memory of the real VM, in GB'),
  ports: z.array(Port),
  stages: z.array(StageNumber).describe('stages that work on it, beside 1-4'),
  tracks: z.array(TrackName).default([]).describe('extension tracks that work on it'),
  group: z.enum([
    'control',
    'network',
    'storage',
    'files',
    'mail',
    'database',
    'web',
    'container',
    'dev',
    'ops',
    'burst',
  ]),
});

export const Inventory = z.strictObject({
  domain: HostName,
  accounts: z.strictObject({
    student: AccountName.describe('whom learners log in as'),
    check: AccountName.describe('whom checks log in as, with a key of its own'),
  }),
  networks: z.strictObject({ lab: Network }),
  hosts: z.array(Host),
  machines: z.array(Machine),
});

export type Inventory = z.infer<typeof Inventory>;
export type Machine = z.infer<typeof Machine>;
export type Host = z.infer<typeof Host>;

const Reached = z.strictObject({
  address: HostName,
  port: z.number().int().min(1).max(65535).default(22),
  check: AccountName.optional(),
  hostKeys: z
    .array(z.string().regex(/^(ssh-|ecdsa-)[a-z0-9@.-]+ [A-Za-z0-9+/=]+$/))
    .default([])
    .describe('pinned keys, "ssh-ed25519 AAAA…", written by `./madang lab scan`'),
});

/** Where a VM or a host that exists is really reached: read only with `--lab real`. Kept out of the repository. */
export const RealLab = z.strictObject({
  machines: z.record(MachineId, Reached.extend({ student: AccountName.optional() })),
  hosts: z
    .record(HostId, Reached)
    .optional()
    .describe('Windows hosts with an sshd; `check` is an account of their administrators'),
});
export type RealLab = z.infer<typeof RealLab>;
