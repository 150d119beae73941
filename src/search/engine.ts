/** Finds entries: minisearch gives candidates and their weight, how much of the question they cover decides. */
import MiniSearch from 'minisearch';
import { type Entry, KINDS, type Kind, type SearchFile } from './entry.ts';
import { alike, initialsOf, isInitials, looksBroken, nearest, otherKeyboard } from './typing.ts';
import { nameOf, squeezed, termsOf, wordsOf } from './words.ts';

export type Found = { entry: Entry; score: number; terms: string[] };
export type Group = { kind: Kind; found: Found[] };
export type Answer = {
  groups: Group[];
  /** What was looked for when that is not what was typed: the keyboard was on the other language. */
  instead: string | null;
  /** When nothing was found: names that look alike. */
  perhaps: string[];
};

/** Entries that cover less of the question than this are none of what was looked for. */
const ENOUGH = 0.5;
const FILLER_WEIGHT = 0.15;
/** A name with one slip in it. */
const NEARLY = 0.7;
const PER_KIND = 8;
/** Entries that are taken in before the page gets its turn. */
const AT_ONCE = 25;
/** Of one lesson: itself and its best section. */
const PER_LESSON = 2;

/** A word of the question with everything that means the same. */
type Asked = { ways: string[][]; weight: number };

export class Search {
  readonly #entries: readonly Entry[];
  readonly #same = new Map<string, readonly string[]>();
  readonly #index: MiniSearch<Entry & { id: number }>;

