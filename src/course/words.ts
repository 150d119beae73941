/** The glossary as its page shows it: by initial, in the order of the language. */
import { getChoseong } from 'es-hangul';
import type { Term } from '#lesson';
import type { Language } from '../i18n/index.ts';
import { theCourse } from './course.ts';

export type Word = {
  id: string;
  name: string;
  /** What the other language calls it, unless it is the same. */
  other: string | null;
  also: string[];
  is: string;
  taught: string | undefined;
  see: Array<{ id: string; name: string }>;
  /** Everything by which somebody may look for it, small letters without spaces. */
  find: string;
};
export type Initial = { letter: string; words: Word[] };

export const wordCount = (): number => Object.keys(theCourse().glossary).length;

export function wordsByInitial(language: Language): Initial[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base', numeric: true });
  const { glossary } = theCourse();
  const words = Object.entries(glossary)
    .map(([id, term]) => wordOf(id, term, language, glossary))
    .sort((a, b) => compare(a.name, b.name));
  return [...Map.groupBy(words, ({ name }) => initialOf(name))]
    .map(([letter, own]) => ({ letter, words: own }))
    .sort((a, b) => rank(a.letter, language) - rank(b.letter, language) || compare(a.letter, b.letter));
}

function wordOf(id: string, term: Term, language: Language, glossary: Record<string, Term>): Word {
  const own = term[language];
  const other = term[language === 'ko' ? 'en' : 'ko'];
  const names = [own.name, ...own.also, other.name, ...other.also];
  return {
    id,
    name: own.name,
    other: other.name === own.name ? null : other.name,
    also: own.also,
    is: own.is,
    taught: term.taught,
    see: term.see.flatMap((one) => (glossary[one] ? [{ id: one, name: glossary[one][language].name }] : [])),
    find: [...names, ...names.map((name) => getChoseong(name))].map(squeezed).filter(Boolean).join(' '),
  };
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[\s·()-]+/g, '');

/** A double consonant stands with its single one: ㄲ under ㄱ. */
const SINGLE: Record<string, string> = { ㄲ: 'ㄱ', ㄸ: 'ㄷ', ㅃ: 'ㅂ', ㅆ: 'ㅅ', ㅉ: 'ㅈ' };

function initialOf(name: string): string {
  const letter = getChoseong(name[0] ?? '') || (name[0] ?? '').toUpperCase();
  return SINGLE[letter] ?? letter;
}

/** The own script comes first. */
const rank = (letter: string, language: Language): number =>
  /[ㄱ-ㅎ]/.test(letter) === (language === 'ko') ? 0 : 1;
