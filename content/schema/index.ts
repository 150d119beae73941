/** #lesson: what a lesson may declare. */
import { z } from 'zod';

export const Lesson = z.strictObject({
  title: z.string().min(1),
  goal: z.string().min(1).describe('what the reader can do at the end, in one sentence'),
  minutes: z.number().int().positive(),
  sources: z.array(z.string()).default([]).describe('ids in content/sources.yaml'),
  stage: z.number().int().min(1).max(11).optional().describe('the lab stage that practises it'),
});
export type Lesson = z.infer<typeof Lesson>;
