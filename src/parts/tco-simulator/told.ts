/** The result in words and tables, the same on the server and in the browser. */
import { fill } from '../../i18n/fill.ts';
import type { Language } from '../../i18n/index.ts';
import { say } from '../numbers/say.ts';
import type { NumberTable } from '../numbers/table.ts';
import { flipsOf } from './flips.ts';
import {
  type Assumptions,
  type Bill,
  billOf,
  KINDS,
  kindOf,
  knobsFor,
  type Option,
  type Prices,
  ranked,
  sumOf,
  totalOf,
} from './model.ts';
import type { Words } from './words.ts';

export type Said = { words: Words; language: Language; prices: Prices };

/** Below this the winner is called a draw: nobody knows the assumptions better. */
const DRAW = 0.05;
/** Flips that are told in full. */
const FLIPS_TOLD = 5;

export function resultInWords(assumed: Assumptions, { words, language }: Said): string {
  const bill = billOf(assumed);
  const [best, second] = ranked(bill) as [Option, Option];
  const [low, high] = [totalOf(bill, best), totalOf(bill, second)];
  const less = (high - low) / high;
  const percent = (share: number) =>
    say(Number((share * 100).toFixed(share < 0.1 ? 1 : 0)), 'percent', language);
  const sums = bill.options.map((option) =>
    fill(words.result.one, {
      option: words.options[option],
      sum: say(totalOf(bill, option), 'dollars', language),
    }),
  );
  const kind = [...KINDS].sort((a, b) => kindOf(bill, best, b) - kindOf(bill, best, a))[0]!;
  return [
    fill(less < DRAW ? words.result.even : words.result.wins, {
      option: words.options[best],
      percent: percent(less),
    }),
    `${fill(words.result.total, { years: say(assumed.years, 'years', language) })} ${sums.join(', ')}.`,
    fill(words.result.largest, { kind: words.kinds[kind], percent: percent(kindOf(bill, best, kind) / low) }),
    ...(bill.options.includes('mix') ? [] : [words.result.noMix]),
  ].join(' ');
}

/** Spent by the end of each year, beginning with nothing. */
export function spent({ years }: Bill, option: Option): number[] {
  const sums = [0];
  for (const year of years) sums.push(sums.at(-1)! + sumOf(year[option]));
  return sums;
}

export function yearsTable(assumed: Assumptions, { words, language }: Said): NumberTable {
  const bill = billOf(assumed);
  const columns = bill.options.map((option) => spent(bill, option));
  const rows = bill.years.map((_, year) => [
    say(year + 1, 'years', language),
    ...columns.map((sums) => say(sums[year + 1]!, 'dollars', language)),
  ]);
  return { heads: [words.years.head, ...bill.options.map((option) => words.options[option])], rows };
}

export function costsTable(assumed: Assumptions, { words, language }: Said): NumberTable {
  const bill = billOf(assumed);
  const row = (name: string, value: (option: Option) => number) => [
    name,
    ...bill.options.map((option) => say(value(option), 'dollars', language)),
  ];
  const rows = KINDS.map((kind) => row(words.kinds[kind], (option) => kindOf(bill, option, kind)));
  const total = row(words.costs.total, (option) => totalOf(bill, option));
  return {
    heads: [words.costs.head, ...bill.options.map((option) => words.options[option])],
    rows: [...rows, total],
  };
}

export function flipsInWords(assumed: Assumptions, { words, language, prices }: Said): string[] {
  const { knobs, shapes, never } = flipsOf(assumed, prices);
  const units = knobsFor(prices);
  const told = knobs.slice(0, FLIPS_TOLD).map(({ id, from, to, winner }) =>
    fill(to > from ? words.flips.up : words.flips.down, {
      name: words.knobs[id].name,
      from: say(from, units[id].unit, language),
      to: say(to, units[id].unit, language),
      winner: words.options[winner],
    }),
  );
  const more = knobs.length - FLIPS_TOLD;
  return [
    ...told,
    ...(more > 0 ? [fill(words.flips.more, { n: more })] : []),
    ...shapes.map(({ shape, winner }) =>
      fill(words.flips.shape, { shape: words.shape.names[shape].name, winner: words.options[winner] }),
    ),
    ...(knobs.length + shapes.length === 0 ? [words.flips.none] : []),
    ...(never.length > 0
      ? [fill(words.flips.never, { names: never.map((id) => words.knobs[id].name).join(', ') })]
      : []),
  ];
}
