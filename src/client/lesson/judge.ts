/** Whether an answer is right, apart from the page that asks. */
import { convertQwertyToHangul } from 'es-hangul';

/** What follows a Korean noun in an answer and changes nothing about it. */
const ENDINGS = [
  ...['입니다', '이다', '예요', '이에요', '요', '이요'],
  ...['을', '를', '이', '가', '은', '는', '와', '과', '로', '으로', '에', '의', '에서', '이라고', '라고'],
];

/** Case, spaces, dashes between words, the width of letters and the marks around an answer do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·_-]+/g, '')
    .replace(/^["'“”‘’`(]+|["'“”‘’`).,!?]+$/g, '');

/** The forms in which somebody may have typed it: as it stands, and with the keyboard still on English. */
function formsOf(typed: string): string[] {
  const as = plain(typed);
  if (!/^[a-z]+$/.test(as)) return [as];
  return [as, plain(convertQwertyToHangul(typed.trim()))];
}

export const isSame = (typed: string, meant: string): boolean => {
  const word = plain(meant);
  const endings = /[가-힣]$|[a-z0-9]$/.test(word) ? ENDINGS : [];
  return formsOf(typed).some((form) => form === word || endings.some((ending) => form === word + ending));
};

export type ShortVerdict = {
  right: boolean /** Which of the usual wrong answers it is. */;
  usual: number | null;
};

export function judgeShort(
  typed: string,
  accepted: readonly string[],
  usual: readonly string[][],
): ShortVerdict {
  if (accepted.some((word) => isSame(typed, word))) return { right: true, usual: null };
  const found = usual.findIndex((words) => words.some((word) => isSame(typed, word)));
  return { right: false, usual: found < 0 ? null : found };
}

/** Which items of an order stand where they belong: those in the longest run that is already in order. */
export function inPlace(places: readonly number[]): boolean[] {
  const run = longestRun(places);
  return places.map((place) => run.has(place));
}

/** The longest rising run, not necessarily side by side: moving only what is outside it puts all in order. */
function longestRun(places: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const place of places) {
    const before = best.filter((run) => run.at(-1)! < place).sort((a, b) => b.length - a.length)[0] ?? [];
    best.push([...before, place]);
  }
  return new Set(best.sort((a, b) => b.length - a.length)[0] ?? []);
}
