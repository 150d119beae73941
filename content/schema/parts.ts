/** content/parts.yaml: what a lesson may use without importing it. Lint and docs/authoring.md read this list. */
import { z } from 'zod';

export const Part = z.strictObject({
  is: z.enum(['text', 'question', 'picture', 'interactive']),
  for: z.string().min(1).describe('what it is good for, in a few English words'),
  use: z.string().min(1).describe('the shortest real use, one line of MDX'),
  guide: z.boolean().default(false).describe('only in guides of stages'),
});
export const Parts = z.record(z.string().regex(/^[A-Z][A-Za-z]+$/, 'a part is named like <Timeline>'), Part);
export type Parts = z.infer<typeof Parts>;
