/** `netplan`: what the netplan files together say, by key. Starts Python: for one machine, not for all forty. */
import { parse } from 'yaml';
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { asText, EXPECTATION, inWords, meets } from './words.ts';

const COMMAND = '/usr/sbin/netplan get';
/** The interface of the lab network, when a key says "auto": what netplan calls the first real one. */
const LAB_INTERFACE = /^(host\d|en|eth)/;

export const netplan = defineKind({
  options: {
    key: z
      .string()
      .regex(/^[a-z0-9-]+(\.[A-Za-z0-9_-]+)*$/, 'must look like "ethernets.auto.dhcp4"')
      .describe('"ethernets.auto.addresses"; "auto" stands for the interface of the lab network'),
    ...EXPECTATION,
    absent: z.boolean().default(false).describe('the key must not be there'),
  },
  describe: ({ key, absent, ...want }) => ({
    ko: absent ? `netplan에 ${key} 값이 없습니다` : `netplan의 ${key}: ${inWords(want)}`,
    en: absent ? `netplan has no ${key}` : `netplan’s ${key}: ${inWords(want)}`,
  }),
  look: () => ({
    command: 'sudo netplan get',
    script: `sudo -n ${COMMAND}`,
    sudo: [COMMAND],
    bytes: 16 * 1024,
  }),
  judge: ({ key, absent, ...want }, observation) => {
    const expected = absent ? 'absent' : inWords(want);
    if (/command not found|No such file/.test(observation.output)) {
      return { state: 'fails', expected, seen: 'netplan: not-installed' };
    }
    const complaint = /(Error in network definition|Invalid YAML|\.yaml:\d+:\d+: Error)[^\n]*/.exec(
      observation.output,
    );
    if (complaint) return { state: 'fails', expected, seen: complaint[0] };
    const tree = observation.exitCode === 0 ? readTree(observation.output) : undefined;
    if (tree === undefined) return cannotTell(expected, observation);
    const value = pick(tree, ['network', ...key.split('.')]);
    if (absent) return { state: holdsIf(value === undefined), expected, seen: asText(value) };
    return { state: holdsIf(value !== undefined && meets(value, want)), expected, seen: asText(value) };
  },
});

/** netplan warns in lines of its own, some of them without the word; the tree is what begins with "network:". */
function readTree(output: string): unknown {
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.startsWith('network:'));
  const end = lines.findIndex((line, i) => i > start && !/^\s|^$/.test(line));
  const yaml = start < 0 ? output : lines.slice(start, end < 0 ? undefined : end).join('\n');
  try {
    return parse(yaml, { maxAliasCount: 0 }) ?? {};
  } catch {
    return undefined;
  }
}

function pick(tree: unknown, keys: string[]): unknown {
  let here = tree;
  for (const key of keys) {
    if (typeof here !== 'object' || here === null) return undefined;
    const names = Object.keys(here);
    const name = key === 'auto' ? (names.find((one) => LAB_INTERFACE.test(one)) ?? names[0]) : key;
    if (name === undefined || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}
