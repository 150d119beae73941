/** `clock`: chrony follows the time source it should, closely enough. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';

/** Fields of `chronyc -c tracking` that we read, counted from 0. */
const FIELD = { id: 0, name: 1, stratum: 2, offset: 4, leap: 13 } as const;
/** What chrony calls itself when it serves its own clock. */
const LOCAL = '7F7F0101';

export const clock = defineKind({
  options: {
    reference: z
      .union([z.literal('local'), z.ipv4()])
      .optional()
      .describe('address of the time server; "local" for the server itself'),
    within: z.number().positive().default(1).describe('greatest difference, in seconds'),
  },
  values: ['reference', 'offset'],
  describe: ({ reference }) =>
    reference && reference !== 'local'
      ? { ko: `시계를 ${reference}에 맞추고 있습니다`, en: `The clock follows ${reference}` }
      : { ko: '시계가 맞춰져 있습니다', en: 'The clock is synchronised' },
  look: () => ({ command: 'chronyc tracking', script: 'chronyc -n -c tracking' }),
  judge: ({ reference, within }, observation) => {
    const expected = `${reference ?? 'synchronised'}, ±${within} s`;
    if (observation.exitCode === 127) return { state: 'fails', expected, seen: 'chrony: not-installed' };
    if (/^506 /m.test(observation.output)) return { state: 'fails', expected, seen: 'chronyd: no answer' };
    const fields = observation.output.trim().split('\n').at(-1)!.split(',');
    const offset = Number(fields[FIELD.offset]);
    const leap = fields[FIELD.leap];
    if (!leap || !Number.isFinite(offset)) return cannotTell(expected, observation);
    const source = fields[FIELD.id] === LOCAL ? 'local' : fields[FIELD.name] || 'none';
    const values = { reference: source, offset: `${offset.toFixed(6)} s` };
    if (leap === 'Not synchronised') return { state: 'fails', expected, seen: 'not synchronised', values };
    const right = (reference === undefined || source === reference) && Math.abs(offset) <= within;
    return { state: holdsIf(right), expected, seen: `${source}, ${values.offset}`, values };
  },
});
