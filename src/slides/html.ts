/** Reads the HTML that the build itself has written: well formed, every element closed. */

type Token =
  | { is: 'text'; from: number; to: number }
  | { is: 'open' | 'close' | 'empty'; name: string; from: number; to: number };

export type Block = { name: string; html: string };

const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
/** What stands inside these is not HTML. */
const RAW = new Set(['script', 'style', 'textarea']);

export function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) yield { is: 'text', from: at, to: end };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      at = html.indexOf('-->', open) + 3;
      continue;
    }
    const to = endOfTag(html, open);
    const name = /^<\/?([\w:-]+)/.exec(html.slice(open, open + 60))?.[1]?.toLowerCase() ?? '';
    at = to;
    if (html[open + 1] === '/') yield { is: 'close', name, from: open, to };
    else if (VOID.has(name) || html[to - 2] === '/') yield { is: 'empty', name, from: open, to };
    else if (RAW.has(name)) {
      at = html.indexOf(`</${name}`, to);
      at = html.indexOf('>', at) + 1;
      yield { is: 'empty', name, from: open, to: at };
    } else yield { is: 'open', name, from: open, to };
  }
}

function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at++) {
    const letter = html[at]!;
    if (quote) {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at + 1;
  }
  return html.length;
}

/** The elements that stand side by side; text between them that is not only space is a paragraph. */
export function blocksOf(html: string): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  for (const token of tokens(html)) {
    if (token.is === 'text') {
      const text = html.slice(token.from, token.to);
      if (depth === 0 && text.trim()) blocks.push({ name: 'p', html: `<p>${text.trim()}</p>` });
    } else if (token.is === 'open') {
      if (depth++ === 0) start = token.from;
    } else if (token.is === 'empty') {
      if (depth === 0) blocks.push({ name: token.name, html: html.slice(token.from, token.to) });
    } else if (--depth === 0) blocks.push({ name: token.name, html: html.slice(start, token.to) });
  }
  return blocks;
}

/** What is between the tags of a block. */
export function insideOf({ name, html }: Block): string {
  return html.slice(endOfTag(html, 0), html.lastIndexOf(`</${name}`));
}

/** The tag that opens a block, with its attributes. */
export const tagOf = ({ html }: Block): string => html.slice(0, endOfTag(html, 0));

/** The text as it is read on the page; what only pops up is no part of it. Entities stay. */
export function textOf(html: string): string {
  let text = '';
  let hidden = 0;
  for (const token of tokens(html)) {
    const own = html.slice(token.from, token.to);
    if (token.is === 'text') text += hidden ? '' : own;
    else if (token.is === 'open') {
      if (hidden || /\spopover\b|class="(?:[^"]*\s)?away[\s"]/.test(own)) hidden++;
    } else if (token.is === 'close' && hidden) hidden--;
    if (token.is === 'empty' && token.name === 'br') text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** A Hangul syllable is as wide as two Latin letters. */
export function widthOf(text: string): number {
  const plain = text.replace(/&\w+;/g, '-');
  let width = 0;
  for (const letter of plain) width += /[\u1100-\uffef]/.test(letter) ? 1 : 0.52;
  return width;
}
