/** Numbers as they are said in a language, on the server and in the browser alike. */
import type { Language } from '../../i18n/index.ts';
import type { Unit } from './knob.ts';

const LOCALES = { ko: 'ko-KR', en: 'en-US' };

const round = (value: number, digits: number, language: Language): string =>
  value.toLocaleString(LOCALES[language], { maximumFractionDigits: digits });

/** An amount of money at a glance: three figures are enough. */
function money(value: number, language: Language): string {
  const said = value.toLocaleString(LOCALES[language], {
    notation: Math.abs(value) >= 10_000 ? 'compact' : 'standard',
    maximumSignificantDigits: Math.abs(value) >= 10_000 ? 4 : undefined,
    maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0,
  });
  if (language === 'en') return `$${said}`;
  return /\d$/.test(said) ? `${said}달러` : `${said} 달러`;
}

const many = (value: number, one: string, more: string): string => (value === 1 ? one : more);

const SAY: Record<Unit, Record<Language, (value: number) => string>> = {
  percent: { ko: (value) => `${round(value, 1, 'ko')}%`, en: (value) => `${round(value, 1, 'en')}%` },
  years: { ko: (value) => `${value}년`, en: (value) => `${value} ${many(value, 'year', 'years')}` },
  months: { ko: (value) => `${value}개월`, en: (value) => `${value} ${many(value, 'month', 'months')}` },
  hours: { ko: (value) => `${round(value, 0, 'ko')}시간`, en: (value) => `${round(value, 0, 'en')} h` },
  machines: { ko: (value) => `${round(value, 0, 'ko')}대`, en: (value) => round(value, 0, 'en') },
  people: { ko: (value) => `${round(value, 1, 'ko')}명`, en: (value) => round(value, 1, 'en') },
  terabytes: { ko: (value) => `${round(value, 1, 'ko')} TB`, en: (value) => `${round(value, 1, 'en')} TB` },
  gigabytes: { ko: (value) => `${round(value, 0, 'ko')} GB`, en: (value) => `${round(value, 0, 'en')} GB` },
  dollars: { ko: (value) => money(value, 'ko'), en: (value) => money(value, 'en') },
  price: { ko: (value) => `${round(value, 4, 'ko')}달러`, en: (value) => `$${round(value, 4, 'en')}` },
  plain: { ko: (value) => round(value, 0, 'ko'), en: (value) => round(value, 0, 'en') },
};

export const say = (value: number, unit: Unit, language: Language): string => SAY[unit][language](value);

/** Months since the beginning as years and months. */
export function sayMonth(months: number, language: Language): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (years === 0) return say(rest, 'months', language);
  return rest === 0
    ? say(years, 'years', language)
    : `${say(years, 'years', language)} ${say(rest, 'months', language)}`;
}