  private constructor({ entries, same }: SearchFile) {
    this.#entries = entries;
    for (const names of same) for (const name of names) this.#addSame(nameOf(name), names);
    this.#index = new MiniSearch({
      fields: ['title', 'names', 'within', 'text'],
      tokenize: termsOf,
      processTerm: (term) => term,
    });
  }

  /** Built in pieces, so that letters can be typed meanwhile. */
  static async of(file: SearchFile): Promise<Search> {
    const search = new Search(file);
    const documents = file.entries.map((entry, id) => ({ ...entry, id }));
    await search.#index.addAllAsync(documents, { chunkSize: AT_ONCE });
    return search;
  }

  #addSame(name: string, names: readonly string[]): void {
    this.#same.set(name, [...new Set([...(this.#same.get(name) ?? []), ...names])]);
  }

  ask(typed: string, perKind = PER_KIND): Answer {
    const query = typed.trim();
    if (isInitials(query)) return this.#answer(this.#byInitials(query), perKind);
    const found = looksBroken(query) ? [] : this.#find(query);
    if (found.length > 0) return this.#answer(found, perKind);
    const instead = otherKeyboard(query);
    const other = instead ? this.#find(instead) : [];
    if (other.length > 0) return { ...this.#answer(other, perKind), instead };
    const slipped = this.#find(query, 2);
    if (slipped.length > 0) return this.#answer(slipped, perKind);
    return { groups: [], instead: null, perhaps: nearest(query, this.#names()) };
  }

  #answer(found: readonly Found[], perKind: number): Answer {
    const ofLesson = new Map<string, number>();
    const shown = found.filter(({ entry }) => {
      if (entry.kind !== 'lesson') return true;
      const page = pageOf(entry);
      ofLesson.set(page, (ofLesson.get(page) ?? 0) + 1);
      return ofLesson.get(page)! <= PER_LESSON;
    });
    const groups = KINDS.map((kind) => ({
      kind,
      found: shown.filter(({ entry }) => entry.kind === kind).slice(0, perKind),
    })).filter((group) => group.found.length > 0);
    const best = ({ found: [first] }: Group): number => first?.score ?? 0;
    return { groups: groups.sort((a, b) => best(b) - best(a)), instead: null, perhaps: [] };
  }

  #find(query: string, slips = 1): Found[] {
    const asked = this.#askedOf(query);
    if (asked.length === 0) return [];
    const terms = [...new Set(asked.flatMap(({ ways }) => ways.flat()))];
    const last = wordsOf(query).at(-1)?.terms.at(-1);
    const whole = nameOf(query);
    const results = this.#index.search(terms.join('\n'), {
      tokenize: (text) => text.split('\n'),
      boost: { title: 4, names: 1.5, within: 1.2, text: 1 },
      fuzzy: (term) => this.#isSlip(term) && Math.max(slips, term.length > 7 ? 2 : 1),
      prefix: (term) => term === last && (/^[a-z0-9.-]{2,}$/.test(term) || /^[가-힣]$/.test(term)),
    });
    return results
      .map(({ id, score, terms: matched, queryTerms }) => {
        const entry = this.#entries[id]!;
        const covered = coverage(asked, new Set(queryTerms));
        const weight = score * covered ** 3 * likeName(entry, whole);
        return { entry, score: weight, terms: matched, covered };
      })
      .filter(({ covered }) => covered >= ENOUGH)
      .sort((a, b) => b.score - a.score);
  }

  /** The words of a question; a run of up to three that is a name stands for all names of that thing. */
  #askedOf(query: string): Asked[] {
    const words = wordsOf(query);
    const asked: Asked[] = [];
    for (let i = 0; i < words.length; ) {
      const length = [3, 2, 1].find((n) => this.#same.has(joined(words.slice(i, i + n)))) ?? 1;
      const run = words.slice(i, i + length);
      const names = this.#same.get(joined(run)) ?? [];
      const ways = [run.flatMap(({ terms }) => terms), ...names.map(termsOf)].filter((way) => way.length > 0);
      asked.push({ ways, weight: run.every(({ filler }) => filler) ? FILLER_WEIGHT : run.length });
      i += length;
    }
    return asked;
  }

  /** A Latin word that stands nowhere is taken for one that is nearly it. */
  #isSlip(term: string): boolean {
    if (!/^[a-z]{4,}$/.test(term)) return false;
    return this.#index.search(term, { tokenize: (text) => [text], fuzzy: false }).length === 0;
  }

  #byInitials(query: string): Found[] {
    const wanted = squeezed(query);
    return this.#entries
      .flatMap((entry) => {
        const names = [entry.title, ...(entry.names ?? [])].map(initialsOf);
        const hit = names.find((name) => name.includes(wanted));
        if (hit === undefined) return [];
        return [{ entry, score: wanted.length / hit.length + (hit.startsWith(wanted) ? 1 : 0), terms: [] }];
      })
      .sort((a, b) => b.score - a.score);
  }

  #names(): string[] {
    return [...new Set(this.#entries.flatMap(({ title, names = [] }) => [title, ...names]))];
  }
}

const joined = (words: ReadonlyArray<{ is: string }>): string => words.map(({ is }) => squeezed(is)).join('');
const pageOf = ({ href }: Entry): string => href.split('#')[0]!;

/** How much of the question is there, from 0 to 1; another name counts only as a whole. */
function coverage(asked: readonly Asked[], there: ReadonlySet<string>): number {
  let sum = 0;
  let all = 0;
  for (const { ways, weight } of asked) {
    const parts = ways.map((way) => way.filter((term) => there.has(term)).length / way.length);
    sum += weight * Math.max(...parts.map((part, i) => (i === 0 || part === 1 ? part : 0)));
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}

/** What is called so comes before what only speaks of it, and a lesson before one of its sections. */
function likeName(entry: Entry, whole: string): number {
  const names = [entry.title, ...(entry.names ?? [])].map(nameOf);
  const isThing = entry.kind === 'term' || entry.kind === 'machine';
  if (names.includes(whole)) return isThing ? 5 : 4;
  if (isThing && names.some((name) => isSlipOf(name, whole))) return 3;
  const isSection = entry.kind === 'lesson' && entry.href.includes('#');
  if (isSection) return 1;
  return names.some((name) => name.startsWith(whole)) ? 1.6 : 1.25;
}

const isSlipOf = (name: string, whole: string): boolean =>
  Math.abs(name.length - whole.length) < 2 && alike(name, whole) > NEARLY;
