/** Lessons by module, in reading order, with the titles a module declares. */

import { type CollectionEntry, getCollection } from 'astro:content';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '#lab';
import { Module, type Sources, takeApart, type Version, versionsIn } from '#lesson';
import { hrefIn, type Language } from '../i18n/index.ts';
import { theCourse } from './course.ts';

export type LessonEntry = CollectionEntry<'lessons'>;
export type CourseModule = { slug: string; title: string; order: number; lessons: LessonEntry[] };

/** "linux-basics/01-addresses" of "linux-basics/01-addresses/ko". */
export const lessonPath = (entry: LessonEntry): string => entry.id.split('/').slice(0, 2).join('/');

export async function modulesIn(language: Language): Promise<CourseModule[]> {
  const entries = await getCollection('lessons', ({ id }) => id.endsWith(`/${language}`));
  const bySlug = Map.groupBy(entries, ({ id }) => id.split('/')[0]!);
  return [...bySlug]
    .map(([slug, lessons]) => {
      const { title, order } = readModule(slug);
      return {
        slug,
        title: title[language],
        order,
        lessons: lessons.sort((a, b) => a.id.localeCompare(b.id)),
      };
    })
    .sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug));
}

function readModule(slug: string): Module {
  const file = `content/${slug}/module.yaml`;
  const path = join(__REPOSITORY__, file);
  if (!existsSync(path)) return { title: { ko: slug, en: slug }, order: 0 };
  return parseYaml(file, readFileSync(path, 'utf8'), Module, ['title', 'order', 'lead']);
}

export type Source = Sources[string];

/** What a lesson leans on, in the order in which it names them; lint has seen that each is there. */
export function sourcesOf(lesson: LessonEntry): Source[] {
  const { sources } = theCourse();
  return lesson.data.sources.flatMap((id) => sources[id] ?? []);
}

/** Versions and values its text refers to, each with where we know it from. */
export function versionsOf(
  lesson: LessonEntry,
): Array<Omit<Version, 'source'> & { source: Source | undefined }> {
  const { versions, sources } = theCourse();
  return versionsIn(lesson.body ?? '').flatMap((id) => {
    const version = versions[id];
    return version ? [{ ...version, source: sources[version.source] }] : [];
  });
}

/** Lessons to read first; one that is still owed has a title and no address. */
export async function needsOf(
  lesson: LessonEntry,
  language: Language,
): Promise<Array<{ title: string; href: string | null }>> {
  const written = await getCollection('lessons', ({ id }) => id.endsWith(`/${language}`));
  const { planned } = theCourse();
  return lesson.data.needs.map((id) => {
    const found = written.find((one) => lessonPath(one) === id);
    const title = found?.data.title ?? planned.find((one) => one.id === id)?.title[language] ?? id;
    return { title, href: found ? hrefIn(language, `/learn/${id}/`) : null };
  });
}

/** Ids of the questions that stand in the text itself. */
export const placedQuestions = (lesson: LessonEntry): string[] =>
  takeApart(lesson.body ?? '').tags.flatMap(({ name, attributes }) =>
    name === 'Question' ? (attributes.get('id') ?? []) : [],
  );
