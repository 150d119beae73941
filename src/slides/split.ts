/** Breaks the HTML of a lesson into slides, and says what stays for the speaker. */
import { cut } from './cut.ts';
import { type Block, blocksOf, insideOf, tagOf, textOf, widthOf } from './html.ts';

export type Slide = {
  /** HTML of its heading, without the tag; a slide that goes on has the heading of the one before. */
  title: string;
  /** The section it belongs to, when its heading is one of a smaller kind. */
  within: string | null;
  goesOn: boolean;
  html: string;
  /** Paragraphs for the speaker, as HTML. */
  notes: string[];
  /** How long it takes, compared with other slides. */
  weight: number;
};

/** Korean letters in a line, and lines on a slide. */
const LINE = 34;
const LINES = 9.5;
/** What may stand above a table or a block of code on the same slide; a drawing or a part is alone. */
const LEAD = 4;
/** One line of text that only introduces the part below it stays with it. */
const INTRODUCTION = 1.5;
/** A part is worth as much time as this many letters of prose. */
const PART = 260;

type Page = Slide & { lines: number };

export function split(html: string, title: string): Slide[] {
  const pages: Page[] = [];
  let section: string | null = null;
  const open = (heading: string, within: string | null, goesOn: boolean): Page => {
    const page: Page = { title: heading, within, goesOn, html: '', notes: [], weight: 0, lines: 0 };
    pages.push(page);
    return page;
  };
  let page = open(title, null, false);
  const goOn = (): void => {
    if (page.html !== '') page = open(page.title, page.within, true);
  };
  for (const block of blocksOf(html)) {
    const kind = kindOf(block);
    if (kind === 'apart') {
      page.html += block.html;
    } else if (kind === 'heading') {
      const small = block.name !== 'h2';
      if (!small) section = insideOf(block);
      page = open(insideOf(block), small ? section : null, false);
    } else if (kind === 'break') goOn();
    else if (kind === 'note') page.notes.push(insideOf(block));
    else if (kind === 'text') {
      for (const piece of piecesOf(block)) {
        const { html: shown, rest } = cut(piece);
        const lines = linesOf(piece.name === 'p' ? { ...piece, html: withoutRest(shown) } : piece);
        if (page.lines > 0 && page.lines + lines > LINES) goOn();
        page.html += shown;
        page.lines += lines;
        page.weight += widthOf(textOf(block.name === 'p' ? block.html : piece.html));
        if (rest !== null) page.notes.push(`<p>${textOf(block.html)}</p>`);
      }
    } else {
      const lines = linesOf(block);
      const alone =
        kind === 'part'
          ? page.lines > INTRODUCTION || isDrawing(block)
          : page.lines > LEAD || page.lines + lines > LINES;
      if (alone && page.lines > 0) goOn();
      page.html += block.html;
      // Nothing else goes below it.
      page.lines = kind === 'part' ? LINES : page.lines + lines;
      page.weight += kind === 'part' ? PART : lines * LINE * 0.6;
    }
  }
  return pages
    .filter(({ html: own, notes }) => own.trim() !== '' || notes.length > 0)
    .map(({ lines: _, ...slide }) => slide);
}

type Kind = 'apart' | 'heading' | 'break' | 'note' | 'text' | 'shown' | 'part';

function kindOf(block: Block): Kind {
  const tag = tagOf(block);
  if (['script', 'style', 'link'].includes(block.name)) return 'apart';
  if (/^h[2-4]$/.test(block.name)) return 'heading';
  if (block.name === 'hr') return 'break';
  if (/\sdata-speaker-note\b/.test(tag)) return 'note';
  if (['p', 'ul', 'ol', 'blockquote', 'dl'].includes(block.name)) return 'text';
  if (block.name === 'table' || /class="(?:[^"]*\s)?block[\s"]/.test(tag)) return 'shown';
  return 'part';
}

const isDrawing = (block: Block): boolean => /class="(?:[^"]*\s)?(?:diagram|picture)[\s"]/.test(tagOf(block));

const withoutRest = (html: string): string => html.replace(/<span class="spoken">[\s\S]*$/, '');

/** A list that is too long for a slide goes on, with its numbers, on the next one. */
function piecesOf(block: Block): Block[] {
  if (block.name !== 'ul' && block.name !== 'ol') return [block];
  const items = blocksOf(insideOf(block));
  const pieces: Block[] = [];
  let from = 0;
  let lines = 0;
  const take = (to: number): void => {
    const tag = block.name === 'ol' && from > 0 ? `<ol start="${from + 1}">` : tagOf(block);
    const html = items
      .slice(from, to)
      .map((item) => item.html)
      .join('');
    pieces.push({ name: block.name, html: `${tag}${html}</${block.name}>` });
    from = to;
    lines = 0;
  };
  items.forEach((item, i) => {
    const own = textLines(item.html) + 0.25;
    if (i > from && lines + own > LINES) take(i);
    lines += own;
  });
  take(items.length);
  return pieces;
}

const textLines = (html: string): number => Math.ceil(widthOf(textOf(html)) / LINE);

function linesOf(block: Block): number {
  if (block.name === 'ul' || block.name === 'ol')
    return blocksOf(insideOf(block)).reduce((sum, item) => sum + textLines(item.html) + 0.25, 0);
  if (block.name === 'table') {
    const rows = block.html.split('<tr').slice(1);
    return rows.reduce((sum, row) => sum + 1 + widthOf(textOf(`<tr${row}`)) / (LINE * 2), 0);
  }
  if (/class="(?:[^"]*\s)?block[\s"]/.test(tagOf(block)))
    return 2 + block.html.split('class="line"').length * 0.85;
  return textLines(block.html) + 0.5;
}

/** Seconds for each slide, so that all of them together are the minutes of the lesson. */
export function planned(weights: readonly number[], minutes: number): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return weights.map((weight) => Math.max(5, Math.round((weight / all) * minutes * 60)));
}
