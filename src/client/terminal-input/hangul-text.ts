/** Hangul as text: what is a letter of it, where the last syllable begins, which key a jamo lies on. */
import { convertHangulToQwerty } from 'es-hangul';

/** Compatibility jamo (what keyboards type), syllables, and the conjoining jamo that some systems type instead. */
const LETTERS = 'ㄱ-ㆎ가-힣\\u1100-\\u11ff\\ua960-\\ua97c\\ud7b0-\\ud7fb';
const ENDS_IN_HANGUL = new RegExp(`[${LETTERS}]$`);
const ONE_LETTER = new RegExp(`^[${LETTERS}]$`);
const CONJOINING = /[가-힣\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+/g;

export const endsInHangul = (text: string): boolean => ENDS_IN_HANGUL.test(text);
export const isHangulLetter = (text: string): boolean => ONE_LETTER.test(text);

/**
 * Conjoining jamo become syllables; nothing else changes. Normalizing everything would replace the hanja that
 * Korean keyboards type in two code points for two readings.
 */
export const joined = (text: string): string => text.replace(CONJOINING, (run) => run.normalize('NFC'));

/** How many times Backspace takes the text away: once for each code point, as line editors do. */
export const lengthInShell = (text: string): number => [...text].length;

/** The length of what both begin with; never half of a surrogate pair. */
export function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const half = at > 0 && /[\ud800-\udbff]/.test(one[at - 1]!);
  return half ? at - 1 : at;
}

/** The letter on the key that types this jamo on a two-set keyboard: ㅊ is C. Anything else stays what it is. */
export const keyOfJamo = (text: string): string =>
  isHangulLetter(text) && text.length === 1 ? convertHangulToQwerty(text) : text;
