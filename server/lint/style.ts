/** How the course writes: its spellings, its particles, versions by reference, "IDC" said clearly, one space. */
import { AuthorError, fillReferences, type Inventory, type Language } from '#lab';
import { type Course, fillVersions } from '#lesson';

/** The Korean particle of a pair ("을/를") that follows a word. */
export type Particle = (word: string, pair: string) => string;

/** A piece of text and the line in its file at which each of its characters stands. */
export type Passage = {
  file: string;
  language: Language;
  /** Prose; code and addresses may be blanked. */
  text: string;
  lineAt: (offset: number) => number;
};
export type StyleRules = { course: Course; inventory: Inventory; particle: Particle };

export function lintStyle(passage: Passage, rules: StyleRules): AuthorError[] {
  const found: Found[] = [
    ...versions(passage, rules.course),
    ...spellings(passage, rules.course),
    ...spaces(passage),
    ...(passage.language === 'ko' ? [...hangulParticles(passage), ...particlesAfter(passage, rules)] : []),
  ];
  return found.map(
    ({ offset, remedy }) => new AuthorError(`${passage.file}:${passage.lineAt(offset)}`, '', remedy),
  );
}

type Found = { offset: number; remedy: string };

/** The rules of a course as regular expressions: made once, and each kind with one that says quickly whether to look at all. */
type Patterns = {
  anyName: RegExp | null;
  names: Array<{ pattern: RegExp; id: string; number: string }>;
  anyWrong: RegExp | null;
  words: Array<{
    pattern: RegExp;
    except: RegExp | null;
    in: Language | undefined;
    right: string;
    why: string;
  }>;
};
const made = new WeakMap<Course, Patterns>();

function patternsOf(course: Course): Patterns {
  const known = made.get(course);
  if (known) return known;
  const versions = Object.entries(course.versions).filter(([, { typed }]) => !typed);
  const names = versions.flatMap(([id, { name, also, is, before }]) =>
    [name, ...also].flatMap((word) =>
      [is, ...before].map((number) => ({
        id,
        number,
        pattern: new RegExp(
          `(?<![A-Za-z가-힣-])${literally(word)} ?v?${literally(number)}(?![.\\d]\\d|\\d|–|-)`,
          'g',
        ),
      })),
    ),
  );
  const words = course.spelling.words.map(({ wrong, except, in: language, right, why }) => ({
    pattern: new RegExp(wrong, 'g'),
    except: except === undefined ? null : new RegExp(except, 'g'),
    in: language,
    right,
    why,
  }));
  const patterns: Patterns = {
    anyName: anyOf(versions.flatMap(([, { name, also }]) => [name, ...also].map(literally))),
    names,
    anyWrong: anyOf(course.spelling.words.map(({ wrong }) => wrong)),
    words,
  };
  made.set(course, patterns);
  return patterns;
}

const anyOf = (patterns: string[]): RegExp | null =>
  patterns.length === 0 ? null : new RegExp(patterns.map((one) => `(?:${one})`).join('|'));

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function versions({ text }: Passage, course: Course): Found[] {
  const { anyName, names } = patternsOf(course);
  if (!anyName?.test(text)) return [];
  return names.flatMap(({ pattern, id, number }) =>
    [...text.matchAll(pattern)].map(({ 0: typed, index }) => ({
      offset: index,
      remedy: `a version typed in prose: "${typed}"; write "${typed.slice(0, -number.length)}{{version.${id}}}"`,
    })),
  );
}

function spellings({ text, language }: Passage, course: Course): Found[] {
  const { anyWrong, words } = patternsOf(course);
  if (!anyWrong?.test(text)) return [];
  return words
    .filter((word) => word.in === undefined || word.in === language)
    .flatMap(({ pattern, except, right, why }) => {
      const fine = except ? spansOf(text, except) : [];
      return [...text.matchAll(pattern)]
        .filter(
          ({ 0: typed, index }) => !fine.some(([from, to]) => index < to && index + typed.length > from),
        )
        .map(({ 0: typed, index }) => ({ offset: index, remedy: `"${typed.trim()}" → "${right}": ${why}` }));
    });
}

