/** What slides say; apart from the rest, so that only their pages load it. */
import type { Language } from './index.ts';
import { en } from './present.en.ts';
import { ko } from './present.ko.ts';

const WORDS = { ko, en };

export const presentWords = (language: Language) => WORDS[language];
