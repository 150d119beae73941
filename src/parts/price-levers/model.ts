/** What the same machine and the same data cost under each lever of a price list. */
import type { Knob, Values } from '../numbers/knob.ts';

/** From content/versions.yaml; money in dollars, discounts in per cent. */
export type Prices = {
  committedMax: number;
  spotMax: number;
  nearline: number;
  coldline: number;
  archive: number;
  nearlineRead: number;
  coldlineRead: number;
  archiveRead: number;
};

/** Hours of a month as price lists count them: 8,760 / 12. */
export const MONTH_HOURS = 730;
const MONTH_DAYS = 365 / 12;

export const computeKnobs = ({ committedMax, spotMax }: Prices) =>
  ({
    price: { from: 0.01, to: 2, step: 0.01, start: 0.2, unit: 'price' },
    machines: { from: 1, to: 50, step: 1, start: 10, unit: 'machines' },
    hours: { from: 10, to: MONTH_HOURS, step: 10, start: 300, unit: 'hours' },
    committed: { from: 0, to: committedMax, step: 1, start: 40, unit: 'percent' },
    spot: { from: 0, to: spotMax, step: 1, start: 60, unit: 'percent' },
    again: { from: 0, to: 100, step: 5, start: 10, unit: 'percent' },
  }) as const satisfies Record<string, Knob>;
export type ComputeId = keyof ReturnType<typeof computeKnobs>;

export const STORAGE_KNOBS = {
  size: { from: 1, to: 100, step: 1, start: 10, unit: 'terabytes' },
  months: { from: 1, to: 24, step: 1, start: 6, unit: 'months' },
  read: { from: 0, to: 100, step: 5, start: 5, unit: 'percent' },
  standard: { from: 0.01, to: 0.05, step: 0.001, start: 0.02, unit: 'price' },
} as const satisfies Record<string, Knob>;
export type StorageId = keyof typeof STORAGE_KNOBS;

export const LEVERS = ['demand', 'committed', 'spot'] as const;
export type Lever = (typeof LEVERS)[number];

/** For one month in which the machines are on for so many hours. */
export function computeCost(assumed: Values<ComputeId>, hours: number): Record<Lever, number> {
  const { price, machines, committed, spot, again } = assumed;
  const full = machines * price;
  return {
    demand: full * hours,
    committed: full * MONTH_HOURS * (1 - committed / 100),
    spot: full * hours * (1 - spot / 100) * (1 + again / 100),
  };
}

/** Hours in a month from which a commitment costs less than paying on demand. */
export const committedFrom = ({ committed }: Values<ComputeId>): number =>
  Math.round(MONTH_HOURS * (1 - committed / 100));

export const CLASSES = ['standard', 'nearline', 'coldline', 'archive'] as const;
export type StorageClass = (typeof CLASSES)[number];
export const MINIMUM_DAYS: Record<StorageClass, number> = {
  standard: 0,
  nearline: 30,
  coldline: 90,
  archive: 365,
};

/** For data that is kept so many months and read by so much each month, and then deleted. */
export function storageCost(
  { size, read, standard }: Values<StorageId>,
  months: number,
  prices: Prices,
): Record<StorageClass, number> {
  const gigabytes = size * 1000;
  const cost = (storageClass: StorageClass, keep: number, readBack: number): number => {
    const days = Math.max(months * MONTH_DAYS, MINIMUM_DAYS[storageClass]);
    return (gigabytes * keep * days) / MONTH_DAYS + gigabytes * (read / 100) * months * readBack;
  };
  return {
    standard: cost('standard', standard, 0),
    nearline: cost('nearline', prices.nearline, prices.nearlineRead),
    coldline: cost('coldline', prices.coldline, prices.coldlineRead),
    archive: cost('archive', prices.archive, prices.archiveRead),
  };
}

export function cheapest<Name extends string>(costs: Record<Name, number>): Name {
  const sorted = (Object.entries(costs) as Array<[Name, number]>).sort(([, a], [, b]) => a - b);
  return sorted[0]![0];
}

/** "$0.010" or "72%" as a number; a price we cannot read is our mistake. */
export function numberOf(price: string): number {
  const [, digits] = /^\$?(\d+(?:\.\d+)?)%?$/.exec(price) ?? [];
  if (!digits) throw new Error(`content/versions.yaml: "${price}" should be a price like "$0.010" or "72%"`);
  return Number(digits);
}