const spansOf = (text: string, pattern: RegExp): Array<[number, number]> =>
  [...text.matchAll(pattern)].map(({ 0: match, index }) => [index, index + match.length]);

/** Blanked code is no space; the columns of a table are. */
function spaces({ text }: Passage): Found[] {
  return [...text.matchAll(/(?<=\S) {2,}(?=\S)/g)]
    .filter(({ index }) => !/^\s*\|/.test(text.slice(text.lastIndexOf('\n', index) + 1, index)))
    .map(({ index }) => ({ offset: index, remedy: 'two spaces where one belongs' }));
}

/** Words that end in 을 without it being a particle. */
const NOT_A_PARTICLE =
  /(?:^|[^가-힣])(?:마을|가을|노을|고을|[가-힣]*(?:지을|이을|나을|부을|그을|저을|자을|무을))$/;

function hangulParticles({ text }: Passage): Found[] {
  return [...text.matchAll(/([가-힣]+)(을|를)(?![가-힣])/g)].flatMap((match) => {
    const [whole, stem, typed] = match as unknown as [string, string, string];
    const closed = (stem.codePointAt(stem.length - 1)! - 0xac00) % 28 > 0;
    const right = closed ? '을' : '를';
    if (typed === right || NOT_A_PARTICLE.test(whole)) return [];
    return [{ offset: match.index, remedy: `"${whole}" → "${stem}${right}"` }];
  });
}

const PAIRS: Record<string, string> = {
  을: '을/를',
  를: '을/를',
  은: '은/는',
  는: '은/는',
  이: '이/가',
  가: '이/가',
  과: '와/과',
  와: '와/과',
  으로: '으로/로',
  로: '으로/로',
};

/** After a reference, an abbreviation in capitals or a number the particle follows what a reader says aloud. */
function particlesAfter({ text }: Passage, { course, inventory, particle }: StyleRules): Found[] {
  const { spoken } = course.spelling.particles;
  const pattern =
    /(\{\{[^}]+\}\}|(?<![A-Za-z])[A-Z]{2,}|(?<![\d.A-Za-z-])\d+)(으로|로|을|를|은|는|이|가|과|와)(?![가-힣])/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, word, typed] = match as unknown as [string, string, string];
    const said = spoken[word] ?? filled(word, course, inventory);
    const right = said === null ? typed : particle(said, PAIRS[typed]!);
    if (right === typed || right.includes('(')) return [];
    return [
      {
        offset: match.index,
        remedy: `"${whole}" → "${word}${right}"${said === word ? '' : ` (read "${said}")`}`,
      },
    ];
  });
}

function filled(word: string, course: Course, inventory: Inventory): string | null {
  try {
    return fillReferences(fillVersions(word, course.versions), inventory);
  } catch {
    return null;
  }
}

/** "IDC" is a data centre and a market research firm; a text says which where it first uses the word. */
const SAID_CLEARLY: Record<Language, RegExp> = {
  ko: /데이터\s?센터\(IDC\)|IDC\((시장조사|시장 조사)/,
  en: /data cent(re|er)s? \(IDC\)|IDC \([^)]*research[^)]*\)/,
};

export function lintIdc({ file, language, text, lineAt }: Passage): AuthorError[] {
  const first = /(?<![A-Za-z])IDC(?![A-Za-z])/.exec(text);
  if (!first) return [];
  const clear = SAID_CLEARLY[language].exec(text);
  if (clear && clear.index <= first.index && first.index < clear.index + clear[0].length) return [];
  const remedy =
    language === 'ko'
      ? '"IDC" means two things; write "자체 데이터센터(IDC)" or "IDC(시장조사 회사)" where it first stands'
      : '"IDC" means two things; write "own data centre (IDC)" or "IDC (the market research firm)" where it first stands';
  return [new AuthorError(`${file}:${lineAt(first.index)}`, '', remedy)];
}
