/** A window's title as its program gave it, made harmless: plain, short, without what could turn text around. */

const LONGEST = 80;
/** Control characters, and those that are not seen but change how the rest is read. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

export function plainTitle(title: string): string {
  // Cut first: a title may be megabytes long.
  return [...title.slice(0, LONGEST * 8).replace(HARMFUL, '')].slice(0, LONGEST).join('');
}
