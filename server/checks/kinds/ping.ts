/** `ping`: which machines answer, asked of all at once in one process. */

import { z } from 'zod';
import type { Inventory } from '#lab';
import { machineByName } from '#lab';
import { defineKind, holdsIf } from '../kind.ts';
import { commandLine } from '../quote.ts';

/** One question, one repeat, half a second each: forty silent machines cost little more than one. */
const FPING = ['fping', '-a', '-q', '-r1', '-t500', '-i1'];
const MOST_NAMES = 6;

export const ping = defineKind({
  options: {
    to: z
      .union([z.literal('all'), z.string(), z.array(z.string()).min(1)])
      .describe('"all", host names, or an address'),
    by: z.enum(['name', 'address']).default('address').describe('by name tries the resolver as well'),
  },
  values: ['missing', 'count', 'total'],
  describe: ({ to, by }) => {
    const whom =
      to === 'all'
        ? { ko: '모든 서버', en: 'Every machine' }
        : { ko: [to].flat().join(', '), en: [to].flat().join(', ') };
    return {
      ko: `${whom.ko}의 ${by === 'name' ? '이름' : '주소'}으로 ping에 답이 옵니다`.replace(
        '주소으로',
        '주소로',
      ),
      en: `${whom.en} answers a ping by ${by}`,
    };
  },
  look: ({ to, by }, { inventory }) => {
    const targets = [...targetsOf(to, by, inventory).keys()];
    const { first, last } = { first: inventory.machines[0]?.ip, last: inventory.machines.at(-1)?.ip };
    return {
      command: to === 'all' && by === 'address' ? `fping -g ${first} ${last}` : `fping ${readable(targets)}`,
      script: `${commandLine([...FPING, ...targets])} 2>/dev/null`,
    };
  },
  judge: ({ to, by }, { output, exitCode }, { inventory }) => {
    const targets = targetsOf(to, by, inventory);
    const total = targets.size;
    const expected = String(total);
    // 0: all answered; 1: some did not; 2: some names are unknown. Anything else is not about the network.
    if (![0, 1, 2].includes(exitCode)) return { state: 'unknown', expected, seen: `fping: exit ${exitCode}` };
    const alive = new Set(output.split('\n').map((line) => line.trim()));
    const missing = [...targets].filter(([target]) => !alive.has(target)).map(([, name]) => name);
    const count = total - missing.length;
    const values = { missing: namesInWords(missing), count: String(count), total: expected };
    const seen = missing.length === 0 ? `${count}` : `${count}/${total}: ✗ ${values.missing}`;
    return { state: holdsIf(missing.length === 0), expected, seen, values };
  },
});

/** What fping is asked, and the host name of each. */
function targetsOf(to: string | string[], by: 'name' | 'address', inventory: Inventory): Map<string, string> {
  const names = to === 'all' ? inventory.machines.map((machine) => machine.hostname) : [to].flat();
  return new Map(
    names.map((name) => {
      const machine = machineByName(inventory, name);
      return [by === 'address' && machine ? machine.ip : name, machine?.hostname ?? name];
    }),
  );
}

const readable = (targets: string[]) =>
  targets.length > 3 ? `${targets.slice(0, 3).join(' ')} …` : targets.join(' ');

/** The first few names, and how many more there are. */
export function namesInWords(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` +${more}` : '');
}
