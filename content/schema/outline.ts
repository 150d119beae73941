/** content/outline.yaml: the whole course, written or not. Whether a lesson is written is seen, never typed. */
import { z } from 'zod';
import { CarriedId, Slug } from './ids.ts';

const Title = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
const Reason = z.string().min(10, 'must say why, in a sentence');

export const OutlineLesson = z.strictObject({
  slug: Slug,
  title: Title,
  carries: z.array(CarriedId).default([]).describe('corrections and tables that facts.yaml must have'),
  without: z
    .strictObject({ length: Reason.optional(), interactive: Reason.optional(), questions: Reason.optional() })
    .default({})
    .describe('rules this lesson may break, each with its reason'),
  beyond: z.boolean().default(false).describe('not one of the 88: it prepares a stage'),
});

export const Outline = z.strictObject({
  modules: z.array(z.strictObject({ slug: Slug, title: Title, lessons: z.array(OutlineLesson).min(1) })),
});
export type Outline = z.infer<typeof Outline>;

/** One lesson of the outline with the place it has in the course. */
export type PlannedLesson = z.infer<typeof OutlineLesson> & {
  /** "foundations/02-nist-definition" */
  id: string;
  /** "M01" */
  module: string;
  moduleSlug: string;
};

/** Every lesson in reading order; its folder is numbered by its place in the module. */
export function plannedLessons({ modules }: Outline): PlannedLesson[] {
  return modules.flatMap(({ slug, lessons }, m) =>
    lessons.map((lesson, i) => ({
      ...lesson,
      id: `${slug}/${twoDigits(i + 1)}-${lesson.slug}`,
      module: `M${twoDigits(m + 1)}`,
      moduleSlug: slug,
    })),
  );
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
