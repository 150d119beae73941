/** content/spelling.yaml: how this course writes its words, with the reason. */
import { z } from 'zod';

export const Spelling = z.strictObject({
  words: z.array(
    z.strictObject({
      wrong: z.string().min(1).describe('a regular expression over prose'),
      right: z.string().min(1),
      why: z.string().min(1),
      in: z.enum(['ko', 'en']).optional().describe('only in this language'),
      except: z.string().optional().describe('a regular expression; a match that touches one of it is fine'),
    }),
  ),
  particles: z
    .strictObject({ spoken: z.record(z.string(), z.string()).default({}) })
    .default({ spoken: {} })
    .describe('how Latin words are read in Korean where the last letter misleads: CSAP: "씨샙"'),
});
export type Spelling = z.infer<typeof Spelling>;
