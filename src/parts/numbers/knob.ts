/** A number that nobody can know for the reader: an input with a range and a stated start. */
export const UNITS = [
  'percent',
  'years',
  'months',
  'hours',
  'machines',
  'people',
  'terabytes',
  'gigabytes',
  'dollars',
  'price',
  'plain',
] as const;
export type Unit = (typeof UNITS)[number];
export type Knob = { from: number; to: number; step: number; start: number; unit: Unit };
export type Knobs<Id extends string = string> = Readonly<Record<Id, Knob>>;
export type Values<Id extends string = string> = Record<Id, number>;

export const idsOf = <Id extends string>(knobs: Knobs<Id>): Id[] => Object.keys(knobs) as Id[];

export const startOf = <Id extends string>(knobs: Knobs<Id>): Values<Id> =>
  Object.fromEntries(idsOf(knobs).map((id) => [id, knobs[id].start])) as Values<Id>;

/** Within the range and on a step of it. */
export function fits({ from, to, step }: Knob, value: unknown): value is number {
  if (typeof value !== 'number' || !(value >= from && value <= to)) return false;
  const steps = (value - from) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Exactly these numbers and no others, each of which could have been chosen. */
export function readValues<Id extends string>(knobs: Knobs<Id>): (value: unknown) => Values<Id> | null {
  return (value) => {
    if (typeof value !== 'object' || value === null) return null;
    const given = value as Record<string, unknown>;
    const ids = idsOf(knobs);
    if (Object.keys(given).length !== ids.length) return null;
    return ids.every((id) => fits(knobs[id], given[id])) ? (given as Values<Id>) : null;
  };
}

/** The n-th place of a range, without the dust of binary fractions. */
export const placeOf = ({ from, step }: Knob, n: number): number => Number((from + n * step).toFixed(6));
export const placesOf = ({ from, to, step }: Knob): number => Math.round((to - from) / step);
