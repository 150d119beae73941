/** The head of a lesson, between the two lines of dashes in ko.mdx and en.mdx. */
import { z } from 'zod';
import { StageName } from '#lab';
import { Slug } from './ids.ts';

/** "foundations/02-nist-definition": module and folder, as in the address of the page. */
export const LessonId = z
  .string()
  .regex(/^[a-z0-9-]+\/\d{2}-[a-z0-9-]+$/, 'must be a lesson like "foundations/02-nist-definition"');

export const Lesson = z.strictObject({
  title: z.string().min(1),
  goal: z.string().min(1).describe('what the reader can do at the end, in one sentence'),
  minutes: z.number().int().positive().describe('reading and trying out; lint compares it with the text'),
  sources: z.array(Slug).default([]).describe('ids in content/sources.yaml'),
  needs: z.array(LessonId).default([]).describe('lessons to read first, "module/NN-slug"'),
  stage: z
    .union([StageName, z.array(StageName).min(1)])
    .optional()
    .describe('the lab stage that practises it, or several'),
});
export type Lesson = z.infer<typeof Lesson>;

/** The stages a lesson names, whether it names none, one or several. */
export const stagesOf = ({ stage }: Pick<Lesson, 'stage'>): number[] =>
  stage === undefined ? [] : [stage].flat();

/** content/<module>/module.yaml */
export const Module = z.strictObject({
  title: z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }),
  order: z.number().int().min(1).describe('M01 is 1'),
  lead: z
    .strictObject({ ko: z.string().min(1), en: z.string().min(1) })
    .optional()
    .describe('what the module is about, in a sentence or two'),
});
export type Module = z.infer<typeof Module>;
