/** Everything that can be found, gathered when the site is built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stageName } from '#lab';
import { takeApart } from '#lesson';
import { theCourse } from '../course/course.ts';
import { filled, plain } from '../course/inline.ts';
import { inventory, stages } from '../course/outline.ts';
import { hrefIn, type Language, wordsOf } from '../i18n/index.ts';
import { pathWords } from '../i18n/paths.ts';
import { recordingWords } from '../i18n/recordings.ts';
import type { Entry, SearchFile } from './entry.ts';

const SAME = 'src/search/same.yaml';

/** A lesson as it was written; `anchors` are those of its headings, in order. */
export type LessonText = {
  id: string;
  module: string;
  title: string;
  goal: string;
  body: string;
  anchors: readonly string[];
};

export function searchFile(language: Language, lessons: readonly LessonText[]): SearchFile {
  const { glossary, versions } = theCourse();
  const entries = [
    ...lessons.flatMap((lesson) => lessonEntries(lesson, language)),
    ...wordEntries(language),
    ...labEntries(language),
    ...machineEntries(language),
    ...pageEntries(language),
  ];
  const same = [
    ...Object.values(glossary).map(({ ko, en }) => [ko.name, ...ko.also, en.name, ...en.also]),
    ...Object.values(versions).map(({ name, also }) => [name, ...also]),
    ...(parse(readFileSync(join(__REPOSITORY__, SAME), 'utf8')) as string[][]),
  ].map((names) => [...new Set(names)]);
  return { entries, same: same.filter(({ length }) => length > 1) };
}

function lessonEntries({ id, module, title, goal, body, anchors }: LessonText, language: Language): Entry[] {
  const [intro = '', ...sections] = sectionsOf(body);
  const planned = theCourse().planned.find((one) => one.id === id);
  const names = [planned?.title.ko, planned?.title.en].filter((name) => name !== undefined && name !== title);
  const href = hrefIn(language, `/learn/${id}/`);
  const whole: Entry = {
    kind: 'lesson',
    href,
    title,
    within: module,
    names: names as string[],
    text: `${goal}\n${intro}`,
  };
  return [
    whole,
    ...sections.map((text, i): Entry => {
      const [heading = '', ...rest] = text.split('\n');
      return {
        kind: 'lesson',
        href: `${href}#${anchors[i] ?? ''}`,
        title: heading,
        within: title,
        text: rest.join('\n'),
      };
    }),
  ];
}

/** What stands before the first heading, then each heading with what follows it: as text, the texts of parts too. */
export function sectionsOf(body: string): string[] {
  const text = filled(body);
  const { proseWithCode, headings, tags, fences } = takeApart(text);
  const lines = proseWithCode.split('\n');
  const starts = [1, ...headings.map(({ line }) => line)];
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? lines.length + 1;
    const here = ({ line }: { line: number }): boolean => line >= start && line < end;
    const said = tags.filter(here).flatMap(({ texts }) => texts.filter((one) => /\s|[가-힣]/.test(one)));
    const code = fences.filter((one) => one.lang !== 'mermaid' && here(one)).map((one) => one.code);
    return [...lines.slice(start - 1, end - 1), ...said, ...code].map(tidy).filter(Boolean).join('\n');
  });
}

const tidy = (line: string): string =>
  line
    .replace(/\u2003/g, '')
    .replace(/^\s*(?:#+|[-*>]|\d+\.)\s+|\*\*|`|\s*\{#[\w-]+\}\s*$/g, '')
    .replace(/^[\s|:-]+$|^\||\|$/g, '')
    .replace(/\s*\|\s*/g, ' · ')
    .trim();

function wordEntries(language: Language): Entry[] {
  const other = language === 'ko' ? 'en' : 'ko';
  return Object.entries(theCourse().glossary).map(([id, term]) => ({
    kind: 'term',
    href: `${hrefIn(language, '/glossary/')}#${id}`,
    title: term[language].name,
    names: [...term[language].also, term[other].name, ...term[other].also],
    text: term[language].is,
  }));
}

function labEntries(language: Language): Entry[] {
  return stages.flatMap(({ slug, number, title, goal, steps }) => {
    const href = hrefIn(language, `/lab/${slug}/`);
    const name = stageName(number, language);
    const guide = readFileSync(join(__REPOSITORY__, 'labs/stages', slug, `${language}.mdx`), 'utf8');
    const text = [goal[language], ...sectionsOf(guide)].join('\n');
    const stage: Entry = { kind: 'lab', href, title: title[language], within: name, names: [name], text };
    return [
      stage,
      ...steps.map(
        (step): Entry => ({
          kind: 'lab',
          href: `${href}#step-${step.id}`,
          title: plain(step.title[language]),
          within: `${name} · ${title[language]}`,
          text: step.checks.map((check) => plain(check.title[language])).join('\n'),
        }),
      ),
    ];
  });
}

function machineEntries(language: Language): Entry[] {
  return inventory.machines.map(({ id, hostname, ip, title, role, stack, ports }) => ({
    kind: 'machine',
    href: hrefIn(language, `/lab/machines/${id}/`),
    title: hostname,
    within: title[language],
    names: [title.ko, title.en, id, ip, ...stack.split(', ')],
    text: `${role[language]}\n${stack}\n${ports.join(', ')}`,
  }));
}

function pageEntries(language: Language): Entry[] {
  const words = wordsOf(language);
  const recordings = recordingWords(language);
  const pages: Array<[path: string, title: string, text: string]> = [
    ['/learn/', words.learnTitle, words.learnLead],
    ['/glossary/', words.glossaryTitle, words.glossaryLead],
    ['/review/', words.reviewTitle, words.reviewLead],
    ['/lab/', words.labTitle, words.labLead],
    ['/me/', words.meTitle, words.meLead],
    ['/me/recordings/', recordings.title, recordings.lead],
  ];
  const paths = Object.entries(theCourse().paths).map(
    ([id, { title, lead }]): Entry => ({
      kind: 'page',
      href: hrefIn(language, `/paths/${id}/`),
      title: title[language],
      within: pathWords(language).title,
      text: lead[language],
    }),
  );
  return [
    ...pages.map(
      ([path, title, text]): Entry => ({ kind: 'page', href: hrefIn(language, path), title, text }),
    ),
    ...paths,
  ];
}
