/** What is known of a computer that carries machines: the answer of labs/hosts/facts.ps1 (or .sh), by ssh or as a report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A host that could not see something says null. Letters, numbers and signs only: what it says is shown on pages. */
const Word = z
  .string()
  .max(200)
  .regex(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u)
  .nullable();
const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();
const Holds = z.boolean().nullable();

export const HostFacts = z.strictObject({
  madang: z.literal(1),
  system: z.literal('windows'),
  name: Word,
  build: Word,
  virtualization: Holds.describe('VT-x or AMD-V is on in the firmware'),
  memoryGb: Count,
  freeGb: Count,
  features: Word.describe('features of Windows that bring a hypervisor and are on; "none"'),
  launch: Word.describe('hypervisorlaunchtype: Auto, Off, absent'),
  guards: Word.describe('what is set to run behind a hypervisor; "none"'),
  vbs: Word.describe('off, waits, running'),
  hypervisor: Holds.describe('one runs under Windows now'),
  before: Holds.describe('what was there before has been written down'),
  virtualbox: Word,
  terraform: Word.describe('"OpenTofu v…" or "Terraform v…"'),
  path: Word.describe('which of the programs a new shell finds'),
  vtx: Word.describe('VirtualBox has the processor’s virtualization: yes, no, absent'),
  nested: Word.describe('… and may hand it on'),
  wired: Word.describe('Up, Disconnected, Disabled, absent'),
  category: Word.describe('Private, Public, DomainAuthenticated'),
  standby: Count.describe('seconds until it sleeps; 0 is never'),
  hibernate: Count,
  sshd: Word.describe('Running, Stopped, absent'),
  sshdStart: Word,
  sshPort: Word.describe('open, off, absent, "not for Public"'),
  sshKeys: Word.describe('kept, open to others, absent'),
});
export type HostFacts = z.infer<typeof HostFacts>;

/** The same of a Linux host. It is real wherever Linux runs, this computer among them. */
const LinuxFacts = z.strictObject({
  madang: z.literal(1),
  system: z.literal('linux'),
  name: Word,
  build: Word,
  virtualization: Holds.describe('the processor shows vmx or svm'),
  guest: Holds.describe('it runs under a hypervisor itself'),
  kvm: Word.describe('yes, absent, "not for this account"'),
  nested: Word,
  memoryGb: Count,
  freeGb: Count,
  virtualbox: Word,
  qemu: Word,
  terraform: Word,
});

export const ReportedFacts = z.discriminatedUnion('system', [HostFacts, LinuxFacts]);
export type ReportedFacts = z.infer<typeof ReportedFacts>;

const fileOfHosts = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', 'hosts', name), 'utf8');

/** Text of the look itself, PowerShell. Both ways use it: by ssh it is handed over, in a report it comes from the page. */
export const hostFactsScript = (): string => fileOfHosts('facts.ps1');

/** The look with what signs and sends its answer around it. */
export const hostReportScript = (system: ReportedFacts['system']): string => {
  const kind = system === 'windows' ? 'ps1' : 'sh';
  return fileOfHosts(`report.${kind}`).replace('#facts#', () => fileOfHosts(`facts.${kind}`).trimEnd());
};

/**
 * How it is handed over: a command line of Windows holds 8191 letters, so it comes on the input and one short word says so.
 * `powershell -Command -` would read it line by line and stumble over a block with an empty line.
 */
export const HOST_FACTS_COMMAND = `powershell -NoProfile -NonInteractive -EncodedCommand ${Buffer.from(
  'Invoke-Expression ([Console]::In.ReadToEnd())',
  'utf16le',
).toString('base64')}`;

const LONGEST_FACTS = 16 * 1024;

/** Finds the answer in what came back; null when it is none of ours. */
export function readHostFacts(output: string): HostFacts | null {
  const line = output.slice(0, LONGEST_FACTS).match(/^madang (\{.*\})\s*$/m)?.[1];
  if (line === undefined) return null;
  try {
    return HostFacts.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
