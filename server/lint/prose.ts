/** Rules for the text of a lesson: no imports, known parts, headings in order, pictures with text, links that lead somewhere. */
import { AuthorError, fillReferences, type Inventory, suggestion, UnknownReference } from '#lab';
import { type Course, fillVersions, UnknownVersion } from '#lesson';
import type { LessonText, ReadLesson } from './lesson.ts';

/** What stands in a new lesson until its author has written something there. */
export const TO_BE_WRITTEN = '✍';

/** Pages that are always there; lessons, stages and machines are looked up. */
const FIXED_PAGES = /^\/(|learn\/|lab\/|me\/|review\/|glossary\/)$/;

export type Place = { course: Course; inventory: Inventory; stages: readonly string[] };

export function lintProse(text: LessonText, lesson: ReadLesson, place: Place): AuthorError[] {
  return [
    ...imports(text),
    ...toBeWritten(text),
    ...parts(text, place.course),
    ...headings(text),
    ...tables(text),
    ...pictures(text),
    ...links(text, place),
    ...terms(text, place.course),
    ...questions(text, lesson),
    ...references(text, place),
  ];
}

const at = (text: LessonText, line: number, remedy: string): AuthorError =>
  new AuthorError(`${text.file}:${line}`, '', remedy);

function imports(text: LessonText): AuthorError[] {
  return [...text.mdx.proseWithCode.matchAll(/^(import|export)\s/gm)].map(({ index }) =>
    at(
      text,
      text.mdx.lineAt(index),
      'a lesson has no imports; components are handed in, use them by name (docs/authoring.md lists them)',
    ),
  );
}

function toBeWritten(text: LessonText): AuthorError[] {
  return text.text
    .split('\n')
    .flatMap((line, i) =>
      line.includes(TO_BE_WRITTEN)
        ? [at(text, i + 1, `still to be written: ${line.trim().slice(0, 60)}`)]
        : [],
    );
}

function parts(text: LessonText, { parts: known }: Course): AuthorError[] {
  return text.mdx.tags.flatMap(({ name, line }) => {
    if (!/^[A-Z]/.test(name)) return [];
    const part = Object.hasOwn(known, name) ? known[name] : undefined;
    if (part?.guide) return [at(text, line, `<${name}> belongs in the guide of a stage, not in a lesson`)];
    if (part) return [];
    return [
      at(
        text,
        line,
        `there is no part <${name}>${suggestion(name, Object.keys(known))} (content/parts.yaml lists them)`,
      ),
    ];
  });
}

function headings(text: LessonText): AuthorError[] {
  let before = 1;
  return text.mdx.headings.flatMap(({ level, line }) => {
    const last = before;
    before = level;
    if (level === 1)
      return [at(text, line, 'the title of the head is the only first-level heading; begin with "##"')];
    if (level <= last + 1) return [];
    return [
      at(text, line, `a heading of level ${level} under one of level ${last}; use "${'#'.repeat(last + 1)}"`),
    ];
  });
}

/** Whoever hears a table is told what its first column holds. */
function tables(text: LessonText): AuthorError[] {
  return [...text.mdx.proseWithCode.matchAll(/^\|\s*\|.*\n\|[ :|-]+\|$/gm)].map(({ index }) =>
    at(text, text.mdx.lineAt(index), 'the first head of this table is empty; name what the column holds'),
  );
}

function pictures(text: LessonText): AuthorError[] {
  const withoutText = text.mdx.images.filter(({ alt }) => alt === '').map(({ line }) => line);
  for (const { name, attributes, line } of text.mdx.tags) {
    const shows = name === 'img' || (name === 'Picture' && attributes.has('src'));
    if (shows && !attributes.get('alt')?.trim()) withoutText.push(line);
  }
  return withoutText.map((line) =>
    at(text, line, 'a picture without text; say in "alt" what is to be seen in it'),
  );
}

