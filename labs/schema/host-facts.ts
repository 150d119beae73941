/** What is known of a PC that carries machines: the answer of labs/hosts/facts.ps1, by ssh or as a report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A host that could not see something says null. */
const Word = z.string().max(200).nullable();
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

/** Text of the look itself, PowerShell. Both ways use it: by ssh it is handed over, in a report it comes from the page. */
export const hostFactsScript = (): string =>
  readFileSync(join(import.meta.dirname, '..', 'hosts', 'facts.ps1'), 'utf8');

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
