/** content/glossary.yaml: the words of the course in both languages, short, with the lesson that tells more. */
import { z } from 'zod';
import { Slug } from './ids.ts';
import { LessonId } from './lesson.ts';

const Entry = z.strictObject({
  name: z.string().min(1),
  also: z.array(z.string().min(1)).default([]).describe('other spellings and long forms'),
  is: z.string().min(10, 'must explain the word in a sentence').max(220, 'must stay under 220 characters'),
});

export const Term = z.strictObject({
  ko: Entry,
  en: Entry,
  taught: LessonId.optional().describe(
    'the lesson that explains it in full; there it must stand in a <Term>',
  ),
  see: z.array(Slug).default([]).describe('related words'),
});
export type Term = z.infer<typeof Term>;
export const Glossary = z.record(Slug, Term);
export type Glossary = z.infer<typeof Glossary>;
