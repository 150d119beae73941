/** How things are called in the files of the course. */
import { z } from 'zod';

const WORDS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const Slug = z.string().regex(WORDS, 'an id is lower-case words joined by dashes');
export type Slug = z.infer<typeof Slug>;

/** A correction (C-013) or a table (T-05) of the course, as the outline asks for it. */
export const CarriedId = z.string().regex(/^[CT]-\d{2,3}$/, 'must look like "C-013" or "T-05"');

/** Some things are only known to the month. */
export const DayOrMonth = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a date like "2026-11-20" or a month like "2026-08", in quotes');
