/** Messages: what was seen becomes part of a sentence, harmless, not too long, and with the right particle. */
import { LANGUAGES, type Language, type Text } from '#lab';
import { isParticlePair, particle } from './particles.ts';

/** A value of a machine in the middle of a sentence; longer ones help nobody. */
const LONGEST_VALUE = 120;

/** `{seen}` or `{seen|을/를}`. */
const VARIABLE = /\{([a-z]+)(?:\|([^{}|]+))?\}/g;

/** Values every message may name; a kind adds its own. */
export const USUAL_VALUES = ['machine', 'name', 'expected', 'seen'] as const;

/** One pass: a value that looks like a variable stays what it is. A string comes from a machine; a Text is our own. */
export function say(text: Text, values: Record<string, string | Text>): Text {
  const fill = (language: Language) =>
    text[language].replace(VARIABLE, (whole, name: string, pair: string | undefined) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return whole;
      const word = typeof value === 'string' ? clean(value) : value[language];
      return pair === undefined ? word : word + particle(word, pair);
    });
  return { ko: fill('ko'), en: fill('en') };
}

/** The variables of a message, and what is wrong with their particles; for the lint run. */
export function variablesOf(
  text: Text,
): Array<{ language: Language; name: string; badPair: string | undefined }> {
  return LANGUAGES.flatMap((language) =>
    [...text[language].matchAll(VARIABLE)].map(([, name, pair]) => ({
      language,
      name: name!,
      badPair: pair === undefined || isParticlePair(pair) ? undefined : pair,
    })),
  );
}

/** Control characters, and those that turn or hide text. A line break becomes a space. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const HARMFUL =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** What a machine said, fit to stand in a page, a table or a log line. */
export function clean(value: string, longest = LONGEST_VALUE): string {
  // Cut first: a hostile value may be long.
  const text = value
    .slice(0, longest * 4)
    .replace(BREAKS, ' ')
    .replace(HARMFUL, '')
    .toWellFormed()
    .trim();
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
