/** What pages and scripts say about recordings; apart from the rest, so that only their pages load it. */
import type { Language } from './index.ts';
import { en } from './recordings.en.ts';
import { ko } from './recordings.ko.ts';

const WORDS = { ko, en };

export const recordingWords = (language: Language) => WORDS[language];
