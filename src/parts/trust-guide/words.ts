import type { Answers, Proof, Question, Verdict } from './model.ts';
import { en } from './words.en.ts';
import { ko } from './words.ko.ts';

/** A fact with the time at which it was so, and the source it was read in. */
export type Fact = { when: string; is: string; source?: string };
export type Words = {
  kind: string;
  ask: string;
  asOf: string;
  questions: { [Q in Question]: { ask: string; choices: Record<Answers[Q], string> } };
  weights: Record<'needed' | 'look' | 'not', string>;
  verdicts: Record<Verdict, { is: string; do: string }>;
  proofs: Record<Proof, { name: string; is: string; facts: Fact[] }>;
  holders: string;
  told: string;
  grades: { caption: string; heads: [string, string, string]; rows: Array<[string, string, string]> };
};

export const words: Record<'ko' | 'en', Words> = { ko, en };
