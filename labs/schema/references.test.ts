import { expect, test } from 'vitest';
import {
  fillReferences,
  fillReferencesDeep,
  loadInventory,
  parseGuideBlocks,
  UnknownReference,
} from './index.ts';

const inventory = loadInventory();
const self = inventory.machines[13]!;

test('a reference is filled from the inventory', () => {
  expect(fillReferences('ping {{pg-01.ip}} # {{pg-01.fqdn}} in {{lab.cidr}}', inventory)).toBe(
    'ping 192.168.10.23 # pg-01.lab.internal in 192.168.10.0/24',
  );
});

test('a probe is filled for the machine it looks at', () => {
  expect(fillReferencesDeep({ hostname: { is: '{{self.hostname}}' } }, inventory, self)).toEqual({
    hostname: { is: 'pg-02' },
  });
});

test('the whole list of machines can be named, one line each under a header', () => {
  const lines = fillReferences('{{lab.machines-csv}}', inventory).split('\n');
  expect(lines.slice(0, 2)).toEqual(['hostname,ip,group', 'ctl-01,192.168.10.11,control']);
  expect(lines).toHaveLength(inventory.machines.length + 1);
});

test('the hosts can be named, with the machines they carry and their memory', () => {
  const lines = fillReferences('{{lab.hosts-csv}}', inventory).split('\n');
  expect(lines.slice(0, 2)).toEqual(['hostname,host,memory_gb', 'ctl-01,srv-01,12']);
  expect(lines).toHaveLength(inventory.machines.length + 1);
});

test('an unknown reference throws, so nothing half filled reaches a machine', () => {
  expect(() => fillReferences('{{pg-09.ip}}', inventory)).toThrow(UnknownReference);
  expect(() => fillReferences('{{self.ip}}', inventory)).toThrow(UnknownReference);
});

test('the blocks of a guide are found with their machine, their danger and their line', () => {
  const mdx = [
    '글',
    '',
    '```sh run="pg-02" danger="지웁니다"',
    'rm -rf /srv/x',
    '```',
    '',
    '~~~text',
    '```',
    '~~~',
  ].join('\n');
  expect(parseGuideBlocks(mdx)).toEqual([
    { run: 'pg-02', danger: '지웁니다', lang: 'sh', code: 'rm -rf /srv/x', line: 3, unknown: [] },
    { lang: 'text', code: '```', line: 7, unknown: [] },
  ]);
});

test('a word behind a fence that is none of ours is reported, not dropped', () => {
  expect(parseGuideBlocks('```sh rnu="pg-02" fast\nls\n```')[0]?.unknown).toEqual(['rnu', 'fast']);
});
