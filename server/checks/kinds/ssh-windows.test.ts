/** The shape follows the documentation of Windows; the stand-in and labs/hosts/facts.ps1 both answer in it. */
import { expect, test } from 'vitest';
import { HostFacts, hostFactsScript, loadInventory, machineByName } from '#lab';
import { kindNamed } from './index.ts';

const inventory = loadInventory();
const FACTS: HostFacts = {
  madang: 1,
  system: 'windows',
  name: '실습-03',
  build: '10.0.26100.0',
  virtualization: true,
  memoryGb: 16,
  freeGb: 300,
  features: 'none',
  launch: 'Off',
  guards: 'none',
  vbs: 'off',
  hypervisor: false,
  before: true,
  virtualbox: '7.2.4',
  terraform: 'OpenTofu v1.12.0',
  path: 'VBoxManage, tofu',
  vtx: 'yes',
  nested: 'yes',
  wired: 'Up',
  category: 'Private',
  standby: 0,
  hibernate: null,
  sshd: 'Running',
  sshdStart: 'Automatic',
  sshPort: 'open',
  sshKeys: 'kept',
};

function judge(options: object, output: string, on = 'adm-01', exitCode = 0) {
  const place = { inventory, machine: machineByName(inventory, on)!, readStageFile: () => '' };
  return kindNamed('ssh-windows')!.prepare(options, place).judge({ output, exitCode });
}
const answer = (facts: object = FACTS, before = '') => `${before}madang ${JSON.stringify(facts)}\n`;

test('a fact is held against what was expected', () => {
  expect(judge({ fact: 'virtualization', is: true }, answer())).toMatchObject({
    state: 'holds',
    seen: 'true',
  });
  expect(judge({ fact: 'standby', is: 0 }, answer({ ...FACTS, standby: 1800 }))).toMatchObject({
    state: 'fails',
    seen: '1800',
    values: { host: 'srv-03' },
  });
});

test('enough memory is that of the machines of the host and of Windows', () => {
  expect(judge({ fact: 'memoryGb', enough: true }, answer())).toMatchObject({ state: 'holds' });
  expect(judge({ fact: 'memoryGb', enough: true }, answer(), 'ctl-01')).toMatchObject({
    state: 'fails',
    values: { host: 'srv-01', needed: '17' },
  });
});

test('what could not be seen, or makes no sense, is no mistake of the learner', () => {
  const { state } = judge({ fact: 'hibernate', is: 0 }, answer());
  expect(state).toBe('unknown');
  const senseless = [
    '',
    'powershell: not found',
    'madang {"madang":1}',
    answer({ ...FACTS, madang: 2 }),
    answer({ ...FACTS, virtualization: 'yes' }),
    answer({ ...FACTS, more: 1 }),
    `${'x'.repeat(20_000)}\n${answer()}`,
  ];
  for (const output of senseless)
    expect(judge({ fact: 'virtualization', is: true }, output).state).toBe('unknown');
  expect(judge({ fact: 'virtualization', is: true }, answer(), 'adm-01', 1).state).toBe('unknown');
});

test('a warning before the answer is no part of it; a report is told with its time', () => {
  expect(judge({ fact: 'wired', is: 'Up' }, answer(FACTS, 'WARNING: x\r\n')).state).toBe('holds');
  const reported = judge({ fact: 'wired', is: 'Up' }, answer(FACTS, 'reported 2026-11-21T09:00:00.000Z\n'));
  expect(reported).toMatchObject({ state: 'holds', seen: 'Up', at: 'reported 2026-11-21T09:00:00.000Z' });
});

test('the look asks for every fact of the shape, in letters any Windows reads', () => {
  const script = hostFactsScript();
  for (const fact of Object.keys(HostFacts.shape)) expect(script).toMatch(new RegExp(`^  ${fact} = `, 'm'));
  expect(script).not.toMatch(/[^\n\x20-\x7e]/);
});
