/** `/api/answers`: what a learner answered in lessons; told by browsers when they can, asked for by those that missed some. */
import { z } from 'zod';
import { AnswersGiven } from '#protocol';
import type { Backend } from './backend.ts';
import { Refused } from './refusals.ts';
import { type Route, readBody } from './route.ts';

const Change = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export function answerRoutes(answers: Backend['answers']): Record<string, Record<string, Route>> {
  return {
    '/api/answers': {
      GET: {
        open: false,
        answer: ({ session, query }) => {
          const after = Change.safeParse(query.get('after') ?? '0');
          if (!after.success) throw new Refused('bad-request');
          return answers.since(session.learner, after.data);
        },
      },
      POST: {
        open: false,
        answer: async ({ request, session }) => {
          const given = await readBody(request, AnswersGiven);
          if (!answers.keep(session.learner, given)) throw new Refused('too-large');
          return { kept: given.answers.length + given.withdrawn.length };
        },
      },
    },
  };
}
