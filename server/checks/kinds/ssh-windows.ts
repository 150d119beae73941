/**
 * `ssh-windows`: one fact of the Windows host that carries the machine. All of them come with one look, which is the script
 * labs/hosts/facts.ps1; in the practice lab a stand-in of the host answers it on the machine itself.
 */
import { z } from 'zod';
import { HOST_FACTS_COMMAND, HostFacts, hostFactsScript, type Machine, readHostFacts } from '#lab';
import { cannotTell, defineKind, holdsIf, type Place } from '../kind.ts';
import { quote } from '../quote.ts';
import { asText, EXPECTATION, inWords, meets } from './words.ts';

const FACTS_BYTES = 16 * 1024;
/** What Windows itself needs beside the machines. */
const WINDOWS_GB = 4;

/** What a learner types to see the same. */
const SHOWN_BY: Partial<Record<keyof HostFacts, string>> = {
  virtualization: '(Get-CimInstance Win32_Processor).VirtualizationFirmwareEnabled',
  memoryGb: '(Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory',
  features: "Get-WindowsOptionalFeature -Online -FeatureName 'VirtualMachinePlatform'",
  launch: 'bcdedit /enum',
  guards: 'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Control\\DeviceGuard',
  hypervisor: '(Get-CimInstance Win32_ComputerSystem).HypervisorPresent',
  before: 'Get-Content C:\\lab\\before.txt',
  virtualbox: "& 'C:\\Program Files\\Oracle\\VirtualBox\\VBoxManage.exe' --version",
  terraform: 'tofu version',
  path: "[Environment]::GetEnvironmentVariable('Path', 'Machine')",
  vtx: 'VBoxManage list hostinfo',
  nested: 'VBoxManage list hostinfo',
  wired: 'Get-NetAdapter -Physical',
  category: 'Get-NetConnectionProfile',
  sshd: 'Get-Service sshd',
  sshdStart: 'Get-Service sshd',
  sshPort: 'Get-NetFirewallRule -Name OpenSSH-Server-In-TCP',
};

export const sshWindows = defineKind({
  options: {
    fact: z.enum(Object.keys(HostFacts.shape) as [keyof HostFacts, ...Array<keyof HostFacts>]),
    ...EXPECTATION,
    enough: z
      .boolean()
      .default(false)
      .describe('for memoryGb: at least what the machines of this host and Windows need'),
  },
  values: ({ enough }) => (enough ? ['host', 'needed'] : ['host']),
  describe: ({ fact, enough, ...want }, place) => {
    const { host } = place.machine;
    const expected = inWords({ ...want, ...enoughFor(place, enough) });
    return { ko: `호스트 ${host}의 ${fact}: ${expected}`, en: `${fact} of host ${host}: ${expected}` };
  },
  look: ({ fact }) => ({
    command: `powershell ${quote(SHOWN_BY[fact] ?? 'Get-CimInstance Win32_ComputerSystem')}`,
    script: `${HOST_FACTS_COMMAND} <<'FACTS'\n${hostFactsScript()}\nFACTS`,
    bytes: FACTS_BYTES,
    host: true,
  }),
  judge: ({ fact, enough, ...asked }, observation, place) => {
    const want = { ...asked, ...enoughFor(place, enough) };
    const expected = inWords(want);
    const facts = readHostFacts(observation.output);
    if (facts === null || observation.exitCode !== 0) return cannotTell(expected, observation);
    const value = facts[fact];
    const at = /^reported (\S+)$/m.exec(observation.output)?.[1];
    // Not seen, mostly for want of an administrator's rights.
    if (value === null) return { state: 'unknown', expected, seen: `${fact}: null` };
    return {
      state: holdsIf(meets(value, want)),
      expected,
      seen: asText(value),
      ...(at !== undefined && { at: `reported ${at}` }),
      values: {
        host: place.machine.host,
        ...(want.atLeast !== undefined && enough && { needed: String(want.atLeast) }),
      },
    };
  },
});

function enoughFor({ inventory, machine }: Place, asked: boolean): { atLeast?: number } {
  if (!asked) return {};
  const carried = inventory.machines.filter((one: Machine) => one.host === machine.host);
  return { atLeast: WINDOWS_GB + carried.reduce((sum, { memoryGb }) => sum + memoryGb, 0) };
}
