/** What the paths say; apart from the rest, so that only their pages load it. */
import type { Language } from './index.ts';
import { en } from './paths.en.ts';
import { ko } from './paths.ko.ts';

const WORDS = { ko, en };

export const pathWords = (language: Language) => WORDS[language];
