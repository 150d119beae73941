/** Korean particles that fit what a reader pronounces: `{seen|을/를}` after a name, a number, an address, a file. */
import { josa } from 'es-hangul';

type JosaPair = Parameters<typeof josa.pick>[1];

const PAIRS = [
  '을/를',
  '이/가',
  '은/는',
  '와/과',
  '과/와',
  '으로/로',
  '로/으로',
  '이나/나',
  '이라/라',
  '이란/란',
  '이랑/랑',
  '이에요/예요',
  '으로서/로서',
  '으로써/로써',
  '으로부터/로부터',
  '이라고/라고',
] as const;

/** Turned round or unknown to the library, in the form it knows. */
const SAME_AS: Record<string, JosaPair> = {
  '과/와': '와/과',
  '로/으로': '으로/로',
  '이라고/라고': '이라/라',
};

export const isParticlePair = (pair: string): boolean => (PAIRS as readonly string[]).includes(pair);

/** The particle of `pair` that follows `word`; both, as in "을(를)", when nobody can tell how it is read. */
export function particle(word: string, pair: string): string {
  const sound = lastSound(word);
  const [first, second] = pair.split('/') as [string, string];
  if (sound === null) return bothForms(first, second);
  const picked = josa.pick(sound, SAME_AS[pair] ?? (pair as JosaPair));
  return pair === '이라고/라고' ? `${picked}고` : picked;
}

/** "(으)로" where one form is the end of the other, else "을(를)". */
const bothForms = (first: string, second: string): string =>
  first.endsWith(second) ? `(${first.slice(0, -second.length)})${second}` : `${first}(${second})`;

const DIGITS = '영일이삼사오육칠팔구';
const LETTERS: Record<string, string> = { l: '엘', m: '엠', n: '엔', r: '알' };

/** Words that stand at the end of what our probes see, as Korean readers say them. */
const SPOKEN: Record<string, string> = {
  active: '브',
  inactive: '브',
  enabled: '드',
  disabled: '드',
  failed: '드',
  masked: '드',
  installed: '드',
  refused: '드',
  closed: '드',
  open: '픈',
  up: '업',
  down: '운',
  timeout: '웃',
  root: '트',
  lab: '랩',
  host: '트',
  localhost: '트',
  net: '넷',
  internet: '넷',
  default: '트',
  web: '웹',
  bad: '드',
  found: '드',
  absent: '트',
  present: '트',
  none: '논',
  yes: '스',
  no: '노',
  normal: '멀',
  internal: '널',
  local: '컬',
  yaml: '믈',
  yml: '믈',
  json: '슨',
  conf: '프',
  cfg: '지',
  txt: '트',
  list: '트',
  sh: '시',
  ssh: '치',
  dns: '스',
  http: '피',
  https: '스',
  tcp: '피',
  udp: '피',
  ip: '피',
  sudo: '도',
  apt: '티',
  ansible: '블',
  netplan: '랜',
  chrony: '니',
  chronyd: '디',
  nginx: '스',
  linux: '스',
  docker: '커',
  postgresql: '엘',
  mysql: '엘',
  sql: '엘',
};

/** A Hangul syllable that ends like the word is spoken, or null. */
function lastSound(word: string): string | null {
  const text = word.trim().replace(/[\s"'”’)\]}>.,:;!?/…]+$/u, '');
  const last = text.at(-1);
  if (!last) return null;
  if (/[가-힣]/.test(last)) return last;
  if (/\d/.test(last)) return spokenNumber(/\d+$/.exec(text)![0], text);
  const symbol = { '%': '트', '°': '도', '+': '스' }[last];
  if (symbol) return symbol;
  const latin = /[A-Za-z]+$/.exec(text)?.[0];
  return latin ? spokenLatin(latin) : null;
}

/** 10 is 십, 100 is 백; but the last group of an address, a version or "pg-10" is read the same way. */
function spokenNumber(digits: string, text: string): string {
  const zeros = /0*$/.exec(digits)![0].length;
  const lettersBefore = /[A-Za-z-]0\d*$/.test(text);
  if (zeros === 0 || zeros === digits.length || lettersBefore) return DIGITS[Number(digits.at(-1))]!;
  return ['십', '백', '천', '만', '만', '만', '만', '억'][zeros - 1] ?? '억';
}

function spokenLatin(word: string): string | null {
  const lower = word.toLowerCase();
  const known = SPOKEN[lower];
  if (known) return known;
  const spelledOut = word === word.toUpperCase() || !/[aeiouy]/.test(lower);
  if (spelledOut) return LETTERS[lower.at(-1)!] ?? '이';
  if (/ed$/.test(lower)) return '드';
  if (/ng$/.test(lower)) return '잉';
  if (/le$/.test(lower)) return '블';
  if (/[nm]e$/.test(lower) || /n$/.test(lower)) return '안';
  if (/m$/.test(lower)) return '암';
  if (/l$/.test(lower)) return '알';
  if (/ck$/.test(lower)) return '악';
  /** A single vowel before p, b, t, d, k, g can be read either way: "넷" but "히트". */
  if (/[pbtdkg]$/.test(lower)) return /[^aeiou][pbtdkg]$|[aeiou]{2}[pbtdkg]$/.test(lower) ? '트' : null;
  return '아';
}
