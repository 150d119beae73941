/** `resolves`: names lead to the addresses of the inventory, one or all forty with one command. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { commandLine, readableCommand } from '../quote.ts';
import { namesInWords } from './ping.ts';
import { HostOrAddress } from './words.ts';

/** Shorter than the bound of the probe: a resolver that keeps silent is an answer, not our failure. */
const LOOKUP_SECONDS = 3;

type Names = { name?: string | undefined; is?: string | undefined; as: 'short' | 'fqdn' };

export const resolves = defineKind({
  options: {
    name: HostOrAddress.optional(),
    is: z.ipv4().optional().describe('the address `name` leads to'),
    all: z.literal(true).optional().describe('the names of all machines, instead of one'),
    as: z.enum(['short', 'fqdn']).default('short').describe('with `all`: "pg-01" or "pg-01.lab.internal"'),
    source: z.enum(['any', 'files']).default('any').describe('"files": what /etc/hosts alone says'),
  },
  values: ['missing', 'count', 'total'],
  describe: ({ name, is }) =>
    name
      ? { ko: `${name}의 주소는 ${is}입니다`, en: `${name} leads to ${is}` }
      : { ko: '모든 서버의 이름이 주소로 바뀝니다', en: 'Every machine’s name leads to its address' },
  look: (options, { inventory }) => {
    const names = [...wanted(options, inventory).keys()];
    const source = options.source === 'files' ? ['-s', 'hosts:files'] : [];
    const shown = names.length > 3 ? [...names.slice(0, 3), '…'] : names;
    return {
      command: readableCommand(['getent', 'hosts', ...shown]).replace("'…'", '…'),
      script: `timeout ${LOOKUP_SECONDS} ${commandLine(['getent', ...source, 'hosts', ...names])}; echo "exit $?"`,
      bytes: 16 * 1024,
    };
  },
  judge: (options, observation, { inventory }) => {
    const want = wanted(options, inventory);
    const expected = options.is ?? `${want.size}/${want.size}`;
    const code = /^exit (\d+)$/m.exec(observation.output)?.[1];
    if (code !== '0' && code !== '2' && code !== '124') return cannotTell(expected, observation);
    const found = readAnswers(observation.output);
    const wrong = [...want].filter(([name, ip]) => found(name) !== ip);
    const values = {
      missing: namesInWords(wrong.map(([name]) => name)),
      count: String(want.size - wrong.length),
      total: String(want.size),
    };
    const state = holdsIf(wrong.length === 0);
    if (options.name) {
      return {
        state,
        expected,
        seen: found(options.name) ?? (code === '124' ? 'no answer' : 'none'),
        values,
      };
    }
    const details = wrong.map(([name]) => `${name} → ${found(name) ?? '✗'}`);
    const seen = `${values.count}/${values.total}`;
    return { state, expected, seen: details.length > 0 ? `${seen}: ${namesInWords(details)}` : seen, values };
  },
});

function wanted(
  { name, is, as }: Names,
  inventory: { domain: string; machines: Array<{ hostname: string; ip: string }> },
) {
  if (name !== undefined) return new Map([[name, is]]);
  return new Map(
    inventory.machines.map(({ hostname, ip }) => [
      as === 'fqdn' ? `${hostname}.${inventory.domain}` : hostname,
      ip,
    ]),
  );
}

/** Lines of getent are "address name alias…"; a DNS answer gives the long name for a short question. */
function readAnswers(output: string): (name: string) => string | undefined {
  const answers = new Map<string, string>();
  for (const line of output.split('\n')) {
    const [ip, ...names] = line.trim().split(/\s+/);
    if (!ip || !/^[\d.]+$|:/.test(ip)) continue;
    for (const name of names) {
      if (!answers.has(name)) answers.set(name, ip);
      const short = name.split('.')[0]!;
      if (!answers.has(short)) answers.set(short, ip);
    }
  }
  return (name) => answers.get(name);
}
