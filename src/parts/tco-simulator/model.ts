/**
 * What a load costs for some years in a public cloud, on machines of one's own, and mixed. Every number that nobody can
 * know for the reader is an input. Not counted: moving, downtime, tax, interest, changes of price.
 */
import { type Knob, startOf, type Values } from '../numbers/knob.ts';

export const SHAPES = ['flat', 'office', 'season', 'growing'] as const;
export type Shape = (typeof SHAPES)[number];

/** The share of a year in which the load is at its peak: ten hours of five days, two months of twelve. */
const BUSY: Record<Shape, number> = { flat: 1, office: 50 / 168, season: 2 / 12, growing: 1 };
const YEAR_HOURS = 8760;
const GIGABYTES = 1000;

/** What is taken from content/versions.yaml. */
export type Prices = { discountMax: number; egress: number };

export const knobsFor = ({ discountMax, egress }: Prices) =>
  ({
    peak: { from: 10, to: 500, step: 10, start: 100, unit: 'machines' },
    quiet: { from: 0, to: 90, step: 5, start: 20, unit: 'percent' },
    growth: { from: 0, to: 100, step: 5, start: 30, unit: 'percent' },
    follows: { from: 0, to: 100, step: 5, start: 80, unit: 'percent' },
    years: { from: 1, to: 10, step: 1, start: 5, unit: 'years' },
    ownUse: { from: 20, to: 90, step: 5, start: 60, unit: 'percent' },
    rentUse: { from: 30, to: 100, step: 5, start: 70, unit: 'percent' },
    ownStaff: { from: 0.5, to: 20, step: 0.5, start: 3, unit: 'people' },
    rentStaff: { from: 0.5, to: 20, step: 0.5, start: 1, unit: 'people' },
    salary: { from: 20_000, to: 200_000, step: 5000, start: 60_000, unit: 'dollars' },
    hour: { from: 0.05, to: 1, step: 0.01, start: 0.2, unit: 'price' },
    discount: { from: 0, to: discountMax, step: 1, start: 30, unit: 'percent' },
    egress: { from: 0, to: 500, step: 5, start: 20, unit: 'terabytes' },
    egressPrice: { from: 0, to: 0.2, step: 0.001, start: egress, unit: 'price' },
    server: { from: 3000, to: 50_000, step: 1000, start: 12_000, unit: 'dollars' },
    density: { from: 5, to: 80, step: 5, start: 30, unit: 'machines' },
    life: { from: 3, to: 8, step: 1, start: 5, unit: 'years' },
    upkeep: { from: 0, to: 10_000, step: 250, start: 2500, unit: 'dollars' },
    support: { from: 0, to: 10_000, step: 250, start: 1000, unit: 'dollars' },
    line: { from: 0, to: 20_000, step: 500, start: 2000, unit: 'dollars' },
  }) as const satisfies Record<string, Knob>;
export type KnobId = keyof ReturnType<typeof knobsFor>;
export type Assumptions = Values<KnobId> & { shape: Shape };

/** Inputs that some shapes of load have no use for. */
const ONLY_FOR: Partial<Record<KnobId, readonly Shape[]>> = {
  quiet: ['office', 'season'],
  follows: ['office', 'season'],
  growth: ['growing'],
};
export const matters = (id: KnobId, shape: Shape): boolean => ONLY_FOR[id]?.includes(shape) ?? true;

export const OPTIONS = ['rent', 'own', 'mix'] as const;
export type Option = (typeof OPTIONS)[number];
export const KINDS = ['machines', 'running', 'network', 'people'] as const;
export type Kind = (typeof KINDS)[number];
export type Costs = Record<Kind, number>;

/** The shape of the load of one year, counted in virtual machines that are really needed. */
type Load = { peak: number; base: number; busy: number; average: number };

function loadOf({ shape, peak, quiet, growth }: Assumptions, year: number): Load {
  const grown = shape === 'growing' ? peak * (1 + growth / 100) ** year : peak;
  const base = matters('quiet', shape) ? (grown * quiet) / 100 : grown;
  const busy = BUSY[shape];
  return { peak: grown, base, busy, average: busy * grown + (1 - busy) * base };
}

const people = ({ salary }: Assumptions, count: number): number => count * salary;
const servers = ({ density, ownUse }: Assumptions, machines: number): number =>
  Math.ceil(machines / ((density * ownUse) / 100) - 1e-9);

function ownMachines(assumed: Assumptions, machines: number): Pick<Costs, 'machines' | 'running'> {
  const { server, life, upkeep, support } = assumed;
  const count = servers(assumed, machines);
  return { machines: (count * server) / life, running: count * (upkeep + support) };
}

function rent(assumed: Assumptions, { peak, base, busy }: Load): Costs {
  const { follows, rentUse, hour, discount, egress, egressPrice, rentStaff } = assumed;
  // What is not switched off in quiet times stays on all year and can be committed to.
  const always = base + (peak - base) * (1 - follows / 100);
  const extra = (peak - always) * busy;
  const yearly = (YEAR_HOURS * hour) / (rentUse / 100);
  return {
    machines: yearly * (always * (1 - discount / 100) + extra),
    running: 0,
    network: egress * GIGABYTES * 12 * egressPrice,
    people: people(assumed, rentStaff),
  };
}

function own(assumed: Assumptions, { peak }: Load): Costs {
  return {
    ...ownMachines(assumed, peak),
    network: assumed.line * 12,
    people: people(assumed, assumed.ownStaff),
  };
}

/** The base at home, the peaks outside; both kinds of people are needed. */
function mix(assumed: Assumptions, { peak, base, busy, average }: Load): Costs {
  const { follows, rentUse, hour, egress, egressPrice, line, ownStaff, rentStaff } = assumed;
  const outside = (peak - base) * busy;
  const left = (peak - base) * (1 - busy) * (1 - follows / 100);
  const home = ownMachines(assumed, base);
  const share = outside / average;
  return {
    machines: home.machines + (YEAR_HOURS * hour * (outside + left)) / (rentUse / 100),
    running: home.running,
    network: line * 12 + egress * GIGABYTES * 12 * egressPrice * share,
    people: people(assumed, ownStaff + rentStaff),
  };
}

const COUNT = { rent, own, mix };

/** What each option costs in each year; a load without peaks has nothing to put outside. */
export type Bill = { options: Option[]; years: Array<Record<Option, Costs>> };

export function billOf(assumed: Assumptions): Bill {
  const years = Array.from({ length: assumed.years }, (_, year) => {
    const load = loadOf(assumed, year);
    return Object.fromEntries(OPTIONS.map((option) => [option, COUNT[option](assumed, load)]));
  }) as Array<Record<Option, Costs>>;
  return { options: OPTIONS.filter((option) => option !== 'mix' || matters('quiet', assumed.shape)), years };
}

export const sumOf = (costs: Costs): number => KINDS.reduce((sum, kind) => sum + costs[kind], 0);

export const totalOf = ({ years }: Bill, option: Option): number =>
  years.reduce((sum, year) => sum + sumOf(year[option]), 0);

export const kindOf = ({ years }: Bill, option: Option, kind: Kind): number =>
  years.reduce((sum, year) => sum + year[option][kind], 0);

/** Options from the cheapest to the dearest. */
export const ranked = (bill: Bill): Option[] =>
  [...bill.options].sort((a, b) => totalOf(bill, a) - totalOf(bill, b));

export const winnerOf = (assumed: Assumptions): Option => ranked(billOf(assumed))[0]!;

export const assumptionsAt = (prices: Prices): Assumptions => ({
  ...startOf(knobsFor(prices)),
  shape: 'flat',
});
