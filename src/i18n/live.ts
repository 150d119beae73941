/** The sentences scripts show, in the language of the page they run on. */
import { en } from './live.en.ts';
import { ko } from './live.ko.ts';

export type PageLanguage = 'ko' | 'en';
export const language: PageLanguage = document.documentElement.lang === 'en' ? 'en' : 'ko';
export const words = language === 'en' ? en : ko;
export const inPageLanguage = (text: { ko: string; en: string }): string => text[language];
export { fill } from './fill.ts';
