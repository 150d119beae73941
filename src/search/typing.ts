/** Ways in which Korean is typed: initials only, with the keyboard on the other language, with a slip. */
import { convertHangulToQwerty, convertQwertyToHangul, disassemble, getChoseong } from 'es-hangul';
import { squeezed } from './words.ts';

/** "ㅋㅂㄴㅌㅅ" */
export const isInitials = (query: string): boolean => /^[ㄱ-ㅎ\s]{2,}$/.test(query);

export const initialsOf = (name: string): string => squeezed(getChoseong(name));

/** Vowels that stand alone are no Korean: the keyboard was on the wrong language. */
export const looksBroken = (query: string): boolean => /[ㅏ-ㅣ]/.test(query);

/** "znqjspxltm" is 쿠버네티스 and "ㅐㅔ두ㄴㅅㅁ차" openstack, typed with the keyboard on the other language. */
export function otherKeyboard(query: string): string | null {
  if (/^[A-Za-z\s]+$/.test(query)) {
    const hangul = convertQwertyToHangul(query);
    return /^[가-힣\s]+$/.test(hangul) ? hangul : null;
  }
  return /[ㄱ-ㅎㅏ-ㅣ]/.test(query) ? convertHangulToQwerty(query) : null;
}

/** Two strings are alike by the letters that stand side by side in both (Dice). */
const ALIKE = 0.4;

export function nearest(query: string, names: readonly string[], count = 3): string[] {
  const wanted = letterPairs(query);
  return names
    .map((name) => ({ name, alike: dice(wanted, letterPairs(name)) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, count)
    .map(({ name }) => name);
}

export const alike = (a: string, b: string): number => dice(letterPairs(a), letterPairs(b));

function letterPairs(text: string): string[] {
  const letters = disassemble(squeezed(text));
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
}

function dice(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  let both = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    both++;
  }
  return (2 * both) / (a.length + b.length || 1);
}
