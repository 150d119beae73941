/** What a reader has put down for a question of each kind, and which of it is right. */
import type { CheckResult } from '#protocol';
import { words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { inPlace, isSame, judgeShort } from './judge.ts';

/** A part of the answer: where it stands on the page and which reason belongs to it. */
export type Mark = { where: Element; right: boolean; reason: string | null };
/** `null`: nothing put down yet. `sorry` says why nobody can tell. */
export type Outcome =
  | { is: 'judged'; right: boolean; marks: Mark[]; note?: string; reason?: string }
  | { is: 'sorry'; note: string }
  | { is: 'nothing' };

type Sheet = (question: HTMLElement) => Outcome | Promise<Outcome>;

const NOTHING: Outcome = { is: 'nothing' };
const all = (question: Element, selector: string): HTMLElement[] => [
  ...question.querySelectorAll<HTMLElement>(selector),
];

const options: Sheet = (question) => {
  const labels = all(question, '[data-option]');
  const chosen = labels.filter((label) => must<HTMLInputElement>('input', label).checked);
  if (chosen.length === 0) return NOTHING;
  const isRight = (label: HTMLElement): boolean => label.dataset.right !== undefined;
  const marks = chosen.map((label) => ({
    where: label,
    right: isRight(label),
    reason: label.dataset.option ?? null,
  }));
  const wrong = chosen.some((label) => !isRight(label));
  const missing = labels.filter(isRight).length - chosen.filter(isRight).length;
  const more = question.dataset.kind === 'many' && !wrong && missing > 0;
  return { is: 'judged', right: !wrong && missing === 0, marks, ...(more ? { note: words.quizMore } : {}) };
};

const order: Sheet = (question) => {
  const items = all(question, '[data-item]');
  const right = inPlace(items.map((item) => Number(item.dataset.item)));
  const marks = items.map((where, i) => ({
    where,
    right: right[i]!,
    reason: right[i] ? null : (where.dataset.item ?? null),
  }));
  return { is: 'judged', right: right.every(Boolean), marks };
};

const match: Sheet = (question) => {
  const pairs = all(question, '[data-pair]');
  const chosen = pairs.map((pair) => must<HTMLSelectElement>('select', pair).value);
  if (chosen.includes('')) return NOTHING;
  const marks = pairs.map((where, i) => {
    const right = chosen[i] === where.dataset.right;
    return { where, right, reason: right ? null : (where.dataset.pair ?? null) };
  });
  return { is: 'judged', right: marks.every((mark) => mark.right), marks };
};

const typedIn = (question: Element): string =>
  must<HTMLInputElement | HTMLSelectElement>('[name="answer"]', question).value.trim();

const short: Sheet = (question) => {
  const typed = typedIn(question);
  if (!typed) return NOTHING;
  const { accept, wrong } = JSON.parse(question.dataset.accepted ?? '{}') as {
    accept: string[];
    wrong: string[][];
  };
  const { right, usual } = judgeShort(typed, accept, wrong);
  return { is: 'judged', right, marks: [], ...(usual === null ? {} : { reason: String(usual) }) };
};

type Expected =
  | { kind: 'value' | 'machines'; answers: string[] }
  | { kind: 'seen'; stage: number; step: string; check: string; machine: string };

const lab: Sheet = async (question) => {
  const typed = typedIn(question);
  if (!typed) return NOTHING;
  const expected = JSON.parse(question.dataset.expected ?? '{}') as Expected;
  const answers = expected.kind === 'seen' ? await seenIn(expected) : expected.answers;
  if (answers === null) return { is: 'sorry', note: words.quizLabAway };
  if (answers.length === 0) return { is: 'sorry', note: words.quizLabNotSeen };
  const right = answers.some((one) => isSame(typed, one));
  return { is: 'judged', right, marks: [], ...(right ? {} : { reason: 'otherwise' }) };
};

/** What a check saw last on a machine of this learner; null when no server tells. */
async function seenIn({
  stage,
  step,
  check,
  machine,
}: Extract<Expected, { kind: 'seen' }>): Promise<string[] | null> {
  try {
    const response = await fetch(`/api/results?stage=${stage}`, { cache: 'no-store' });
    if (!response.ok) return null;
    const { results } = (await response.json()) as { results: CheckResult[] };
    const found = results.find((one) => one.step === step && one.check === check);
    const conditions = found?.machines.find((one) => one.machine === machine)?.conditions ?? [];
    return conditions.flatMap(({ seen }) => (seen ? [seen] : []));
  } catch {
    return null;
  }
}

export const SHEETS: Record<string, Sheet> = {
  choice: options,
  many: options,
  predict: options,
  order,
  match,
  short,
  lab,
};
