/** Where events lie in time, and which of them is open. */
export type Look = {
  /** The event that is open; `null` when none is. */
  at: number | null;
  every: boolean;
  lane: string | null;
};

export const START: Look = { at: 0, every: false, lane: null };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** `2013`, `2013-03`, `2013년 3월`, `March 2013`, `1960s` as years with a fraction; `null` when no year is told. */
export function yearOf(when: string): number | null {
  const year = /\b(1[89]|2[01])\d\d/.exec(when)?.[0];
  if (!year) return null;
  const numbered = /\d{4}(?:[-./]|년\s*)(\d{1,2})(?!\d)/.exec(when)?.[1];
  const named = MONTHS.findIndex((month) => new RegExp(`\\b${month}`, 'i').test(when));
  const month = numbered ? Number(numbered) - 1 : named;
  return Number(year) + (month >= 0 && month < 12 ? month / 12 : 0);
}

/** Places between 0 and 1 along the whole time; `null` when an event tells no year or all tell the same. */
export function placesOf(whens: readonly string[]): number[] | null {
  const years = whens.map(yearOf);
  if (years.some((year) => year === null)) return null;
  const known = years as number[];
  const first = Math.min(...known);
  const span = Math.max(...known) - first;
  return span > 0 ? known.map((year) => (year - first) / span) : null;
}

/** The next event that is shown, in either direction; stays at the ends. */
export function step(at: number, by: 1 | -1, shown: readonly number[]): number {
  const ahead = by > 0 ? shown.find((event) => event > at) : shown.findLast((event) => event < at);
  return ahead ?? at;
}

export const readLook =
  (events: number, lanes: readonly string[]) =>
  (kept: unknown): Look | null => {
    const { at, every, lane } = { ...START, ...(kept as Partial<Look> | null) };
    const fits =
      (at === null || (Number.isInteger(at) && at >= 0 && at < events)) &&
      typeof every === 'boolean' &&
      (lane === null || lanes.includes(lane));
    return fits ? { at, every, lane } : null;
  };
