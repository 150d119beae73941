/** What scripts say about commands and their output; apart from the rest, so that only terminals load it. */
import { en } from './commands.en.ts';
import { ko } from './commands.ko.ts';
import { language } from './live.ts';

export { fill } from './fill.ts';
export const words = language === 'en' ? en : ko;