function links(text: LessonText, place: Place): AuthorError[] {
  const hrefs = text.mdx.tags.flatMap(({ name, attributes, line }) =>
    name === 'a' && attributes.has('href') ? [{ href: attributes.get('href')!, line }] : [],
  );
  return [...text.mdx.links, ...hrefs].flatMap(({ href, line }) => {
    const wrong = linkTrouble(href, text, place);
    return wrong ? [at(text, line, `link "${href}": ${wrong}`)] : [];
  });
}

function linkTrouble(href: string, text: LessonText, { course, inventory, stages }: Place): string | null {
  if (/^https:\/\//.test(href)) return null;
  if (/^[a-z]+:/i.test(href)) return 'link with https';
  if (href.startsWith('#')) return null;
  if (!href.startsWith('/')) return 'write the whole path, from "/"';
  const english = href.startsWith('/en/');
  if (english !== (text.language === 'en')) {
    return english
      ? 'this is the Korean text; leave "/en" out'
      : `this is the English text; write "/en${href}"`;
  }
  const [path] = href.replace(/^\/en(?=\/)/, '').split('#') as [string];
  if (!path.endsWith('/')) return `pages end with "/"; write "${href.replace(/(#.*)?$/, '/$1')}"`;
  if (FIXED_PAGES.test(path)) return null;
  const [, kind, ...rest] = path.split('/').filter((part, i) => i === 0 || part !== '') as [
    string,
    string,
    ...string[],
  ];
  const name = rest.join('/');
  if (kind === 'learn') {
    const known = course.planned.map(({ id }) => id);
    return known.includes(name) ? null : `there is no lesson "${name}"${suggestion(name, known)}`;
  }
  if (kind === 'lab' && rest[0] === 'machines') {
    return inventory.machines.some(({ id }) => id === rest[1]) ? null : `there is no machine "${rest[1]}"`;
  }
  if (kind === 'lab')
    return stages.includes(name) ? null : `there is no stage "${name}"${suggestion(name, stages)}`;
  return 'there is no such page';
}

function terms(text: LessonText, { glossary }: Course): AuthorError[] {
  return text.mdx.tags.flatMap(({ name, attributes, line }) => {
    if (name !== 'Term') return [];
    const id = attributes.get('id');
    if (id === undefined) return [at(text, line, '<Term> needs the id of a word in content/glossary.yaml')];
    if (Object.hasOwn(glossary, id)) return [];
    return [
      at(text, line, `no word "${id}" in content/glossary.yaml${suggestion(id, Object.keys(glossary))}`),
    ];
  });
}

/** Ids of the questions a text places itself. */
export const placedQuestions = ({ mdx }: LessonText): Array<{ id: string; line: number }> =>
  mdx.tags.flatMap(({ name, attributes, line }) =>
    name === 'Question' ? [{ id: attributes.get('id') ?? '', line }] : [],
  );

function questions(text: LessonText, { quiz }: ReadLesson): AuthorError[] {
  const known = quiz.map(({ id }) => id);
  const seen = new Set<string>();
  return placedQuestions(text).flatMap(({ id, line }) => {
    if (!known.includes(id))
      return [at(text, line, `no question "${id}" in quiz.yaml${suggestion(id, known)}`)];
    if (seen.has(id)) return [at(text, line, `question "${id}" stands here twice`)];
    seen.add(id);
    return [];
  });
}

/** Every `{{…}}` must be one that can be filled. */
function references(text: LessonText, { course, inventory }: Place): AuthorError[] {
  return text.text.split('\n').flatMap((line, i) => {
    try {
      fillReferences(fillVersions(line, course.versions), inventory);
      return [];
    } catch (error) {
      if (error instanceof UnknownVersion || error instanceof UnknownReference)
        return [
          at(text, i + 1, `${error.message}; content/versions.yaml and labs/inventory.yaml have the names`),
        ];
      throw error;
    }
  });
}
