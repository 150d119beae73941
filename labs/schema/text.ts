/** Sentences in both languages of the course. A missing one stops the lint run. */
import { z } from 'zod';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const Text = z.strictObject({
  ko: z.string().min(1).describe('한국어 문장'),
  en: z.string().min(1).describe('English sentence'),
});
export type Text = z.infer<typeof Text>;
