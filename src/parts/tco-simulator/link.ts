/** Assumptions in the address of a page, so that they can be handed on. What a stranger wrote there is read strictly or not at all. */
import { fits, idsOf } from '../numbers/knob.ts';
import { type Assumptions, knobsFor, type Prices, SHAPES } from './model.ts';

const LONGEST = 600;

export function hashOf(part: string, assumed: Assumptions): string {
  const { shape, ...numbers } = assumed;
  const query = new URLSearchParams({ shape });
  for (const [id, value] of Object.entries(numbers)) query.set(id, String(value));
  return `#${part}?${query}`;
}

/** Null: the address is not about this part. 'refused': it is, and cannot be used. */
export function readHash(part: string, hash: string, prices: Prices): Assumptions | 'refused' | null {
  const begin = `#${part}?`;
  if (!hash.startsWith(begin)) return null;
  if (hash.length > LONGEST) return 'refused';
  const pairs = [...new URLSearchParams(hash.slice(begin.length))];
  const given = new Map(pairs);
  const knobs = knobsFor(prices);
  const ids = idsOf(knobs);
  const shape = SHAPES.find((one) => one === given.get('shape'));
  if (!shape || pairs.length !== ids.length + 1 || given.size !== pairs.length) return 'refused';
  const numbers = ids.map((id) => [id, numberIn(given.get(id))] as const);
  return numbers.every(([id, value]) => fits(knobs[id], value))
    ? ({ shape, ...Object.fromEntries(numbers) } as Assumptions)
    : 'refused';
}

/** A number written as we write it: no signs, exponents, spaces or leading zeros. */
function numberIn(text: string | undefined): number | null {
  if (text === undefined || !/^(0|[1-9]\d*)(\.\d+)?$/.test(text)) return null;
  return Number(text);
}

export function readKept(value: unknown, prices: Prices): Assumptions | null {
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Record<string, unknown>;
  const knobs = knobsFor(prices);
  const ids = idsOf(knobs);
  const known = SHAPES.some((shape) => shape === given.shape) && Object.keys(given).length === ids.length + 1;
  return known && ids.every((id) => fits(knobs[id], given[id])) ? (given as Assumptions) : null;
}
