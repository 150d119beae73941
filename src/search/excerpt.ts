/** The sentence of a text that answers best, in pieces of which some are marked. */
import { wordsOf } from './words.ts';

export type Piece = { text: string; marked: boolean };

const LONGEST = 150;

export function excerpt(text: string, terms: readonly string[]): Piece[] {
  const sentences = text.split(/(?<=[.?!。])\s+|\n+/).filter((sentence) => sentence.trim());
  const wanted = new Set(terms);
  const worth = (sentence: string): number =>
    new Set(wordsOf(sentence).flatMap(({ terms: own }) => own.filter((term) => wanted.has(term)))).size;
  let best = '';
  let most = -1;
  for (const sentence of sentences) {
    const value = worth(sentence);
    if (value > most) [best, most] = [sentence, value];
  }
  return marked(shortened(best.trim(), terms), terms);
}

export function marked(text: string, terms: readonly string[]): Piece[] {
  const spans = spansOf(text, terms);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** A long sentence is cut around the first thing that is marked in it. */
function shortened(sentence: string, terms: readonly string[]): string {
  if (sentence.length <= LONGEST) return sentence;
  const first = spansOf(sentence, terms)[0]?.[0] ?? 0;
  const from = Math.max(0, Math.min(first - 40, sentence.length - LONGEST));
  const start = from === 0 ? 0 : sentence.indexOf(' ', from) + 1;
  const end = start + LONGEST;
  return `${start > 0 ? '…' : ''}${sentence.slice(start, end)}${end < sentence.length ? '…' : ''}`;
}

/** Where terms stand; neighbouring pairs of syllables are one span. */
function spansOf(text: string, terms: readonly string[]): Array<[number, number]> {
  const low = text.toLowerCase();
  if (low.length !== text.length) return [];
  const hits: Array<[number, number]> = [];
  for (const term of terms) {
    if (term.length < 2) continue;
    for (let at = low.indexOf(term); at >= 0; at = low.indexOf(term, at + 1)) {
      if (!/[a-z0-9]/.test(term[0]!)) hits.push([at, at + term.length]);
      // A Latin word is marked from its beginning to its end.
      else if (!/[a-z0-9]/.test(low[at - 1] ?? '')) hits.push([at, endOfWord(low, at + term.length)]);
    }
  }
  const spans: Array<[number, number]> = [];
  for (const [from, to] of hits.sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (/[a-z0-9]/.test(text[at] ?? '')) at++;
  return at;
}
