/** Takes an MDX file apart: prose with everything else blanked out (so that places stay), parts, fences, links. */

export type Tag = {
  name: string;
  line: number;
  /** String values by name; `{…}` values are left out. */
  attributes: ReadonlyMap<string, string>;
  /** Every text in the attributes, those inside `{…}` too. */
  texts: string[];
};
export type Mdx = {
  /** The file with head, code, tags and addresses blanked: same length, same lines. */
  prose: string;
  /** The same with inline code kept. */
  proseWithCode: string;
  tags: Tag[];
  fences: Array<{ lang: string; code: string; line: number }>;
  links: Array<{ text: string; href: string; line: number }>;
  images: Array<{ alt: string; line: number }>;
  headings: Array<{ level: number; text: string; line: number }>;
  lineAt: (offset: number) => number;
};

/** Wide spaces, which no author types, so that what was blanked is told from what was written. */
const BLANK = '\u2003';
const blank = (text: string): string => text.replace(/[^\n]/g, BLANK);

export function takeApart(text: string): Mdx {
  const starts = lineStarts(text);
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1;
  const fences: Mdx['fences'] = [];
  let rest = text.replace(/^---\n[\s\S]*?\n---\n/, blank);
  rest = rest.replace(
    /^([ \t]*)(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)^\1\2[ \t]*$/gm,
    (whole, _indent, _marks, info: string, code: string, at: number) => {
      fences.push({ lang: info.trim().split(/\s/)[0] ?? '', code, line: lineAt(at) });
      return blank(whole);
    },
  );
  rest = rest.replace(/\{\/\*[\s\S]*?\*\/\}/g, blank);
  const { tags, tagSpans, codeSpans } = findSpans(rest, lineAt);
  const images: Mdx['images'] = [];
  const links: Mdx['links'] = [];
  const read = (from: string, note: boolean): string =>
    from.replace(
      /(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g,
      (whole, bang: string, label: string, href: string, at: number) => {
        if (note && bang) images.push({ alt: label.trim(), line: lineAt(at) });
        if (note && !bang) links.push({ text: label, href, line: lineAt(at) });
        const before = bang ? 2 : 1;
        return blank(whole.slice(0, before)) + label + blank(whole.slice(before + label.length));
      },
    );
  const withoutTags = hide(rest, tagSpans);
  const prose = read(hide(withoutTags, codeSpans), true);
  return {
    prose,
    proseWithCode: read(withoutTags, false),
    tags,
    fences,
    links,
    images,
    headings: findHeadings(prose, text, lineAt),
    lineAt,
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function findHeadings(prose: string, text: string, lineAt: Mdx['lineAt']): Mdx['headings'] {
  return [...prose.matchAll(/^(#{1,6})[ \t]+(\S.*)?$/gm)].map((match) => ({
    level: match[1]!.length,
    text: text.slice(match.index, match.index + match[0].length).replace(/^#+\s*/, ''),
    line: lineAt(match.index),
  }));
}

type Span = readonly [start: number, end: number];
type Spans = { tags: Tag[]; tagSpans: Span[]; codeSpans: Span[] };

const hide = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (left, [start, end]) => left.slice(0, start) + blank(left.slice(start, end)) + left.slice(end),
    text,
  );

/** Tags and inline code, whichever begins first; a tag inside code is code, code inside a tag belongs to the tag. */
function findSpans(text: string, lineAt: Mdx['lineAt']): Spans {
  const found: Spans = { tags: [], tagSpans: [], codeSpans: [] };
  const opening = /(`+)|<(\/?)([A-Za-z][A-Za-z0-9.]*)/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [, marks, slash, name] = match;
    const end = marks ? endOfCode(text, opening.lastIndex, marks) : endOfTag(text, opening.lastIndex);
    if (end === null) continue;
    (marks ? found.codeSpans : found.tagSpans).push([match.index, end]);
    if (name && !slash) {
      const inside = text.slice(opening.lastIndex, end - 1);
      found.tags.push({ name, line: lineAt(match.index), ...attributesOf(inside) });
    }
    opening.lastIndex = end;
  }
  return found;
}

/** Just behind the marks that end inline code; a blank line ends it unfinished. */
function endOfCode(text: string, from: number, marks: string): number | null {
  const closing = new RegExp(`(?<!\`)${marks}(?!\`)|\\n\\s*\\n`, 'g');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match && !match[0].includes('\n') ? closing.lastIndex : null;
}

/** Just behind the ">" that ends a tag: one that is in no quotes and in no braces. */
function endOfTag(text: string, from: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const letter = text[at]!;
    if (quote) {
      if (letter === '\\' && depth > 0) at++;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || ((letter === "'" || letter === '`') && depth > 0)) quote = letter;
    else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    else if (letter === '>' && depth === 0) return at + 1;
  }
  return null;
}

function attributesOf(inside: string): Pick<Tag, 'attributes' | 'texts'> {
  const attributes = new Map<string, string>();
  for (const [, name, value] of inside.matchAll(/([A-Za-z][\w-]*)="([^"]*)"/g)) attributes.set(name!, value!);
  const texts = [...inside.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  return { attributes, texts };
}
