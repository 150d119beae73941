/**
 * `**자체 데이터센터(IDC)**는`: by the rules of Markdown the stars behind a bracket or a quotation mark, with a letter right after them, end
 * nothing. In Korean a particle always follows right after, so such stars are written as tags before Markdown sees them.
 */
import { takeApart } from '#lesson';

/** Two stars, a run of text without stars or line breaks that neither begins nor ends with a space, two stars. */
const STRONG = /\*\*(?![ \t\n*])[^*\n]*[^* \t\n]\*\*(?!\*)/g;
const LETTER = /[\p{L}\p{N}]/u;

export function strongBesideLetters(code: string): string {
  const { prose } = takeApart(code);
  return [...prose.matchAll(STRONG)].reduceRight((left, { 0: whole, index }) => {
    const end = index + whole.length;
    const opens = !LETTER.test(code[index - 1] ?? ' ') || LETTER.test(code[index + 2] ?? '');
    const closes = !LETTER.test(code[end] ?? ' ') || LETTER.test(code[end - 3] ?? '');
    if (opens && closes) return left;
    const inside = left.slice(index + 2, end - 2);
    return `${left.slice(0, index)}<strong>${inside}</strong>${left.slice(end)}`;
  }, code);
}
