import { globSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Language } from '../i18n/index.ts';

vi.stubGlobal('__REPOSITORY__', process.cwd());
const { searchFile } = await import('./gather.ts');
const { Search } = await import('./engine.ts');

type Query = { ask: string; is: string | string[] };
const queries = parse(readFileSync('src/search/queries.yaml', 'utf8')) as Record<Language, Query[]>;

/** Of sixty questions three may miss. */
const ENOUGH = 57 / 60;

function lessonsIn(language: Language) {
  return globSync(`content/*/*/${language}.mdx`).map((file) => {
    const [, head = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
    const { title, goal } = parse(head) as { title: string; goal: string };
    const id = file.split('/').slice(1, 3).join('/');
    return { id, module: id.split('/')[0]!, title, goal, body, anchors: [] };
  });
}

const places = { ko: searchFile('ko', lessonsIn('ko')), en: searchFile('en', lessonsIn('en')) };
const pageOf = (href: string): string => href.replace(/#.*/, '');

test('people find what they look for as the first thing', async () => {
  const missed: string[] = [];
  let asked = 0;
  for (const language of ['ko', 'en'] as const) {
    const { entries } = places[language];
    const there = new Set(entries.flatMap(({ href }) => [href, pageOf(href)]));
    const search = await Search.of(places[language]);
    for (const { ask, is } of queries[language]) {
      const right = [is].flat();
      if (!there.has(right[0]!)) continue;
      asked++;
      const first = search.ask(ask).groups[0]?.found[0]?.entry.href ?? 'nothing';
      if (!right.includes(first) && !right.includes(pageOf(first)))
        missed.push(`${ask} → ${first}, not ${right}`);
    }
  }
  const told = `${asked - missed.length} of ${asked} found; missed:\n${missed.join('\n')}`;
  console.info(told);
  expect((asked - missed.length) / asked, told).toBeGreaterThanOrEqual(ENOUGH);
});

test('every query names a place of the course, written or planned', async () => {
  const { theCourse } = await import('../course/course.ts');
  const planned = new Set(theCourse().planned.map(({ id }) => id));
  const unknown = Object.values(queries)
    .flat()
    .flatMap(({ is }) => is)
    .filter((href) => {
      const lesson = /\/learn\/(.+?\/.+?)\//.exec(href)?.[1];
      if (lesson) return !planned.has(lesson);
      return ![...places.ko.entries, ...places.en.entries].some(
        (one) => one.href === href || pageOf(one.href) === href,
      );
    });
  expect(unknown).toEqual([]);
  expect(Object.values(queries).flat().length).toBeGreaterThanOrEqual(60);
});
