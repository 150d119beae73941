/** quiz.yaml of a lesson: questions in both languages, each wrong answer with the reason why it is wrong. */
import { z } from 'zod';
import { StageName, Text } from '#lab';
import { Slug } from './ids.ts';
import { LessonId } from './lesson.ts';

/** What every question has. `because` explains the right answer and is shown after any answer. */
const COMMON = {
  id: Slug.describe('stays as it is: the results of learners hang on it'),
  ask: Text,
  because: Text.describe('why the right answer is right; shown after any answer'),
  hint: Text.optional(),
  see: LessonId.optional().describe('where to read on, when it is not this lesson'),
};

const Option = z.strictObject({
  is: Text,
  right: z.literal(true).optional(),
  why: Text.optional().describe('what is wrong about it; every wrong one needs it'),
});
type Option = z.infer<typeof Option>;

/** One list for both languages, or one for each. */
const Words = z.union([
  z.array(z.string().min(1)).min(1),
  z.strictObject({ ko: z.array(z.string().min(1)).min(1), en: z.array(z.string().min(1)).min(1) }),
]);
export type Words = z.infer<typeof Words>;

const shuffle = z.boolean().default(true).describe('false keeps the order in which the options are written');

const everyWrongExplained = (options: Option[], context: z.RefinementCtx): void => {
  for (const [i, option] of options.entries()) {
    if (option.right || option.why) continue;
    context.addIssue({
      code: 'custom',
      path: ['options', i],
      message: 'is wrong without saying why; add "why"',
    });
  }
};

const Choice = z
  .strictObject({ ...COMMON, kind: z.literal('choice'), options: z.array(Option).min(2), shuffle })
  .superRefine(({ options }, context) => {
    if (options.filter(({ right }) => right).length !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'a choice has exactly one option with "right: true"; for several write "kind: many"',
      });
    }
    everyWrongExplained(options, context);
  });

const Many = z
  .strictObject({ ...COMMON, kind: z.literal('many'), options: z.array(Option).min(3), shuffle })
  .superRefine(({ options }, context) => {
    if (!options.some(({ right }) => right)) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: 'at least one option needs "right: true"',
      });
    }
    everyWrongExplained(options, context);
  });

const Order = z.strictObject({
  ...COMMON,
  kind: z.literal('order'),
  items: z
    .array(z.strictObject({ is: Text, why: Text.describe('why it stands here') }))
    .min(3)
    .describe('in the right order; the page mixes them'),
});

const Match = z.strictObject({
  ...COMMON,
  kind: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: Text, right: Text, why: Text.describe('why these two belong together') }))
    .min(3),
  extra: z.array(Text).default([]).describe('answers that belong to nothing'),
});

const Short = z.strictObject({
  ...COMMON,
  kind: z.literal('short'),
  accept: Words.describe('right answers; case, spaces and Korean particles do not matter'),
  wrong: z
    .array(z.strictObject({ is: Words, why: Text }))
    .min(1)
    .describe('wrong answers people give, each with its reason'),
});

const Predict = z
  .strictObject({
    ...COMMON,
    kind: z.literal('predict'),
    options: z.array(Option).min(2).optional().describe('without them the reader judges the own guess'),
    shuffle,
  })
  .superRefine(({ options }, context) => {
    if (options) everyWrongExplained(options, context);
  });

/** Where the right answer of a `lab` question comes from. */
const Expected = z.union([
  z.strictObject({
    machines: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe('"group:control", "ctl-01" or a list: any one of them is right'),
  }),
  z.strictObject({ value: z.string().min(1).describe('a text with references, "{{pg-01.ip}}"') }),
  z.strictObject({
    seen: z
      .strictObject({
        stage: StageName,
        step: Slug,
        check: Slug,
        on: z.string().min(1),
      })
      .describe('what that check saw last on that machine of this learner'),
  }),
]);
export type Expected = z.infer<typeof Expected>;

const Lab = z.strictObject({
  ...COMMON,
  kind: z.literal('lab'),
  expect: Expected,
  look: Text.optional().describe('how to find out; a command in backticks'),
  otherwise: Text.describe('why any other answer is wrong'),
});

export const Question = z.discriminatedUnion('kind', [Choice, Many, Order, Match, Short, Predict, Lab]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];

export const Quiz = z.array(Question).superRefine((questions, context) => {
  const seen = new Set<string>();
  for (const [i, { id }] of questions.entries()) {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [i, 'id'], message: `"${id}" is taken by a question above` });
    seen.add(id);
  }
});
export type Quiz = z.infer<typeof Quiz>;

export const wordsIn = (words: Words, language: 'ko' | 'en'): string[] =>
  Array.isArray(words) ? words : words[language];

/** Every sentence of a quiz in one language, with the place it has in the file. */
export function textsOfQuiz(value: unknown, language: 'ko' | 'en', path: PropertyKey[] = []): Placed[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => textsOfQuiz(item, language, [...path, i]));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key];
    if (key === language && typeof item === 'string') return [{ path: here, text: item }];
    if (key === language && Array.isArray(item))
      return item.map((one, i) => ({ path: [...here, i], text: String(one) }));
    return textsOfQuiz(item, language, here);
  });
}
export type Placed = { path: PropertyKey[]; text: string };
