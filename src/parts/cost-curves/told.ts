/** The two curves in words and as a table, the same on the server and in the browser. */
import { fill } from '../../i18n/fill.ts';
import type { Language } from '../../i18n/index.ts';
import { say, sayMonth } from '../numbers/say.ts';
import type { NumberTable } from '../numbers/table.ts';
import { type Assumptions, type Curves, cheaperAt, curves, turns } from './model.ts';
import type { Words } from './words.ts';

/** More turns than these are only counted. */
const TURNS_TOLD = 3;

export const prices = (value: number, words: Words, language: Language): string =>
  fill(words.prices, { n: say(value, 'plain', language) });

export function inWords(assumed: Assumptions, words: Words, language: Language): string {
  const both = curves(assumed);
  const found = turns(both);
  const told = found
    .slice(0, TURNS_TOLD)
    .map(({ month, to }) => fill(words.turn[to], { when: sayMonth(month, language) }));
  const more = found.length - TURNS_TOLD;
  const end = fill(words.end, {
    years: say(assumed.years, 'years', language),
    own: prices(both.own.at(-1)!, words, language),
    rent: prices(both.rent.at(-1)!, words, language),
  });
  return [
    words.first,
    ...(found.length === 0 ? [words.never] : told),
    ...(more > 0 ? [fill(words.more, { n: more })] : []),
    end,
  ].join(' ');
}

export function asTable(assumed: Assumptions, words: Words, language: Language): NumberTable {
  const both: Curves = curves(assumed);
  const rows = Array.from({ length: assumed.years + 1 }, (_, year) => [
    say(year, 'years', language),
    say(both.own[year * 12]!, 'plain', language),
    say(both.rent[year * 12]!, 'plain', language),
    words.sides[cheaperAt(both, year * 12)],
  ]);
  return { heads: [words.heads.after, words.sides.own, words.sides.rent, words.heads.cheaper], rows };
}
