/** Answers to questions, `/api/answers`: kept in the browser first, so one may come twice, late, or long after it was given. */
import { z } from 'zod';

/** How well a question went, in the words of spaced repetition; 1 is missed. */
export const GRADE = { missed: 1, hard: 2, good: 3, easy: 4 } as const;

/** As many as go into one request; a browser with more sends several. */
export const ANSWERS_AT_ONCE = 32;

/** What one learner may have on the server: every question of the course fifty times over. */
export const MAX_ANSWERS = 20_000;

const AnswerId = z.uuid();

export const Answer = z.strictObject({
  /** Made by the browser: the same answer sent twice is one answer. */
  id: AnswerId,
  /** "foundations/02-nist-definition/ticket-desk" */
  question: z
    .string()
    .max(160)
    .regex(/^[a-z0-9-]+\/\d{2}-[a-z0-9-]+\/[a-z0-9-]+$/),
  grade: z.number().int().min(GRADE.missed).max(GRADE.easy),
  /** By the clock of the browser. */
  at: z.iso.datetime(),
});
export type Answer = z.infer<typeof Answer>;

export const AnswersGiven = z.strictObject({
  answers: z.array(Answer).max(ANSWERS_AT_ONCE),
  /** Taken back by the learner: "that was a slip". */
  withdrawn: z.array(AnswerId).max(ANSWERS_AT_ONCE),
});
export type AnswersGiven = z.infer<typeof AnswersGiven>;

/** What changed after `after`, which is the `change` of an earlier reply, or 0. */
export type AnswersKept = { answers: Answer[]; withdrawn: string[]; change: number };
