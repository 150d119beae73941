/** A slide shows the first sentences of a paragraph; the rest is what the speaker says. */
import { type Block, insideOf, tagOf, textOf, tokens, widthOf } from './html.ts';

/** Up to this wide (in Korean letters) a paragraph stays whole. */
const WHOLE = 84;
/** Sentences are taken until there is this much. */
const ENOUGH = 40;
/** The end of a sentence that another follows. */
const END = /[.?!][”’"']?\)?(?=\s+(?:[가-힣A-Z“‘"(0-9]|$))/g;

export type Cut = { html: string; rest: string | null };

export function cut(block: Block): Cut {
  const whole: Cut = { html: block.html, rest: null };
  if (widthOf(textOf(block.html)) <= WHOLE) return whole;
  const inside = insideOf(block);
  for (const at of sentenceEnds(inside)) {
    const shown = inside.slice(0, at);
    if (widthOf(textOf(shown)) < ENOUGH) continue;
    const rest = textOf(inside.slice(at));
    if (widthOf(rest) < 8) return whole;
    const said = `<span class="spoken">${inside.slice(at)}</span>`;
    return { html: `${tagOf(block)}${shown}${said}</${block.name}>`, rest };
  }
  return whole;
}

function sentenceEnds(inside: string): number[] {
  const ends: number[] = [];
  let depth = 0;
  for (const token of tokens(inside)) {
    if (token.is === 'open') depth++;
    else if (token.is === 'close') depth--;
    else if (token.is === 'text' && depth === 0) {
      // A sentence may end where an element begins.
      const text = inside.slice(token.from, token.to);
      for (const { index, 0: end } of text.matchAll(END)) ends.push(token.from + index + end.length);
    }
  }
  return ends;
}
