/** content/sources.yaml: what lessons link to, and when somebody last looked. */
import { z } from 'zod';
import { DayOrMonth, Slug } from './ids.ts';

export const Sources = z.record(
  Slug,
  z.strictObject({
    title: z.string().min(1),
    url: z.url({ protocol: /^https$/, error: 'must be an address that begins with https://' }),
    checked: DayOrMonth.optional().describe('when our text was last compared with it; left out, it was not'),
    by: z.string().min(1).optional().describe('who paid for it, when that matters for how to read it'),
  }),
);
export type Sources = z.infer<typeof Sources>;
