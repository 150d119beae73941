/** How text becomes what is compared: Latin words as they are, Hangul in pairs of syllables, endings left out. */

/** What follows a Korean word and changes nothing about what somebody looks for; the longest comes off first. */
const ENDINGS = new Set([
  ...[
    '을',
    '를',
    '이',
    '가',
    '은',
    '는',
    '와',
    '과',
    '로',
    '으로',
    '에',
    '의',
    '도',
    '만',
    '란',
    '이란',
    '랑',
  ],
  ...['에서', '에게', '에는', '에도', '에서는', '에서의', '로는', '으로는', '로의', '으로의', '까지', '부터'],
  ...['보다', '마다', '처럼', '이나', '나', '라는', '이라는', '라고', '이라고', '들', '들이', '들을', '들은'],
  ...[
    '하다',
    '하는',
    '하기',
    '하고',
    '하면',
    '하려면',
    '한다',
    '합니다',
    '할까',
    '할까요',
    '했다',
    '하나',
    '하나요',
  ],
  ...[
    '되다',
    '되는',
    '되나',
    '되나요',
    '된다',
    '됩니다',
    '되면',
    '인가',
    '인가요',
    '일까',
    '일까요',
    '입니다',
    '이다',
  ],
]);
const LONGEST_ENDING = 4;

/** Words of a question that say little about its subject. */
const FILLERS = new Set([
  ...[
    '무엇',
    '뭐',
    '뭔가',
    '뭐야',
    '왜',
    '어떻게',
    '어떤',
    '언제',
    '뜻',
    '방법',
    '법',
    '차이',
    '설명',
    '의미',
    '대해',
    '대한',
  ],
  ...[
    'the',
    'a',
    'an',
    'of',
    'what',
    'is',
    'are',
    'how',
    'to',
    'in',
    'and',
    'or',
    'for',
    'do',
    'does',
    'why',
    'with',
    'on',
    'vs',
    'but',
    'not',
    'it',
    'i',
    'my',
    'can',
    'be',
    'when',
  ],
]);

export type Word = { is: string; terms: string[]; filler: boolean };

const PIECES = /[\p{Script=Latin}\p{N}]+(?:[.\-_+#][\p{Script=Latin}\p{N}]+)*[+#]*|[가-힣]+/gu;

const clean = (text: string): string => text.normalize('NFKC').toLowerCase();

/** "쿠버네티스에서" is 쿠버네티스; two syllables at least are left. */
export function withoutEnding(word: string): string {
  for (let length = Math.min(LONGEST_ENDING, word.length - 2); length > 0; length--)
    if (ENDINGS.has(word.slice(-length))) return word.slice(0, -length);
  return word;
}

/** The words of a text. A particle behind a Latin word is none: “Kubernetes를” is one word. */
export function wordsOf(text: string): Word[] {
  const from = clean(text.replace(ACRONYMS, '$1'));
  const found: Word[] = [];
  for (const { 0: piece, index } of from.matchAll(PIECES)) {
    const hangul = /^[가-힣]/.test(piece);
    if (hangul && ENDINGS.has(piece) && /[\p{Script=Latin}\p{N}]/u.test(from[index - 1] ?? '')) continue;
    const is = hangul ? withoutEnding(piece) : singular(piece);
    found.push({ is, terms: hangul ? pairs(is) : latin(is), filler: FILLERS.has(is) });
  }
  return found;
}

/** "VMs" are VM, "AWS" is AWS. */
const ACRONYMS = /\b([A-Z]{2,})s\b/g;
const singular = (word: string): string => (/^[a-z]{4,}[^aiosu\d]s$/.test(word) ? word.slice(0, -1) : word);

/** The name of a thing, whatever stands behind it or between its words. */
export const nameOf = (text: string): string =>
  wordsOf(text)
    .map(({ is }) => squeezed(is))
    .join('');

export const termsOf = (text: string): string[] => wordsOf(text).flatMap(({ terms }) => terms);

/** Names are compared without spaces and marks: "SP 800-145" and "sp800145". */
export const squeezed = (text: string): string => clean(text).replace(/[^\p{L}\p{N}+#]+/gu, '');

const pairs = (word: string): string[] =>
  word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));

/** "pg-01" is found as it stands and by its pieces. */
function latin(word: string): string[] {
  const pieces = word.split(/[.\-_]+/).filter((piece) => piece.length > 1);
  return pieces.length > 1 ? [word, ...pieces] : [word];
}
