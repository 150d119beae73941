/** #lesson: what a lesson may declare, and where its facts come from. */
import { z } from 'zod';

export const Lesson = z.strictObject({
  title: z.string().min(1),
  goal: z.string().min(1).describe('what the reader can do at the end, in one sentence'),
  minutes: z.number().int().positive(),
  sources: z.array(z.string()).default([]).describe('ids in content/sources.yaml'),
  stage: z.number().int().min(1).max(11).optional().describe('the lab stage that practises it'),
});
export type Lesson = z.infer<typeof Lesson>;

/** content/sources.yaml: what lessons link to, and when somebody last looked. */
export const Sources = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes'),
  z.strictObject({
    title: z.string().min(1),
    url: z.url({ protocol: /^https$/ }),
    checked: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like "2026-11-20", in quotes'),
  }),
);
export type Sources = z.infer<typeof Sources>;
