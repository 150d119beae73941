/** Prices in words and as tables, the same on the server and in the browser. */
import { fill } from '../../i18n/fill.ts';
import type { Language } from '../../i18n/index.ts';
import type { Values } from '../numbers/knob.ts';
import { say } from '../numbers/say.ts';
import type { NumberTable } from '../numbers/table.ts';
import {
  CLASSES,
  type ComputeId,
  cheapest,
  committedFrom,
  computeCost,
  LEVERS,
  MINIMUM_DAYS,
  type Prices,
  type StorageId,
  storageCost,
} from './model.ts';
import type { Words } from './words.ts';

export const dollars = (costs: Record<string, number>, language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, say(cost, 'dollars', language)]));

export function computeInWords(assumed: Values<ComputeId>, { compute }: Words, language: Language): string {
  const cost = computeCost(assumed, assumed.hours);
  const hours = (count: number) => say(count, 'hours', language);
  return [
    fill(compute.now, { hours: hours(assumed.hours), ...dollars(cost, language) }),
    assumed.committed === 0 ? compute.never : fill(compute.from, { hours: hours(committedFrom(assumed)) }),
    ...(cost.spot > cost.demand ? [compute.risk] : []),
  ].join(' ');
}

export function computeTable(
  assumed: Values<ComputeId>,
  { compute }: Words,
  language: Language,
): NumberTable {
  const cost = computeCost(assumed, assumed.hours);
  const rows = LEVERS.map((lever) => [compute.levers[lever].name, say(cost[lever], 'dollars', language)]);
  return { heads: compute.heads, rows };
}

export function storageInWords(
  assumed: Values<StorageId>,
  prices: Prices,
  { words: { storage }, language }: { words: Words; language: Language },
): string {
  const cost = storageCost(assumed, assumed.months, prices);
  const early = CLASSES.filter((one) => MINIMUM_DAYS[one] > (assumed.months * 365) / 12);
  const now = fill(storage.now, {
    months: say(assumed.months, 'months', language),
    read: say(assumed.read, 'percent', language),
    best: storage.classes[cheapest(cost)],
    ...dollars(cost, language),
  });
  const names = early.map((one) => storage.classes[one]).join(', ');
  return early.length === 0 ? now : `${now} ${fill(storage.minimum, { classes: names })}`;
}

export function storageTable(
  assumed: Values<StorageId>,
  prices: Prices,
  { words: { storage }, language }: { words: Words; language: Language },
): NumberTable {
  const cost = storageCost(assumed, assumed.months, prices);
  const price = (value: number) => say(value, 'price', language);
  const rows = CLASSES.map((one) => [
    storage.classes[one],
    one === 'standard' ? fill(storage.assumed, { price: price(assumed.standard) }) : price(prices[one]),
    one === 'standard' ? storage.no : price(prices[`${one}Read`]),
    one === 'standard' ? storage.no : fill(storage.days, { n: MINIMUM_DAYS[one] }),
    say(cost[one], 'dollars', language),
  ]);
  return { heads: storage.heads, rows };
}
