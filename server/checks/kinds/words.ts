/** Option shapes that several kinds share: names that are safe to look for, and what a text may be held against. */
import { z } from 'zod';

export const UnitName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9@:._-]{0,127}$/, 'must be the name of a systemd unit');
export const PackageName = z.string().regex(/^[a-z0-9][a-z0-9+.-]{1,127}$/, 'must be a Debian package name');
export const InterfaceName = z
  .string()
  .regex(/^[a-z][a-z0-9._-]{0,14}$/, 'must be the name of an interface, or "auto"')
  .default('auto')
  .describe(
    '"auto" is the interface that carries the lab network: host0 in the practice lab, enp0s3 in a class',
  );
/** Of a variable in a script; one letter is what the script around it may use. */
export const VariableName = z.string().regex(/^[a-z]{2,16}$/, 'must be two to sixteen small letters');
export const Port = z.number().int().min(1).max(65535);
export const AbsolutePath = z.string().regex(/^\/[^\0\n]*$/, 'must be an absolute path');
export const HostOrAddress = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'must be a host name or an address');

/** How a value is held against what was seen; every key that is given has to hold. */
export const EXPECTATION = {
  is: z.union([z.string(), z.number(), z.boolean()]).optional().describe('exactly this'),
  includes: z.string().optional().describe('a list that has this item, or a text with it inside'),
  matches: z.string().optional().describe('regular expression'),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
};
export type Expectation = z.output<z.ZodObject<typeof EXPECTATION>>;

/** Longest line a pattern is tried on: a hostile line must not cost a pattern much time. */
const LONGEST_LINE = 1000;

/** True when one line of the text has the pattern. */
export function lineMatches(text: string, pattern: string): string | undefined {
  const expression = new RegExp(pattern);
  return text.split('\n').find((line) => expression.test(line.slice(0, LONGEST_LINE)));
}

export function meets(value: unknown, want: Expectation): boolean {
  const text = asText(value);
  const number = Number(text);
  return (
    (want.is === undefined || text === String(want.is)) &&
    (want.includes === undefined ||
      (Array.isArray(value)
        ? value.some((item) => asText(item) === want.includes)
        : text.includes(want.includes))) &&
    (want.matches === undefined || lineMatches(text, want.matches) !== undefined) &&
    (want.atLeast === undefined || number >= want.atLeast) &&
    (want.atMost === undefined || number <= want.atMost)
  );
}

export function inWords(want: Expectation): string {
  const parts = [
    want.is === undefined ? '' : String(want.is),
    want.includes === undefined ? '' : `… ${want.includes} …`,
    want.matches === undefined ? '' : `/${want.matches}/`,
    want.atLeast === undefined ? '' : `≥ ${want.atLeast}`,
    want.atMost === undefined ? '' : `≤ ${want.atMost}`,
  ];
  return parts.filter(Boolean).join(', ') || '—';
}

/** A value as a learner would write it: lists with commas, no quotes around plain words. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
