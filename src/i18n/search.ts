/** What the search says; apart from the rest, so that a page loads it only when somebody searches. */
import type { Language } from './index.ts';
import { en } from './search.en.ts';
import { ko } from './search.ko.ts';

const WORDS = { ko, en };

export const searchWords = (language: Language) => WORDS[language];
