/** The sentences of the pages in both languages; a key that one of them lacks does not compile. */
import { en } from './pages.en.ts';
import { ko } from './pages.ko.ts';

export type Language = 'ko' | 'en';
export const LANGUAGES: readonly Language[] = ['ko', 'en'];

const WORDS = { ko, en };

export const wordsOf = (language: Language) => WORDS[language];

/** The same page in a language: Korean lives at the root, English under /en. */
export function hrefIn(language: Language, path: string): string {
  return language === 'ko' ? path : `/en${path}`;
}

/** Paths of a page that exists in both languages. */
export const languagePaths = () =>
  LANGUAGES.map((language) => ({
    params: { lang: language === 'ko' ? undefined : language },
    props: { language },
  }));

export { fill } from './fill.ts';
