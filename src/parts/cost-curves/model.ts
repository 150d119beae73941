/**
 * Buying in steps against renting as it goes. Money is counted in prices of one server, so that no currency and no price
 * list is needed. Machines are bought once a year for all the year will need and renewed when their life ends; rent is paid for the work done, not for spare capacity.
 */
import type { Knob, Values } from '../numbers/knob.ts';

export const KNOBS = {
  load: { from: 5, to: 100, step: 5, start: 20, unit: 'machines' },
  growth: { from: 0, to: 60, step: 5, start: 10, unit: 'percent' },
  use: { from: 10, to: 90, step: 5, start: 60, unit: 'percent' },
  life: { from: 3, to: 8, step: 1, start: 5, unit: 'years' },
  rent: { from: 1, to: 12, step: 0.5, start: 8, unit: 'percent' },
  upkeep: { from: 5, to: 60, step: 5, start: 20, unit: 'percent' },
  years: { from: 3, to: 12, step: 1, start: 8, unit: 'years' },
} as const satisfies Record<string, Knob>;
export type KnobId = keyof typeof KNOBS;
export type Assumptions = Values<KnobId>;

export type Side = 'own' | 'rent';
/** Paid in all by the beginning of each month; month 0 is the first day. */
export type Curves = Record<Side, number[]>;
export type Turn = { month: number; to: Side };

const MONTHS = 12;

export function curves({ load, growth, use, life, rent, upkeep, years }: Assumptions): Curves {
  const own: number[] = [];
  const rented: number[] = [];
  const bought: number[] = [];
  let [ownPaid, rentPaid] = [0, 0];
  const workAt = (year: number): number => load * (1 + growth / 100) ** year;
  const neededIn = (year: number): number => Math.ceil(workAt(year + 1) / (use / 100) - 1e-9);
  for (let month = 0; month <= years * MONTHS; month++) {
    const work = workAt(month / MONTHS);
    const alive = bought.slice(Math.max(0, month - life * MONTHS + 1)).reduce((sum, count) => sum + count, 0);
    const now =
      month % MONTHS === 0 && month < years * MONTHS ? Math.max(0, neededIn(month / MONTHS) - alive) : 0;
    bought.push(now);
    ownPaid += now;
    own.push(ownPaid);
    rented.push(rentPaid);
    ownPaid += ((alive + now) * upkeep) / 100 / MONTHS;
    rentPaid += (work * rent) / 100;
  }
  return { own, rent: rented };
}

export const cheaperAt = ({ own, rent }: Curves, month: number): Side =>
  own[month]! < rent[month]! ? 'own' : 'rent';

/** Every month from which the other side has cost less so far. */
export function turns(both: Curves): Turn[] {
  const found: Turn[] = [];
  for (let month = 1; month < both.own.length; month++) {
    const to = cheaperAt(both, month);
    if (to !== cheaperAt(both, month - 1)) found.push({ month, to });
  }
  return found;
}
