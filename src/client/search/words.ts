/** The language of the page and its sentences. */
import type { Language } from '../../i18n/index.ts';
import { searchWords } from '../../i18n/search.ts';

export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'ko';
export const words = searchWords(language);
