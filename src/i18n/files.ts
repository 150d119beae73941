/** What scripts say about files; apart from the rest, so that only terminals load it. */
import { en } from './files.en.ts';
import { ko } from './files.ko.ts';
import { language } from './live.ts';

export { fill } from './fill.ts';
export { inPageLanguage, language } from './live.ts';
export const words = language === 'en' ? en : ko;
