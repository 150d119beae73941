/** Lessons and stage guides, read from the rooms that own them. */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { Lesson } from '#lesson';

const withoutEnding = ({ entry }: { entry: string }) => entry.replace(/\.mdx$/, '');

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: './content', pattern: '*/*/{ko,en}.mdx', generateId: withoutEnding }),
    schema: Lesson,
  }),
  guides: defineCollection({
    loader: glob({ base: './labs/stages', pattern: '*/{ko,en}.mdx', generateId: withoutEnding }),
    schema: z.looseObject({}),
  }),
};
