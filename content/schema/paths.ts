/** content/paths.yaml: ways through the course for a time, for a kind of work, for one stage. */
import { z } from 'zod';
import { StageName } from '#lab';
import { Slug } from './ids.ts';
import { LessonId } from './lesson.ts';

const Text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });

export const CoursePath = z.strictObject({
  kind: z
    .enum(['days', 'people', 'stage'])
    .describe('how much time there is, what one does, or a stage to do'),
  title: Text,
  lead: Text.describe('for whom it is and what they can do afterwards, in a sentence'),
  parts: z
    .array(
      z.strictObject({
        title: Text,
        lessons: z.array(LessonId).min(1).describe('in the order in which they are read'),
        stages: z.array(StageName).default([]).describe('stages and tracks to do in the lab after them'),
      }),
    )
    .min(1),
});
export type CoursePath = z.infer<typeof CoursePath>;
export const CoursePaths = z.record(Slug, CoursePath);
export type CoursePaths = z.infer<typeof CoursePaths>;
