/** facts.yaml of a lesson: what it must carry, and the words by which a reader would find it there. */
import { z } from 'zod';
import { CarriedId, Slug } from './ids.ts';

export const Fact = z.strictObject({
  id: z.union(
    [Slug, CarriedId],
    'must be lower-case words joined by dashes, or an id like "C-013" or "T-05"',
  ),
  kind: z.enum(['fact', 'table', 'correction', 'figure']),
  is: z.string().min(10, 'must say it in a short English statement'),
  find: z
    .strictObject({
      ko: z.array(z.string().min(2)).min(1),
      en: z.array(z.string().min(2)).min(1),
    })
    .describe('every one of these must stand in that language: prose, parts or questions'),
});
export type Fact = z.infer<typeof Fact>;
export const Facts = z.array(Fact);
export type Facts = z.infer<typeof Facts>;
