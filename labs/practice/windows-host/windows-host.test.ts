/** The stand-in of a Windows host: what is set counts after a restart, and it answers with the facts of a real one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOST_FACTS_COMMAND, hostFactsScript, readHostFacts } from '#lab';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windows-host-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function ask(input: string, words: readonly string[] = []) {
  const env = { ...process.env, WINDOWS_HOST_STATE: join(folder, 'state.json') };
  const ran = spawnSync(join(import.meta.dirname, 'powershell'), words, { input, env, encoding: 'utf8' });
  return { code: ran.status, said: ran.stdout.trim(), wrong: ran.stderr.trim() };
}

const facts = () => readHostFacts(ask(hostFactsScript(), HOST_FACTS_COMMAND.split(' ').slice(1)).said);

describe('the stand-in of a Windows host', () => {
  test('answers the look of the checks with facts of the schema', () => {
    expect(facts()).toMatchObject({ system: 'windows', virtualization: false, sshd: 'absent' });
  });

  test('starts its hypervisor when the firmware lets it, and hides the switch then', () => {
    const processor = '(Get-CimInstance Win32_Processor).VirtualizationFirmwareEnabled';
    const hypervisor = '(Get-CimInstance Win32_ComputerSystem).HypervisorPresent';
    ask('shutdown /r /fw /t 0');
    expect(ask(`${processor}\n${hypervisor}`).said).toBe('False\nTrue');
    expect(facts()?.virtualization).toBe(true);
  });

  test('goes on with its hypervisor until it is started again', () => {
    ask('shutdown /r /fw /t 0');
    const off =
      "bcdedit /set hypervisorlaunchtype off; Get-WindowsOptionalFeature -Online -FeatureName 'VirtualMachinePlatform'";
    expect(ask(off).said).toContain('State       : Enabled');
    expect(facts()?.hypervisor).toBe(true);
    ask('Restart-Computer');
    expect(facts()?.hypervisor).toBe(false);
  });

  test('gives a shell the path it was opened with', () => {
    ask('winget install --id Oracle.VirtualBox');
    const add = [
      "$path = [Environment]::GetEnvironmentVariable('Path', 'Machine')",
      "if ($path -notlike '*Oracle*') { [Environment]::SetEnvironmentVariable('Path', \"$path;C:\\Program Files\\Oracle\\VirtualBox\", 'Machine') }",
      'VBoxManage --version',
    ].join('\n');
    expect(ask(add)).toMatchObject({ code: 1, wrong: expect.stringContaining('is not recognized') });
    expect(ask('VBoxManage --version').said).toBe('7.2.4r170995');
    expect(facts()?.path).toBe('VBoxManage');
  });

  test.each([
    "Disable-WindowsOptionalFeature -Online -NoRestart -FeatureName 'Microsoft-Hyper-V-All', VirtualMachinePlatform",
    "foreach ($name in 'Microsoft-Hyper-V-All', 'VirtualMachinePlatform') { dism /online /disable-feature /featurename:$name /norestart }",
    "'Microsoft-Hyper-V-All', 'VirtualMachinePlatform' | % { Disable-WindowsOptionalFeature -Online -FeatureName $_ } | Out-Null",
  ])('takes another way to the same: %s', (way) => {
    expect(ask(way)).toMatchObject({ code: 0, wrong: '' });
    expect(facts()?.features).toBe('none');
  });

  test.each([
    'Get-Nonsense',
    'if (',
    '$(',
    'Get-Content C:\\none',
    'VBoxManage list hostinfo',
    '| | |',
    "'",
    ')',
  ])('says that it does not know %s, and stays as it was', (line) => {
    const before = facts();
    const { code, wrong } = ask(line);
    expect(wrong).not.toContain('Traceback');
    if (code === 0) expect(wrong).toBe('');
    expect(facts()).toEqual(before);
  });
});
