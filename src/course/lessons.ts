/** Lessons by module, in reading order, with the titles a module declares. */

import { type CollectionEntry, getCollection } from 'astro:content';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml, Text } from '#lab';
import { Sources } from '#lesson';
import type { Language } from '../i18n/index.ts';

const Module = z.strictObject({ title: Text, order: z.number().int().default(0) });

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

function readModule(slug: string): z.infer<typeof Module> {
  const file = `content/${slug}/module.yaml`;
  const path = join(__REPOSITORY__, file);
  if (!existsSync(path)) return { title: { ko: slug, en: slug }, order: 0 };
  return parseYaml(file, readFileSync(path, 'utf8'), Module, ['title', 'order']);
}

export type Source = Sources[string];

/** What a lesson leans on, in the order in which it names them; lint has seen that each is there. */
export function sourcesOf(lesson: LessonEntry): Source[] {
  const { sources } = lesson.data;
  if (sources.length === 0) return [];
  const file = 'content/sources.yaml';
  const all = parseYaml(file, readFileSync(join(__REPOSITORY__, file), 'utf8'), Sources, []);
  return sources.flatMap((id) => all[id] ?? []);
}
